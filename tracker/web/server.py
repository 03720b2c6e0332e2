"""The web server: uvicorn in a thread of its own, so that a daemon can work beside it and stop it cleanly."""

from __future__ import annotations

import socket
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

import uvicorn

from tracker.errors import ConfigError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

GRACE = 3
"""Seconds that answers under way have when the server stops; a page takes a small part of one."""
KEPT_ALIVE = 15
"""Seconds that an idle connection stays open: a person who clicks along meets it again."""


class Server:
    """Serves `app` at `host` and `port` (0: any free one) from the beginning of the `with` block to its end.

    The address is bound in the caller's thread, and who connects from then on is answered. Raises ConfigError where it
    cannot be bound.
    """

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._socket = _bound(host, port)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=KEPT_ALIVE,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._thread = Thread(target=self._uvicorn.run, args=([self._socket],), name="web", daemon=True)

    @property
    def url(self) -> str:
        """Where it is found from this machine, without a slash at the end."""
        host, port = self._socket.getsockname()[:2]
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - an address to show, none to bind
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._uvicorn.should_exit = True
        self._thread.join()
        self._socket.close()

    def wait(self, seconds: float | None = None) -> None:
        """Until the server ends, or for so long."""
        self._thread.join(seconds)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=256)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ConfigError(
            f"web: cannot listen on {host} port {port} ({why}): name another with --host or --port"
        ) from (error)
