"""The golden messages: `python -m tests.alerts.goldens` writes them anew; read the difference before it is kept.

`headlines.txt` has every kind in every change and certainty. For every kind in every change, a digest of each sort and
notices there is what each channel carries: `email/NAME.eml` the mail as it goes over the wire, `text/NAME.txt` and
`html/NAME.html` its two parts, `webhook/NAME.json`, `apprise/NAME.txt`, and a line in `lines.jsonl` (a jsonl file and
standard output are given the same).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.alerts.examples import FILM, NOW, ZONE, alert, context, delivery, every_alert, every_mood
from tracker.alerts.compose import compose
from tracker.alerts.envelope import envelope, mail_bytes
from tracker.alerts.lines import line_of
from tracker.alerts.message import Context, Message
from tracker.alerts.server import mail_server
from tracker.alerts.words import headline
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.delivery import News
from tracker.domain.digest import Coverage, Digest, Missing
from tracker.domain.notice import Notice

FOLDER = Path(__file__).parent / "golden"
BROKEN = Notice(
    "n-broken",
    "trouble",
    "source Reel",
    "Reel does not answer",
    NOW,
    ("Not read since 13 Jan 2026, 09:00 CET: no answer within 20 s.", "See whether its address opens in a browser."),
)
MENDED = Notice("n-mended", "recovered", "source Reel", "Reel answers again", NOW + timedelta(hours=2))


def alerts() -> dict[str, Alert]:
    """Every kind in every change."""
    return {f"{told.development.kind}-{told.change}": told for told in every_alert()}


def notices() -> dict[str, Notice]:
    """Something that broke and works again."""
    return {"notice-trouble": BROKEN, "notice-recovered": MENDED}


def digests() -> dict[str, Digest]:
    """A day, a week with all that a digest may hold, one with nothing, and a burst."""
    other = replace(alert("acquisition", "new", "expected", film="Dìdi", quote="Focus is in talks."), id="a-other")
    day = Digest("g-day", "me", "daily", NOW, NOW - timedelta(days=1), coverage=Coverage(12, 12, 240))
    week = replace(
        day,
        id="g-week",
        reason="weekly",
        since=NOW - timedelta(days=7),
        alerts=(alert("trailer"), other, alert("release", "changed"), alert("festival", "withdrawn"), alert("sales")),
        notices=(BROKEN, MENDED),
        missing=(Missing(FILM, "opens in 14 days, no trailer heard of"),),
        coverage=Coverage(12, 10, 1, ("Reel", "Kino Courier")),
    )
    burst = Digest("g-burst", "me", "burst", NOW, alerts=(alert("award"),))
    return {
        "digest-daily": replace(day, alerts=(other,)),
        "digest-weekly": week,
        "digest-empty": day,
        "digest-burst": burst,
    }


def news() -> dict[str, News]:
    """Whatever may be told, by the name of its files."""
    return {**alerts(), **digests(), **notices()}


def messages() -> dict[str, Message]:
    """The message of each."""
    return {name: compose(told, _context(told)) for name, told in news().items()}


def goldens() -> dict[str, str]:
    """Every golden file by its name, as it is now."""
    told, composed = news(), messages()
    files = {"headlines.txt": _headlines(), "lines.jsonl": _lines(told, composed)}
    for name, message in composed.items():
        files |= {
            f"email/{name}.eml": _mail(told[name], message),
            f"text/{name}.txt": message.text,
            f"html/{name}.html": message.html,
            f"webhook/{name}.json": json.dumps(message.data, ensure_ascii=False, indent=1) + "\n",
            f"apprise/{name}.txt": f"{message.subject}\n\n{message.note}",
        }
    return files


def _context(told: News) -> Context:
    return context(told) if isinstance(told, Alert) else Context(NOW, ZONE)


def _headlines() -> str:
    return "".join(f"{told.change:9} {told.development.certainty:11} {headline(told)}\n" for told in every_mood())


def _lines(told: Mapping[str, News], composed: Mapping[str, Message]) -> str:
    return "".join(line_of(message, delivery(told[name]), NOW) for name, message in composed.items())


def _mail(told: News, message: Message) -> str:
    channel = Channel("me", "email", to=("Ana <ana@example.org>",), server="smtp+starttls://me:pw@mail.example.org")
    addressed = envelope(channel, mail_server(channel))
    return mail_bytes(message, delivery(told), addressed, NOW).decode("ascii").replace("\r\n", "\n")


if __name__ == "__main__":
    shutil.rmtree(FOLDER)
    for name, content in goldens().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(content, encoding="utf-8")
