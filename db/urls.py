"""The database's URL: which engine it means, and how it may be shown."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tracker.errors import DatabaseUnusable

_SQLITE = ("sqlite", "sqlite+pysqlite")
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


def sqlite_path(url: str) -> Path | None:
    """The file that `url` means (`sqlite:///relative.db`, `sqlite:////absolute.db`), null where it means PostgreSQL.

    Raises DatabaseUnusable if it means neither, without repeating what may hold a password.
    """
    scheme, _, rest = url.partition("://")
    if scheme in _POSTGRES:
        return None
    if scheme not in _SQLITE:
        raise DatabaseUnusable(
            f"no database is kept at {scheme.split(':')[0] or 'an empty URL'}: write sqlite:///FILE or postgresql+psycopg://…"
        )
    name = rest.removeprefix("/")
    if not rest.startswith("/") or not name or name.startswith((":memory:", "file:")) or "?" in name:
        raise DatabaseUnusable(f"{url}: a SQLite database is named as sqlite:///FILE, without anything behind the file")
    return Path(name).expanduser()


def shown(url: str) -> str:
    """`url` as a message may name it: a file's path, or host and database without user and password."""
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"postgresql://{parts.hostname or ''}{port}{parts.path}"
