"""What a page may put where a name or a sentence should be."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

patient = settings(deadline=None)
"""For a machine that is busy with more than this."""

texts = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any characters at all, lone surrogates too."""

attacks = texts | st.sampled_from(
    [
        "x\r\nBcc: all@example.org",
        "=?utf-8?q?x=0D=0ABcc:_all@example.org?=",
        "=?utf-8?b?DQpCY2M6IGFsbEBleGFtcGxlLm9yZw==?=",
        "a" * 5000,
        "é" * 500,
        ". \r\n.\r\n",
        "\u202e\ufeff\x00",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    ]
)
"""Texts, and some that were written to break out of a header, a page, a template or a calendar."""
