"""The address of a mail server, as people write it."""

from __future__ import annotations

import pytest

from tracker.alerts.server import Server, mail_server
from tracker.domain.channel import Channel
from tracker.errors import Deferred


def server(address: str | None) -> Server:
    return mail_server(Channel("me", "email", server=address))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 25, "plain")),
        ("smtp+starttls://mail.example.org/", Server("mail.example.org", 587, "starttls")),
        ("SMTPS://mail.example.org", Server("mail.example.org", 465, "tls")),
        ("smtps://me:pw@mail.example.org:2465", Server("mail.example.org", 2465, "tls", "me", "pw")),
        ("smtps://me%40home.example:p%3Aw@host", Server("host", 465, "tls", "me@home.example", "p:w")),
        ("smtps://me@home.example:p@/w#?:x@host:1", Server("host", 1, "tls", "me@home.example", "p@/w#?:x")),
        ("smtp://me@host", Server("host", 25, "plain", "me")),
        ("smtp://[::1]:2525", Server("::1", 2525, "plain")),
        ("smtp://bücher.example", Server("xn--bcher-kva.example", 25, "plain")),
        (" smtp://127.0.0.1:2525\n", Server("127.0.0.1", 2525, "plain")),
    ],
)
def test_an_address_is_read(address: str, expected: Server) -> None:
    assert server(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://me:open-sesame@",
        "smtp://me:open-sesame@host:99999",
        "smtp://me:open-sesame@host:0",
        "smtp://me:open-sesame@host/inbox",
        "smtp://me:open-sesame@mail..example.org",
        "smtp://me:open-sesame@mail\x00.example.org",
        "smtp://me:open-sesame@" + "a" * 70 + ".example",
    ],
)
def test_what_is_no_address_names_the_channel_and_not_the_password(address: str | None) -> None:
    with pytest.raises(Deferred, match="the channel me has no usable server") as caught:
        server(address)
    assert "open-sesame" not in str(caught.value)


def test_a_server_never_shows_its_password() -> None:
    shown = server("smtps://me:open-sesame@host")
    assert "open-sesame" not in f"{shown} {shown!r}"
