"""What was derived at some cost, kept between runs in the user's cache folder, as Python keeps compiled modules.

Nothing rests on it. A file that is not there, is of other sources, is damaged, or may be somebody else's is as none:
what it would hold is made anew. So each may be deleted at any time, and where none can be written all goes on without.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def kept(name: str, sources: Iterable[Traversable], make: Callable[[], object]) -> Any:
    """What `make` makes of the files `sources` alone, as JSON holds it: from an earlier run, else made now and kept.

    There is one file to a `name`. Its first line is a digest of the sources and of the second, which is the thing.
    """
    file, about = _file(name), _about(sources)
    told = _found(file, about) if file and about else None
    if told is None:
        told = json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode()
        if file and about:
            _keep(file, _seal(about, told) + told)
    return json.loads(told)  # also what was just made: a first run has nothing that a later one would not have


def modules(names: Iterable[str]) -> list[Traversable]:
    """The files of modules of this package: what they make follows from them too."""
    return [resources.files("tracker.reading").joinpath(f"{name}.py") for name in names]


def _file(name: str) -> Path | None:
    """Where it is kept (XDG Base Directory Specification); null where the user has no home."""
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        base = base if base.is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # how pathlib says that neither HOME nor the list of users names one
        return None
    return base / "festival-release-tracker" / f"{name}.jsonl"


def _about(sources: Iterable[Traversable]) -> bytes | None:
    """A digest of the sources; null where one cannot be read: modules may be installed in compiled form alone."""
    try:
        return _digest(sys.version.encode(), *(file.read_bytes() for file in sources))
    except OSError:
        return None


def _digest(*parts: bytes) -> bytes:
    """Tells `parts` from all others, also from the same bytes parted elsewhere."""
    told = blake2b(digest_size=32)
    for part in parts:
        told.update(len(part).to_bytes(8, "big"))
        told.update(part)
    return told.digest()


def _seal(about: bytes, told: bytes) -> bytes:
    """The first line of a file that holds `told` of sources with the digest `about`."""
    return f'"{_digest(about, told).hex()}"\n'.encode()


def _found(file: Path, about: bytes) -> bytes | None:
    """What `file` holds, if that is whole and of the sources with the digest `about`."""
    seal, line, told = (_read(file) or b"").partition(b"\n")
    return told if told and seal + line == _seal(about, told) else None


def _read(file: Path) -> bytes | None:
    """The bytes of a plain file that nobody but the user could have written: others' are not to steer the reader."""
    try:
        with open(file, "rb", opener=_opened_in_place) as there:
            about = os.fstat(there.fileno())
            own = stat.S_ISREG(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & _OTHERS_WRITE
            return there.read() if own else None
    except OSError:
        return None


def _opened_in_place(path: str, flags: int) -> int:
    """Opens no symbolic link, and waits for no writer where it is a pipe."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _keep(file: Path, content: bytes) -> None:
    """Puts `content` into `file` at one stroke, for the user alone; does nothing where that cannot be done."""
    from tempfile import mkstemp  # 10 ms that only a first run spends

    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.parent.stat().st_uid != os.geteuid():
            return
        descriptor, path = mkstemp(prefix=f".{file.name}-", dir=file.parent)
        try:
            with os.fdopen(descriptor, "wb") as new:
                new.write(content)
            Path(path).replace(file)
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise
