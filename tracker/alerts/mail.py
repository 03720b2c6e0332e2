"""A message as an e-mail, and its way through one SMTP server (RFC 5321, 3207, 4954)."""

from __future__ import annotations

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from tracker.alerts.clean import one_line
from tracker.alerts.deadline import Deadline
from tracker.alerts.envelope import Envelope, envelope, mail_bytes
from tracker.alerts.message import Message
from tracker.alerts.server import Server, mail_server
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.errors import Deferred, DeliveryError, Rejected

TIMEOUT = 30.0
"""Seconds for the whole conversation: a person may be waiting for `tracker check`, and the retries are patient."""
_GOODBYE = 2.0
"""Seconds for QUIT: the mail is taken by then, and nobody should wait for manners."""
_AUTHENTICATION_REQUIRED = 530
"""RFC 4954, 6: a fault of the channel's address, not of this mail."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Who got it. `refused` has the server's word for each address that did not, though others did."""

    accepted: tuple[str, ...]
    refused: Mapping[str, str] = field(default_factory=dict)


def send_mail(
    message: Message, channel: Channel, delivery: Delivery, *, now: datetime, timeout: float = TIMEOUT
) -> Sent:
    """Hand the mail to the channel's server; ends within `timeout` seconds, name look-up apart.

    `now` (aware) is the mail's Date. TLS is checked against the system's authorities; `SSL_CERT_FILE` names others.

    Raises Rejected where the server refuses the mail, its sender or every recipient for good (5xx); Deferred where
    it does so for now (4xx), cannot be reached or spoken to, does not let us in, or where the channel's own entry
    cannot be used: all of that can be mended while the delivery waits. No message holds the password.
    """
    server = mail_server(channel)
    addressed = envelope(channel, server)
    content = mail_bytes(message, delivery, addressed, now)
    with Deadline(timeout) as deadline, _Session(server, deadline) as session:
        try:
            session.open()
            refused = session.sendmail(addressed.sender, list(addressed.recipients), content)
        except (smtplib.SMTPException, OSError) as error:
            raise _meaning(error, server, deadline) from error
    return _outcome(addressed, refused)


class _Session(smtplib.SMTP):
    """One conversation, whose every step the deadline watches."""

    def __init__(self, server: Server, deadline: Deadline) -> None:
        super().__init__(local_hostname="localhost", timeout=deadline.seconds)
        self._host = server.host  # the name that starttls checks the certificate against
        self._server = server
        self._deadline = deadline

    def __exit__(self, *args: object) -> None:
        """Part in peace if there is still somebody to part from; what was sent stays sent either way."""
        with suppress(smtplib.SMTPException, OSError):
            if self.sock:
                self.sock.settimeout(min(_GOODBYE, self._deadline.left))
                self.docmd("QUIT")
        self.close()

    def open(self) -> None:
        """Connect, secure and log in as the server's address says."""
        server = self._server
        connection = socket.create_connection((server.host, server.port), self._deadline.left)
        self._deadline.watch(connection)
        self.local_hostname = _literal(connection)
        self.sock = self._secured(connection) if server.security == "tls" else connection
        code, reply = self.getreply()
        if code != 220:
            raise smtplib.SMTPConnectError(code, reply)
        if server.security == "starttls":
            self.ehlo_or_helo_if_needed()
            self.sock.settimeout(self._deadline.left)
            self.starttls(context=ssl.create_default_context())
            self._deadline.watch(self.sock)
        if server.user is not None:
            self._log_in(server.user, server.password or "")

    def _secured(self, connection: socket.socket) -> ssl.SSLSocket:
        connection.settimeout(self._deadline.left)
        secured = ssl.create_default_context().wrap_socket(connection, server_hostname=self._server.host)
        self._deadline.watch(secured)
        return secured

    def _log_in(self, user: str, password: str) -> None:
        """AUTH; by PLAIN (RFC 4616, which is UTF-8) where smtplib, which is ASCII, cannot."""
        if f"{user}{password}".isascii():
            self.login(user, password)
            return
        self.ehlo_or_helo_if_needed()
        code, reply = self.docmd("AUTH", "PLAIN " + b64encode(f"\0{user}\0{password}".encode()).decode())
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, reply)


def _literal(connection: socket.socket) -> str:
    """Our address as EHLO wants it of a host without a name (RFC 5321, 4.1.3): asking DNS for one may hang."""
    address: str = connection.getsockname()[0]
    return f"[IPv6:{address.partition('%')[0]}]" if ":" in address else f"[{address}]"


def _outcome(addressed: Envelope, refused: Mapping[str, tuple[int, bytes]]) -> Sent:
    accepted = tuple(address for address in addressed.recipients if address not in refused)
    return Sent(accepted, {address: _reply(*answer) for address, answer in refused.items()})


def _meaning(error: smtplib.SMTPException | OSError, server: Server, deadline: Deadline) -> DeliveryError:
    """What `error` means for the delivery, without the password."""
    if deadline.passed or isinstance(error, TimeoutError):
        return Deferred(f"{server} did not finish within {deadline.seconds:g} s")
    match error:
        case smtplib.SMTPAuthenticationError():
            return Deferred(f"{server} refuses the user or password of the channel ({error.smtp_code})")
        case smtplib.SMTPRecipientsRefused():
            return _all_refused(server, error.recipients)
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return Deferred(f"{server} turns us away: {_reply(error.smtp_code, error.smtp_error)}")
        case smtplib.SMTPSenderRefused() | smtplib.SMTPDataError():
            what = "sender" if isinstance(error, smtplib.SMTPSenderRefused) else "mail"
            line = f"{server} refuses the {what}: {_reply(error.smtp_code, error.smtp_error)}"
            return Rejected(line) if _for_good(error.smtp_code) else Deferred(line)
        case ssl.SSLCertVerificationError():
            return Deferred(f"{server} shows a certificate that cannot be trusted: {error.verify_message}")
        case smtplib.SMTPNotSupportedError():
            return Deferred(f"{server} cannot do what its address asks for: {one_line(str(error))}")
        case _:
            return Deferred(f"{server} cannot be spoken to: {one_line(str(error)) or type(error).__name__}")


def _all_refused(server: Server, refused: Mapping[str, tuple[int, bytes]]) -> DeliveryError:
    lines = ", ".join(f"{address} {_reply(*answer)}" for address, answer in refused.items())
    line = f"{server} refuses every recipient: {lines}"
    return Rejected(line) if all(_for_good(code) for code, _ in refused.values()) else Deferred(line)


def _for_good(code: int) -> bool:
    return 500 <= code <= 599 and code != _AUTHENTICATION_REQUIRED


def _reply(code: int, text: bytes | str) -> str:
    """The server's word on one line; it is the server's, so not to be believed further."""
    words = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    return one_line(f"{code} {words}")
