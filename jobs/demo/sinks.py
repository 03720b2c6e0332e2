"""Where the demo's alerts arrive: a mail server and a webhook's receiver, both real, both on loopback."""

from __future__ import annotations

import email
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from hmac import compare_digest
from typing import Any

from standardwebhooks.webhooks import Webhook

from jobs.demo.loopback import QuietHandler, served

SECRET = "whsec_ZmVzdGl2YWwtcmVsZWFzZS10cmFja2VyLWRlbW8="  # noqa: S105 - signs nothing but the demo's own webhook


@dataclass(slots=True)
class Inbox:
    """What arrived, in order: mails as parsed messages, hooks as JSON data whose signature was verified."""

    smtp: str = ""
    hook: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    hooks: list[Mapping[str, Any]] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Inbox]:
    """Both receivers on free ports of 127.0.0.1 until the block ends; `smtp` and `hook` are their addresses."""
    inbox = Inbox()
    with _mail_server(inbox), _hook_server(inbox):
        yield inbox


@contextmanager
def _mail_server(inbox: Inbox) -> Iterator[None]:
    from aiosmtpd.controller import Controller

    class Handler:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
            inbox.mails.append(email.message_from_bytes(envelope.content, policy=default))
            return "250 Taken"

    class AnyPort(Controller):
        """The library connects once to its own server, on the port it was given: let that be the one it found."""

        def _trigger_server(self) -> None:
            listening: Any = self.server
            self.port = listening.sockets[0].getsockname()[1]
            super()._trigger_server()  # type: ignore[no-untyped-call]

    controller = AnyPort(Handler(), hostname="127.0.0.1", port=0)
    controller.start()
    inbox.smtp = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield
    finally:
        controller.stop()


@contextmanager
def _hook_server(inbox: Inbox) -> Iterator[None]:
    """Takes what is signed with the secret. The age of the signature is not looked at: story time is not ours."""

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            named = self.headers["webhook-id"], datetime.fromtimestamp(int(self.headers["webhook-timestamp"]), UTC)
            signed = compare_digest(Webhook(SECRET).sign(*named, body.decode()), self.headers["webhook-signature"])
            if signed:
                inbox.hooks.append(json.loads(body))
            self.send_response(204 if signed else 401)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with served(Handler) as address:
        inbox.hook = f"{address}/hook"
        yield
