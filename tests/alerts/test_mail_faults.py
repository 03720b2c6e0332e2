"""Mail servers that refuse, fail or hang: each ends in time, in one line, without the password."""

from __future__ import annotations

import socket
from pathlib import Path
from time import monotonic

import pytest

from tests.alerts.examples import NOW, alert, context, delivery
from tests.support.certificates import certified
from tests.support.sinks import MailSink
from tests.support.stalling import StallingServer
from tracker.alerts.compose import compose
from tracker.alerts.mail import Sent, send_mail
from tracker.domain.channel import Channel
from tracker.errors import Deferred, DeliveryError, Rejected

ANA = "ana@example.org"
BEN = "ben@example.org"
PASSWORD = "open-sesame"
PATIENCE = 0.4
SLACK = 5.0  # for a busy machine: what hangs here hangs for ever
GREETING = b"220 here\r\n"
HELLO = b"250-here\r\n250 AUTH PLAIN\r\n"
FINE = b"250 OK\r\n"
UP_TO_TLS = (GREETING, b"250-here\r\n250 STARTTLS\r\n", b"220 go\r\n")


def send(server: str, *to: str, timeout: float = 10) -> Sent:
    told = alert("release")
    mine = Channel("me", "email", to=to or (ANA,), server=server)
    return send_mail(compose(told, context(told)), mine, delivery(told), now=NOW, timeout=timeout)


@pytest.mark.parametrize(
    ("answers", "error", "line"),
    [
        ({"DATA": "554 5.7.1 spam"}, Rejected, r"refuses the mail: 554 5\.7\.1 spam"),
        ({"DATA": "451 4.7.1 try later"}, Deferred, r"refuses the mail: 451 4\.7\.1 try later"),
        ({"MAIL": "550 5.7.1 not you"}, Rejected, r"refuses the sender: 550 5\.7\.1 not you"),
        ({"MAIL": "451 4.3.0 busy"}, Deferred, r"refuses the sender: 451"),
        ({"MAIL": "530 5.7.0 authentication required"}, Deferred, r"refuses the sender: 530"),
        ({ANA: "550 5.1.1 no such user"}, Rejected, r"refuses every recipient: ana@example\.org 550 5\.1\.1"),
        ({ANA: "450 4.2.1 greylisted"}, Deferred, r"refuses every recipient: ana@example\.org 450"),
    ],
)
def test_a_refusal_is_for_now_or_for_good(answers: dict[str, str], error: type[DeliveryError], line: str) -> None:
    with MailSink(answers) as sink:
        with pytest.raises(error, match=line) as caught:
            send(sink.url)
        assert str(caught.value).startswith(f"the mail server 127.0.0.1:{sink.port} ")
    assert "\n" not in str(caught.value)


def test_where_one_reader_may_be_taken_later_all_wait() -> None:
    with MailSink({ANA: "550 no", BEN: "450 later"}) as sink, pytest.raises(Deferred):
        send(sink.url, ANA, BEN)


def test_a_wrong_password_can_be_mended_and_is_not_told() -> None:
    with (
        MailSink(login=("me", "another")) as sink,
        pytest.raises(Deferred, match="refuses the user or password") as caught,
    ):
        send(sink.url.replace("another", PASSWORD))
    assert PASSWORD not in str(caught.value)


def test_a_password_for_a_server_that_asks_for_none() -> None:
    wanting = pytest.raises(Deferred, match="cannot do what its address asks for")
    with StallingServer(GREETING, b"250 here\r\n", b"221 bye\r\n") as server, wanting as caught:
        send(f"smtp://me:{PASSWORD}@127.0.0.1:{server.port}")
    assert PASSWORD not in str(caught.value)


