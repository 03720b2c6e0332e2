"""Whatever a document holds, the reader reads it, and quotes it to the letter."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.fuzz import hold, made


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(min_size=4, max_size=240))
def test_any_document_is_read(data: bytes) -> None:
    hold(made(data))
