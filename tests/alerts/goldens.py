"""The golden messages: `python -m tests.alerts.goldens` writes them anew; read the difference before it is kept.

`headlines.txt` has every kind in every change and certainty; `KIND-CHANGE.txt` the whole text of each; `KIND.html`
a page of each kind; `release-changed.eml` the mail as it goes over the wire.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.alerts.examples import NOW, alert, context, delivery, every_alert, every_mood
from tracker.alerts.compose import compose
from tracker.alerts.envelope import envelope, mail_bytes
from tracker.alerts.server import mail_server
from tracker.alerts.words import headline
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.development import KINDS

FOLDER = Path(__file__).parent / "golden"


def goldens() -> dict[str, str]:
    """Every golden file by its name, as it is now."""
    files = {f"{told.development.kind}-{told.change}.txt": _text(told) for told in every_alert()}
    files |= {f"{kind}.html": compose(told, context(told)).html for kind in KINDS for told in (alert(kind),)}
    return files | {"headlines.txt": _headlines(), "release-changed.eml": _mail(), "release-changed.json": _data()}


def _headlines() -> str:
    return "".join(f"{told.change:9} {told.development.certainty:11} {headline(told)}\n" for told in every_mood())


def _text(told: Alert) -> str:
    message = compose(told, context(told))
    return f"Subject: {message.subject}\n\n{message.text}"


def _data() -> str:
    told = alert("release", "changed")
    return json.dumps(compose(told, context(told)).data, ensure_ascii=False, indent=1) + "\n"


def _mail() -> str:
    told = alert("release", "changed")
    channel = Channel("me", "email", to=("Ana <ana@example.org>",), server="smtp+starttls://me:pw@mail.example.org")
    addressed = envelope(channel, mail_server(channel))
    content = mail_bytes(compose(told, context(told)), delivery(told), addressed, NOW)
    return content.decode("ascii").replace("\r\n", "\n")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for stale in FOLDER.iterdir():
        stale.unlink()
    for name, content in goldens().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
