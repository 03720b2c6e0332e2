"""An HTTP server on a free port of loopback, in a thread of its own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class QuietHandler(BaseHTTPRequestHandler):
    """Answers as HTTP/1.1, and prints no line for every request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Head and body go out as two packets: the second would wait 40 ms for the first one's delayed acknowledgement."""

    def log_message(self, format: str, *args: Any) -> None:
        """Whoever wants to count requests does so in the handler."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no fault of the server's; anything else is printed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(handler: type[BaseHTTPRequestHandler], host: str = "127.0.0.1") -> Iterator[str]:
    """Serves with `handler` until the block ends; gives the address, `http://HOST:PORT`."""
    server = _Server((host, 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
