"""The mail's own form: RFC 5322 with MIME, threads (In-Reply-To), RFC 2919 and 2369 (List-*), RFC 3834."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import quote

from tracker.alerts.clean import digest
from tracker.alerts.message import Message
from tracker.alerts.server import Server
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.errors import Deferred

_NAME = "Festival release tracker"
_NOBODY = "tracker@localhost"
_ATOM = re.compile(r"[A-Za-z0-9_-]+")


class _Wire(EmailPolicy):
    """CRLF, and identifiers never folded: the standard library breaks one of 77 characters into encoded words, which
    makes it another. At most 998 characters (RFC 5322, 2.1.1) they always are.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        return f"{name}: {value}\r\n".encode("ascii") if name in _WHOLE else super().fold_binary(name, value)


_WIRE = _Wire(linesep="\r\n", max_line_length=76)
"""76 is what a line of quoted-printable may have (RFC 2045, 6.7): the library takes its headers' 78 for bodies too."""
_WHOLE = ("Message-ID", "In-Reply-To", "References", "List-Id", "List-Unsubscribe")


@dataclass(frozen=True, slots=True)
class Envelope:
    """From and to, as the server is told and as the mail shows them."""

    author: Address
    readers: tuple[Address, ...]

    @property
    def sender(self) -> str:
        return self.author.addr_spec

    @property
    def recipients(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reader.addr_spec for reader in self.readers))


def envelope(channel: Channel, server: Server) -> Envelope:
    """Whom the channel's mail is from and to. Raises Deferred where an address is none, or there is no reader.

    A channel without a sender writes as its user at the server, else as tracker@localhost.
    """
    if not channel.to:
        raise Deferred(f"the channel {channel.name} has nobody to write to")
    author = channel.sender or _usual_sender(server)
    return Envelope(_address(author, channel, _NAME), tuple(_address(to, channel) for to in channel.to))


def mail_bytes(message: Message, delivery: Delivery, addressed: Envelope, now: datetime) -> bytes:
    """The mail as it goes over the wire: ASCII, CRLF, no line longer than 998.

    Message-ID is the delivery's id, so that each attempt is the same mail; all mails of a film answer one that was
    never sent, which makes them a thread.
    """
    domain = addressed.author.domain
    topic = _topic(message.thread)
    thread = f"<{topic}@{domain}>"
    mail = EmailMessage(policy=_WIRE)
    mail["From"] = addressed.author
    mail["To"] = addressed.readers
    mail["Subject"] = message.subject.replace("=?", "= ?")  # else read as an encoded word, and decoded
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{_atom(delivery.id)}@{domain}>"
    mail["In-Reply-To"] = thread
    mail["References"] = thread
    mail["List-Id"] = f"{_NAME} <{topic}.{domain}>"
    mail["List-Unsubscribe"] = f"<mailto:{addressed.sender}?subject={quote(f'unsubscribe {topic}')}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text, cte="quoted-printable")
    mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_words-{digest(delivery.id)}")  # "=_" stands in no quoted-printable text (RFC 2045, 6.7)
    if message.event:
        method = {"method": "PUBLISH"}
        mail.add_attachment(message.event, "calendar", cte="quoted-printable", params=method, filename="dates.ics")
        mail.set_boundary(f"=_whole-{digest(delivery.id)}")
    return mail.as_bytes()


def _topic(thread: str) -> str:
    """`thread` as headers name it: what sort it is of, and a digest of the rest ("film-6b86b273ff34fce1")."""
    sort, _, rest = thread.partition(" ")
    return f"{sort}-{digest(rest)}"


def _usual_sender(server: Server) -> str:
    user = server.user or ""
    if "@" in user:
        return user
    return f"{user}@{server.host}" if _ATOM.fullmatch(user) else _NOBODY


def _address(text: str, channel: Channel, usual_name: str = "") -> Address:
    """ "Name <local@domain>" or the bare address; a domain of another script in its ASCII form (IDNA)."""
    name, bare = parseaddr(text)
    local, _, domain = bare.rpartition("@")
    try:
        if local and domain and text.isprintable():
            return Address(name or usual_name, addr_spec=f"{local}@{domain.encode('idna').decode()}")
    except (MessageError, ValueError, IndexError) as error:
        raise Deferred(f"the channel {channel.name} names an address that is none: {text!r}") from error
    raise Deferred(f"the channel {channel.name} names an address that is none: {text!r}")


def _atom(text: str) -> str:
    """`text` if a Message-ID can hold it as it is, else a digest of it."""
    return text if _ATOM.fullmatch(text) else digest(text)
