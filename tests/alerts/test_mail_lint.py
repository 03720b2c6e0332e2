"""Every golden mail keeps to the letter of the mail's standards; and the linter that says so finds each fault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.alerts.examples import NOW, alert, context, delivery
from tests.alerts.goldens import FOLDER
from tests.alerts.hostile import attacks, patient
from tests.support.mail_lint import faults
from tracker.alerts.compose import compose
from tracker.alerts.envelope import envelope, mail_bytes
from tracker.alerts.server import mail_server
from tracker.domain.channel import Channel

MAILS = sorted((FOLDER / "email").iterdir())
READER = Channel("me", "email", to=("Ana <ana@example.org>",), server="smtp://me@mail.example.org")


@pytest.mark.parametrize("file", MAILS, ids=lambda file: file.stem)
def test_a_golden_mail_has_no_fault(file: object) -> None:
    assert faults((FOLDER / "email" / str(file)).read_bytes().replace(b"\n", b"\r\n")) == []


@patient
@given(film=attacks, quote=attacks, outlet=attacks, company=attacks, url=attacks)
def test_nor_has_one_of_a_hostile_page(film: str, quote: str, outlet: str, company: str, url: str) -> None:
    told = alert("release", film=film, quote=quote, companies=(company,))
    told = replace(told, claim=replace(told.claim, outlet=outlet, url=url))
    addressed = envelope(READER, mail_server(READER))
    assert faults(mail_bytes(compose(told, context(told)), delivery(told), addressed, NOW)) == []


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        (b"\r\nTo: ", b"\nTo: ", "CRLF"),
        (b"Subject: ", b"Subject: " + b"x" * 1000, "998"),
        (b"Subject: ", b"Subject: \xc3\xa9", "ASCII"),
        (b"Subject: ", b"Subject: x\r\nSubject: ", "subject stands twice"),
        (b"Date: ", b"Dates: ", "date is missing"),
        (b"Date: Wed", b"Date: Thu", "another weekday"),
        (b"Message-ID: <", b"Message-ID: <a b", "message-id is no msg-id"),
        (b"MIME-Version: 1.0", b"MIME-Version: 2.0", "not 1.0"),
        (b"Subject: ", b"Subject: =?utf-8?q?half ", "half an encoded word"),
        (b"Subject: ", b"Subject: =?utf-8?q?" + b"x" * 80 + b"?= ", "more than 75"),
        (b"Subject: ", b'Subject: "=?utf-8?q?x?=" ', "in quotation marks"),
        (b"List-Id: ", b"List-Id: <", "List-Id"),
        (b"List-Unsubscribe: <", b"List-Unsubscribe: ", "List-Unsubscribe"),
        (b"Auto-Submitted: auto-generated", b"Auto-Submitted: perhaps", "Auto-Submitted"),
        (b"Subject: ", b"Sub ject: ", "no header"),
        (b'boundary="', b'boundary="' + b"x" * 71, "no boundary"),
        (b'charset="utf-8"', b'charset="latin-1"', "charset"),
        (b"quoted-printable", b"8bit", "transfer encoding"),
        (b"Why: ", b"Why= ", "quoted-printable line"),
        (b"--\r\n", b"\r\n", "does not end"),
    ],
)
def test_the_linter_would_tell(good: bytes, bad: bytes, told: str) -> None:
    mail = (FOLDER / "email" / "release-changed.eml").read_bytes().replace(b"\n", b"\r\n")
    assert good in mail
    assert any(told in fault for fault in faults(mail.replace(good, bad))), faults(mail.replace(good, bad))
