"""Content codings undone in a stream, so that a bomb ends at the cap and not in memory.

Only what the standard library can stop at a cap is asked for: gzip and deflate (RFC 9110, 8.4.1). The decoders for
brotli and zstd hand out whatever a chunk unpacks to, which may be a thousand times its size.
"""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
"""The Accept-Encoding that is sent."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_MEMBER = b"\x1f\x8b"
_BITE = 256 * 1024
"""Bytes unpacked at a time: a bomb would else be held twice, as it comes out and as it is kept."""
_MOST_MEMBERS = 1000
"""Of one gzip answer; five megabytes in the 64 KiB blocks of parallel packers are 80."""


class Overflow(Exception):
    """The unpacked bytes passed the cap."""


class Undecodable(Exception):
    """The bytes are not of the coding that the header names; the message says how."""


class Unpacker:
    """Takes the wire's bytes with `feed`; `finish` gives the whole. `cap` is in bytes, after unpacking.

    Raises Undecodable at once for a coding that was not asked for, and for more than one.
    """

    def __init__(self, coding: str | None, cap: int) -> None:
        self._coding = _known(coding)
        self._cap = cap
        self._whole = bytearray()
        self._decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False
        self._ended = False
        self._members = 1

    def feed(self, data: bytes) -> None:
        """Raises Overflow past the cap and Undecodable for what is not of the coding."""
        if not self._coding:
            self._keep(data)
            return
        while data and not self._ended:
            data = self._step(data)

    def finish(self) -> bytes:
        """The whole, unpacked. Raises Undecodable where the packed bytes break off."""
        if self._coding and self._begun and not self._ended and not self._decoder.eof:
            raise Undecodable(f"its {self._coding} breaks off")
        return bytes(self._whole)

    def kept(self) -> bytes:
        """What was unpacked so far."""
        return bytes(self._whole)

    def close(self) -> None:
        """Lets go of the bytes: an error that is kept keeps its frames, and they would keep these."""
        self._whole = bytearray()

    def _step(self, data: bytes) -> bytes:
        """One bounded bite of `data`; gives what is left of it."""
        try:
            self._bites(data)
        except zlib.error as error:
            if self._begun or self._coding != "deflate":
                raise Undecodable(f"what it calls {self._coding} is none") from error
            # RFC 1951 bare, which some servers send for "deflate" where RFC 1950 is meant.
            self._decoder = zlib.decompressobj(-zlib.MAX_WBITS)
            self._begun = True
            return data
        self._begun = True
        if not self._decoder.eof:
            return b""
        rest = self._decoder.unused_data
        if not rest.startswith(_MEMBER):
            # Padding after the end means nothing; a further gzip member, which may lie across two chunks, goes on with
            # the text (RFC 1952, 2.2).
            self._ended = not _MEMBER.startswith(rest)
            return b""
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise Undecodable("its gzip is chopped into too many pieces")
        self._decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
        return rest

    def _bites(self, data: bytes) -> None:
        """Unpacks `data` bite by bite; after a whole one there may be more to come, even where no input is left."""
        while True:  # also once where a member has ended: the decoder then keeps `data` for the next
            most = min(self._cap - len(self._whole) + 1, _BITE)
            piece = self._decoder.decompress(data, most)
            self._keep(piece)
            data = self._decoder.unconsumed_tail
            if len(piece) < most or self._decoder.eof:
                return

    def _keep(self, data: bytes) -> None:
        room = self._cap - len(self._whole)
        self._whole += data[:room]
        if len(data) > room:
            raise Overflow


def _known(coding: str | None) -> str | None:
    """`gzip`, `deflate` or null for none. Raises Undecodable."""
    names = [name for name in ((coding or "").lower().replace(" ", "").split(",")) if name not in ("", "identity")]
    if not names:
        return None
    if len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        return names[0].removeprefix("x-")
    raise Undecodable("it packs its answer in a way that was not asked for")
