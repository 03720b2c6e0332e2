"""A text as the patterns see it: in small letters, without quotation marks, with no word cut short."""

from __future__ import annotations

import re

from tracker.reading import marks

_TWINS = {chr(sign + 0xFEE0): chr(sign) for sign in range(0x21, 0x7F)}  # ASCII's of full width
_PLAIN = str.maketrans(
    {
        **dict.fromkeys('“”„«»"『』《》〈〉「」', ""),
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("–—−", "–"),
        "\u00a0": " ",
        **_TWINS,
    }
)
_CLOSING = re.compile(r"[ \u00a0\u202f]»(?=[,.])")  # with the space before it, which no comma has
_WILL = re.compile(r"'ll(?!\w)")
_HAVE = re.compile(r"'ve(?!\w)")
_IT_HAS = re.compile(rf"'s(?<={marks.IT}'s)(?= (?:also |already |now )?(?:been|had|got|taken|won)(?!\w))")
_IT_IS = re.compile(rf"'s(?<={marks.IT}'s)(?!\w)")
_QUOTE_AT_MARK = re.compile(
    rf"'(?:(?<!\w')(?=[{marks.ALL}])|(?<=[{marks.ALL}]')(?!s|ll|d |ve )|(?<=[{marks.ALL}][,.!?]'))"
)
# <F>: the marks of a title, where it has these
_ANGLED = re.compile(f"<(?=[{''.join(marks.FILMS)}])|(?<=[{''.join(marks.FILMS)}])>")
_NOT_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
# The wide twins that Japanese and Korean print of figures, Latin letters and signs; a wide comma is a Japanese one.
_WIDE_SIGNS = "（），：／％＆＋－"
_WIDE = re.compile(f"[０-９Ａ-Ｚａ-ｚ{_WIDE_SIGNS}]")
_NARROW = str.maketrans(
    {wide: sign for wide, sign in _TWINS.items() if sign.isalnum() or wide in _WIDE_SIGNS} | {"，": "、"}
)
_WIDE_STOP = re.compile("(?<=[ぁ-んァ-ヶー一-龥」』)])．(?![0-9])")


def in_one_width(text: str) -> str:
    """`text` with figures, letters and signs of one width, each character at its own place."""
    if "．" in text:
        text = _WIDE_STOP.sub("。", text)
    return text.translate(_NARROW) if _WIDE.search(text) else text


def in_small(text: str) -> str:
    """`text`, with or without marks, in small letters, without quotation marks, and with no word cut short."""
    text = (_CLOSING.sub("", text).translate(_PLAIN) if _NOT_PLAIN.search(text) else text).lower()
    if "'" in text:
        text = _QUOTE_AT_MARK.sub("", text).replace("'ll ", " will ")
    if "<" in text:
        text = _ANGLED.sub("", text)
    text = " ".join(text.split())
    if "'" in text:
        text = _IT_IS.sub(" is", _IT_HAS.sub(" has", _HAVE.sub(" have", _WILL.sub(" will", text))))
    return text
