"""Mail as a real server takes it: its form, its thread, TLS and log-in, and who got it."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given

from tests.alerts.examples import NOW, alert, context, delivery, every_alert
from tests.alerts.hostile import attacks, patient
from tests.support.certificates import certified
from tests.support.sinks import Mail, MailSink
from tracker.alerts.compose import compose
from tracker.alerts.envelope import envelope, mail_bytes
from tracker.alerts.event import calendar_events
from tracker.alerts.mail import Sent, send_mail
from tracker.alerts.server import mail_server
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel

ANA = "ana@example.org"
BEN = "ben@example.org"


WORDS = ["multipart/alternative", "text/plain", "text/html"]


def kinds_of(mail: Mail) -> list[str]:
    """The content types of its parts, from the outside in."""
    return [part.get_content_type() for part in mail.parsed.walk()]


def channel(sink: MailSink, to: tuple[str, ...] = (ANA,), **fields: str) -> Channel:
    return Channel("me", "email", to=to, server=sink.url, **fields)


def send(sink: MailSink, told: Alert, to: tuple[str, ...] = (ANA,), **fields: str) -> Sent:
    return send_mail(compose(told, context(told)), channel(sink, to, **fields), delivery(told), now=NOW, timeout=10)


def arrived(told: Alert, **fields: str) -> Mail:
    with MailSink() as sink:
        send(sink, told, **fields)
        return sink.wait(1)[0]


def test_text_and_html_arrive() -> None:
    told = alert("release", "changed")
    mail, message = arrived(told), compose(told, context(told))
    assert mail.parsed["Subject"] == message.subject
    assert mail.part("plain") == message.text
    assert mail.part("html") == message.html
    assert kinds_of(mail) == ["multipart/mixed", *WORDS, "text/calendar"]


def test_where_no_day_is_told_there_are_words_alone() -> None:
    assert kinds_of(arrived(alert("acquisition"))) == WORDS


def test_a_day_comes_as_a_file_for_the_calendar() -> None:
    told = alert("release", "changed")
    (file,) = arrived(told).parsed.iter_attachments()
    assert file.get_filename() == "dates.ics"
    assert file["Content-Type"].params["method"] == "PUBLISH"
    assert file.get_content().replace("\r\n", "\n") == str(calendar_events([told])).replace("\r\n", "\n")


@pytest.mark.parametrize("told", list(every_alert()), ids=lambda a: a.id)
def test_every_mail_is_plain_to_the_wire_and_parses_strictly(told: Alert) -> None:
    content = arrived(told).content
    lines = content.split(b"\r\n")
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 998
    headers = arrived(told).parsed
    assert headers["Subject"].startswith("The Glass Orchard — ")
    assert not headers.defects
    assert all(not header.defects for header in headers.values() if hasattr(header, "defects"))


def test_the_headers_that_programs_go_by() -> None:
    told = alert("release")
    headers = arrived(told, sender="Film desk <desk@example.net>").parsed
    film = re.fullmatch(r"<film-([0-9a-f]{16})@example\.net>", headers["References"])
    assert film
    assert headers["From"] == "Film desk <desk@example.net>"
    assert headers["To"] == ANA
    assert headers["Message-ID"] == "<dlv-a-release-new@example.net>"
    assert headers["In-Reply-To"] == headers["References"]
    assert headers["List-Id"] == f"Festival release tracker <film-{film[1]}.example.net>"
    assert headers["List-Unsubscribe"].strip() == f"<mailto:desk@example.net?subject=unsubscribe%20film-{film[1]}>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(headers["Date"]) == NOW


def test_all_mails_of_a_film_are_one_thread_and_of_another_film_another() -> None:
    first, second, other = (
        arrived(told).parsed for told in (alert("trailer"), alert("release"), alert("trailer", film="Another"))
    )
    assert first["References"] == second["References"] != other["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_each_attempt_is_the_same_mail() -> None:
    told = alert("festival")
    assert arrived(told).content == arrived(told).content


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("smtp://mail.example.org", "tracker@localhost"),
        ("smtp://me:pw@mail.example.org", "me@mail.example.org"),
        ("smtp://me%40home.example:pw@mail.example.org", "me@home.example"),
        ("smtp://Zo%C3%AB%20M:pw@mail.example.org", "tracker@localhost"),
    ],
)
def test_a_channel_without_a_sender_writes_as_its_user(address: str, sender: str) -> None:
    mine = Channel("me", "email", to=(ANA,), server=address)
    assert envelope(mine, mail_server(mine)).sender == sender


def test_a_long_domain_breaks_no_header() -> None:
    domain = ".".join(["a" * 60] * 4)
    mail = arrived(alert("release"), sender=f"desk@{domain}")
    assert mail.parsed["References"].strip().endswith(f"@{domain}>")
    assert mail.parsed["Message-ID"] == f"<dlv-a-release-new@{domain}>"
    assert mail.parsed["List-Unsubscribe"].strip().startswith(f"<mailto:desk@{domain}?")
    assert b"=?" not in mail.content.partition(b"Date:")[2].partition(b"MIME-Version")[0]


def test_names_and_domains_of_other_scripts() -> None:
    with MailSink() as sink:
        send(sink, alert("trailer", film="기생충 – Dìdi"), to=("Анна Ж. <anna@пример.рф>",))
        mail = sink.wait(1)[0]
    assert mail.recipients == ("anna@xn--e1afmkfd.xn--p1ai",)
    assert mail.parsed["To"].addresses[0].display_name == "Анна Ж."
    assert mail.parsed["Subject"] == "기생충 – Dìdi — trailer out"
    assert mail.content.isascii()


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "tls"])
def test_tls_and_log_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, implicit: bool) -> None:
    server = certified(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    with MailSink(tls=server.context, implicit=implicit, login=("me", "pass%3Aword")) as sink:
        assert sink.url.startswith("smtps:" if implicit else "smtp+starttls:")
        secret = replace(channel(sink), server=sink.url.replace("%3A", "%253A"))
        told = alert("release")
        send_mail(compose(told, context(told)), secret, delivery(told), now=NOW, timeout=10)
        mail = sink.wait(1)[0]
    assert mail.secured
    assert mail.user == "me"


def test_a_password_of_any_script(tmp_path: Path) -> None:
    with MailSink(login=("zoë", "пароль")) as sink:
        send(sink, alert("release"))
        assert sink.wait(1)[0].user == "zoë"


def test_one_of_two_readers_is_refused() -> None:
    with MailSink({BEN: "550 5.1.1 no such user"}) as sink:
        outcome = send(sink, alert("release"), to=(ANA, BEN))
        assert sink.wait(1)[0].recipients == (ANA,)
    assert outcome == Sent((ANA,), {BEN: "550 5.1.1 no such user"})


def test_a_reader_named_twice_gets_one() -> None:
    with MailSink() as sink:
        assert send(sink, alert("release"), to=(ANA, f"Ana <{ANA}>")) == Sent((ANA,))


@patient
@given(film=attacks, company=attacks, quote=attacks, outlet=attacks)
def test_no_page_writes_a_header(film: str, company: str, quote: str, outlet: str) -> None:
    told = alert("acquisition", film=film, companies=(company,), quote=quote)
    told = replace(told, claim=replace(told.claim, outlet=outlet))
    mine = Channel("me", "email", to=(ANA,), server="smtp://mail.example.org")
    content = mail_bytes(compose(told, context(told)), delivery(told), envelope(mine, mail_server(mine)), NOW)
    mail = Mail("", (), content, False, None).parsed
    assert mail.keys() == HEADERS
    assert "\n" not in mail["Subject"]
    assert "\r" not in mail["Subject"]
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert [part.get_content_type() for part in mail.walk()] == WORDS


HEADERS = [
    *("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"),
    *("List-Id", "List-Unsubscribe", "Auto-Submitted", "MIME-Version", "Content-Type"),
]