def test_starttls_is_never_done_without() -> None:
    with MailSink() as sink, pytest.raises(Deferred, match="cannot do what its address asks for"):
        send(sink.url.replace("smtp:", "smtp+starttls:"))
    assert sink.mails == []


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "tls"])
def test_a_certificate_nobody_vouches_for(tmp_path: Path, implicit: bool) -> None:
    server = certified(tmp_path)
    with MailSink(tls=server.context, implicit=implicit) as sink, pytest.raises(Deferred, match="cannot be trusted"):
        send(sink.url)
    assert sink.mails == []


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "tls"])
def test_a_certificate_of_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, implicit: bool) -> None:
    server = certified(tmp_path, "mail.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    with MailSink(tls=server.context, implicit=implicit) as sink, pytest.raises(Deferred, match="cannot be trusted"):
        send(sink.url)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Deferred, match=f"the mail server 127.0.0.1:{port} cannot be spoken to: .*refused"):
        send(f"smtp://me:{PASSWORD}@127.0.0.1:{port}")


STEPS = {
    "greeting": (),
    "hello": (GREETING,),
    "log-in": (GREETING, HELLO),
    "sender": (GREETING, HELLO, b"235 OK\r\n"),
    "recipient": (GREETING, HELLO, b"235 OK\r\n", FINE),
    "data": (GREETING, HELLO, b"235 OK\r\n", FINE, FINE),
    "end": (GREETING, HELLO, b"235 OK\r\n", FINE, FINE, b"354 go on\r\n"),
}


@pytest.mark.parametrize("drip", [b"", b"2"], ids=["silent", "dripping"])
@pytest.mark.parametrize("step", STEPS)
def test_a_server_that_hangs_is_left_in_time(step: str, drip: bytes) -> None:
    with StallingServer(*STEPS[step], drip=drip) as server:
        started = monotonic()
        with pytest.raises(Deferred, match=r"did not finish within 0\.4 s") as caught:
            send(f"smtp://me:{PASSWORD}@127.0.0.1:{server.port}", timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("drip", [b"", b"\x16"], ids=["silent", "dripping"])
@pytest.mark.parametrize(
    "replies", [(), (GREETING, b"250-here\r\n250 STARTTLS\r\n", b"220 go\r\n")], ids=["tls", "starttls"]
)
def test_a_handshake_that_hangs_is_left_in_time(replies: tuple[bytes, ...], drip: bytes) -> None:
    scheme = "smtp+starttls" if replies else "smtps"
    with StallingServer(*replies, drip=drip) as server:
        started = monotonic()
        with pytest.raises(Deferred):
            send(f"{scheme}://127.0.0.1:{server.port}", timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK


@pytest.mark.parametrize("goodbye", [b"", b"500 what\r\n"], ids=["silent", "rude"])
def test_what_was_taken_is_sent_whatever_the_goodbye(goodbye: bytes) -> None:
    """After the final dot the server owns the mail (RFC 5321, 4.2.5): sending it again would be a second one."""
    with StallingServer(*STEPS["end"], FINE, goodbye) as server:
        assert send(f"smtp://me:{PASSWORD}@127.0.0.1:{server.port}", timeout=PATIENCE * 2) == Sent((ANA,))


def test_a_server_that_turns_us_away() -> None:
    with StallingServer(b"554 no service here\r\n") as server, pytest.raises(Deferred, match="554 no service here"):
        send(f"smtp://127.0.0.1:{server.port}", timeout=PATIENCE * 2)


def test_a_server_that_is_no_mail_server() -> None:
    with StallingServer(b"HTTP/1.1 400 Bad Request\r\n") as server, pytest.raises(Deferred) as caught:
        send(f"smtp://127.0.0.1:{server.port}", timeout=PATIENCE * 2)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "to", ["nobody", "@example.org", "a b@example.org", "x@y\r\nBcc: z@example.org", "zoë@example.org", ""]
)
def test_an_address_of_no_reader_is_named(to: str) -> None:
    with pytest.raises(Deferred, match="the channel me names an address") as caught:
        send("smtp://127.0.0.1:9", to)
    assert "\n" not in str(caught.value)


def test_a_channel_without_readers() -> None:
    told = alert("release")
    mine = Channel("me", "email", server="smtp://127.0.0.1:9")
    with pytest.raises(Deferred, match="the channel me has nobody to write to"):
        send_mail(compose(told, context(told)), mine, delivery(told), now=NOW)
