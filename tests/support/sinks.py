"""Real receivers on loopback, which keep what they get and answer as they are told: mail and webhook."""

from __future__ import annotations

import asyncio
import json
import ssl
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True)
class Mail:
    """One mail that was taken: its envelope and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    secured: bool
    user: str | None

    @property
    def parsed(self) -> EmailMessage:
        """Read strictly: a defect raises."""
        return message_from_bytes(self.content, _class=EmailMessage, policy=default.clone(raise_on_defect=True))

    def part(self, kind: str) -> str:
        """The text of the part "plain" or "html", its lines ended as ours."""
        body = self.parsed.get_body((kind,))
        assert body is not None
        text: str = body.get_content()
        return text.replace("\r\n", "\n")


class _Kept:
    """What came in, in order, for whoever waits for it."""

    def __init__(self) -> None:
        self._items: list[Any] = []
        self._changed = Condition()

    def add(self, item: Any) -> None:
        with self._changed:
            self._items.append(item)
            self._changed.notify_all()

    def all(self) -> list[Any]:
        with self._changed:
            return list(self._items)

    def wait(self, count: int, seconds: float) -> list[Any]:
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._items) >= count, seconds):
                raise AssertionError(f"{len(self._items)} of {count} came within {seconds} s")
            return list(self._items)


@dataclass
class MailSink:
    """An SMTP server: `with MailSink() as sink: … sink.url … sink.mails`.

    `answers` says what it replies at MAIL, DATA, or to a recipient by address ("550 no such user"); anything else
    is taken. With `tls` it offers STARTTLS and demands it; `implicit` speaks TLS from the first byte. With `login`
    it demands that user and password.
    """

    answers: dict[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    implicit: bool = False
    login: tuple[str, str] | None = None
    host: str = "127.0.0.1"
    listens_on: int = 0
    """The port; a free one if 0."""

    def __post_init__(self) -> None:
        self._kept = _Kept()

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        listening = self._loop.create_server(
            self._protocol, self.host, self.listens_on, ssl=self.tls if self.implicit else None, start_serving=True
        )
        self._server = self._loop.run_until_complete(listening)
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _protocol(self) -> SMTP:
        offered = None if self.implicit else self.tls
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that a log-in goes without TLS is what a test may want
            return SMTP(
                self,
                hostname="sink",
                tls_context=offered,
                require_starttls=offered is not None,
                authenticator=self._authenticate if self.login else None,
                auth_required=self.login is not None,
                auth_require_tls=False,
                loop=self._loop,
            )

    @property
    def port(self) -> int:
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """The channel's `server`, with the login in it."""
        scheme = "smtp" if self.tls is None else "smtps" if self.implicit else "smtp+starttls"
        login = "{}:{}@".format(*self.login) if self.login else ""
        return f"{scheme}://{login}{self.host}:{self.port}"

    @property
    def mails(self) -> list[Mail]:
        return self._kept.all()

    def wait(self, count: int, seconds: float = 10) -> list[Mail]:
        """The mails, once `count` of them are here. AssertionError if they do not come."""
        return self._kept.wait(count, seconds)

    def _authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        right = self.login and (data.login, data.password) == tuple(part.encode() for part in self.login)
        return AuthResult(success=bool(right), handled=False, auth_data=data.login.decode("utf-8", "replace"))

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if "MAIL" not in self.answers:
            envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address not in self.answers:
            envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        if "DATA" not in self.answers:
            content = envelope.content
            assert isinstance(content, bytes)
            user = session.auth_data if isinstance(session.auth_data, str) else None
            secured = session.ssl is not None or self.implicit
            self._kept.add(Mail(str(envelope.mail_from), tuple(envelope.rcpt_tos), content, secured, user))
        return self.answers.get("DATA", "250 OK")


@dataclass(frozen=True)
class Call:
    """One request that came to the webhook; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What the webhook answers. `body` may be many chunks; `stall` holds the answer back until the sink ends."""

    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    times: int = 1
    """How often the body is sent: 10 MB need not be held."""
    stall: bool = False


class HookSink:
    """A webhook's receiver: `with HookSink(Answer(500), Answer()) as sink: … sink.url … sink.calls`.

    It gives its answers in order, then the last one for ever; with none it takes everything (204). A function in
    place of an answer is asked with the call. With `tls` it speaks HTTPS.
    """

    def __init__(
        self, *answers: Answer | Callable[[Call], Answer], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
    ) -> None:
        self._answers = list(answers) or [Answer()]
        self._kept = _Kept()
        self._ended = Event()
        self._server = _HookServer((host, 0), self)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"http{'s' if tls else ''}://{host}:{self._server.server_port}/hook"

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def calls(self) -> list[Call]:
        return self._kept.all()

    def wait(self, count: int, seconds: float = 10) -> list[Call]:
        """The calls, once `count` of them are here. AssertionError if they do not come."""
        return self._kept.wait(count, seconds)

    def take(self, call: Call) -> Answer:
        self._kept.add(call)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return answer if isinstance(answer, Answer) else answer(call)

    def hold(self) -> None:
        """Wait for the sink's end."""
        self._ended.wait()


class _HookServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], sink: HookSink) -> None:
        self.sink = sink
        super().__init__(address, _HookHandler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up in the middle is what some tests are about."""


class _HookHandler(BaseHTTPRequestHandler):
    server: _HookServer

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        if len(body) < length:  # cut off: an incomplete request is none (RFC 9112, 8)
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.server.sink.take(Call(self.command, self.path, headers, body))
        if answer.stall:
            self.server.sink.hold()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("content-length", str(len(answer.body) * answer.times))
        self.end_headers()
        for _ in range(answer.times):
            self.wfile.write(answer.body)

    def log_message(self, *args: Any) -> None:
        """Quiet: the calls are kept."""
