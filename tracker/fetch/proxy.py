"""A proxy, where the web is reached through one alone: that of `[network] proxy`, never the environment's.

A proxy asks the name server and opens the socket, so that the guard cannot check there what a name leads to. It checks
what the address itself tells (`Guard.by_name`); a proxy that stands within a private network must refuse the rest.
"""

from __future__ import annotations

import re
import socket
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote

from tracker.errors import ConfigError

_ADDRESS = re.compile(
    r"http://(?:(?P<user>[^:@/]*):(?P<password>.*)@)?(?P<host>[^\s:@/]+|\[[0-9a-fA-F:]+\]):(?P<port>\d{1,5})/?"
)
_HEAD = 16 * 1024
_GRANTED = re.compile(rb"HTTP/1\.[01] 2\d\d\b")


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy (RFC 9110, 3.7 and 9.3.6). `credentials` are sent to it alone, and shown nowhere."""

    host: str
    port: int
    credentials: tuple[str, str] | None = field(default=None, repr=False)

    @classmethod
    def at(cls, address: str) -> Self:
        """The proxy at `http://[user:password@]host:port`; user and password may be percent-encoded.

        Raises ConfigError, which does not repeat the address.
        """
        found = _ADDRESS.fullmatch(address)
        if not found or not 0 < int(found["port"]) < 65536:
            raise ConfigError('proxy: must look like "http://user:password@proxy.example.org:3128"')
        user = found["user"]
        credentials = None if user is None else (unquote(user), unquote(found["password"]))
        return cls(found["host"].strip("[]"), int(found["port"]), credentials)

    @property
    def fields(self) -> tuple[tuple[bytes, bytes], ...]:
        """The header field that opens it (RFC 7617), if it asks for one."""
        if self.credentials is None:
            return ()
        return ((b"Proxy-Authorization", b"Basic " + b64encode(":".join(self.credentials).encode())),)

    def tunnel(self, host: str, port: int, seconds: float) -> socket.socket:
        """A socket through the proxy to `host`, whose waits take at most so many seconds. Raises OSError."""
        target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        through = socket.create_connection((self.host, self.port), seconds)
        try:
            lines = [f"CONNECT {target} HTTP/1.1".encode(), b"Host: " + target.encode()]
            lines += [name + b": " + said for name, said in self.fields]
            through.sendall(b"\r\n".join((*lines, b"", b"")))
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                byte = through.recv(1)  # not one byte of what the host says behind it
                head += byte
                if not byte or len(head) > _HEAD:
                    raise OSError("the proxy gives no answer")
            if not _GRANTED.match(head):
                raise OSError("the proxy refuses")
        except OSError:
            through.close()
            raise
        return through
