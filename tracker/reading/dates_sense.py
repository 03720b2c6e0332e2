"""What a phrase means, counted from the day of publication: its EDTF read forward and read back.

The rules are those of the reading contract: a bare day or month is the next one, unless its clause tells the past,
when it is the last one; early, mid- and late are the thirds of a year; "later this year" runs from the month of
publication to December.
"""

from __future__ import annotations

from collections.abc import Callable

from tracker.reading.dates_ask import Ask, Sense
from tracker.reading.dates_counted import COUNTED
from tracker.reading.dates_holidays import HOLIDAYS
from tracker.reading.dates_named import NAMED

SENSES: dict[str, Callable[[Ask], Sense | None]] = NAMED | COUNTED | HOLIDAYS
"""What each name of a table of phrases in `lexicon/dates/` means; none where there is nothing to count from."""
