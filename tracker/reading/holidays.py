"""The days of a year that the trade dates films by; where lands keep one on days of their own, as each land does.

Those of the lunar calendars, and those that last some days, are told by their month: who opens a film "for Chuseok"
opens it some days before.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "new-year": "01-01",
    "new-years-eve": "12-31",
    "epiphany-eve": "01-05",
    "epiphany": "01-06",
    "valentine": "02-14",
    "st-patrick": "03-17",
    "independence": "07-04",
    "bastille": "07-14",
    "halloween": "10-31",
    "assumption": "08-15",
    "all-saints": "11-01",
    "all-souls": "11-02",
    "immaculate": "12-08",
    "christmas-eve": "12-24",
    "christmas": "12-25",
    "boxing-day": "12-26",
    "canada-day": "07-01",
    "australia-day": "01-26",
    "anzac-day": "04-25",
    "indian-republic": "01-26",
    "indian-independence": "08-15",
    "gandhi": "10-02",
    "juneteenth": "06-19",
    "lucia": "12-13",
    "st-nicholas": "12-06",
    "labour-day": "05-01",
    "german-unity": "10-03",
    "national-day-se": "06-06",
    "armistice": "11-11",
}
_NTH = {  # month, ISO weekday, which of the month; -1 the last
    "mlk": (1, 1, 3),
    "presidents": (2, 1, 3),
    "mothers": (5, 7, 2),
    "memorial": (5, 1, -1),
    "fathers": (6, 7, 3),
    "labor": (9, 1, 1),
    "columbus": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
    "canadian-thanksgiving": (10, 1, 2),
    "southern-fathers": (9, 7, 1),
    "summer-bank-holiday": (8, 1, -1),
}
_FROM = {
    "midsummer-eve": (6, 19, 5),
    "midsummer": (6, 20, 6),
    "victoria-day": (5, 18, 1),
}  # the first of that ISO weekday from that day on
_EASTER = {
    "mothering-sunday": -21,
    "good-friday": -2,
    "easter": 0,
    "easter-monday": 1,
    "ascension": 39,
    "whitsun": 49,
    "whit-monday": 50,
    "corpus-christi": 60,
}
# Years, of those for which the lunar calendar has been looked up, in which the holiday is not in its usual month.
_LUNAR = {
    "seollal": (2, 1, frozenset({2017, 2020, 2023, 2025, 2028, 2031, 2033, 2036})),
    "chuseok": (9, 10, frozenset({2017, 2020, 2025, 2028, 2031, 2036})),
    "diwali": (10, 11, frozenset({2015, 2018, 2020, 2021, 2023, 2026, 2029, 2031, 2032, 2034})),
    "pongal": (1, 1, frozenset()),
}
# What a land (ISO 3166-1) keeps by the name of another's holiday.
_KEPT = {
    ("independence", "IN"): "indian-independence",
    ("thanksgiving", "CA"): "canadian-thanksgiving",
    ("mothers", "GB"): "mothering-sunday",
    ("mothers", "IE"): "mothering-sunday",
    ("fathers", "AU"): "southern-fathers",
    ("fathers", "NZ"): "southern-fathers",
}


def holiday(rule: str, year: int, country: str = "") -> str:
    """The day in that year, EDTF, or the month, as a `country` (ISO 3166-1) keeps it that has a day of its own.

    Raises KeyError for a name that is none of the above.
    """
    rule = _KEPT.get((rule, country), rule)
    if rule in _LUNAR:
        usual, other, years = _LUNAR[rule]
        return f"{year}-{other if year in years else usual:02}"
    if rule in _FIXED:
        return f"{year}-{_FIXED[rule]}"
    if rule in _FROM:
        month, number, weekday = _FROM[rule]
        first = date(year, month, number)
        return (first + timedelta(days=(weekday - first.isoweekday()) % 7)).isoformat()
    if rule in _NTH:
        return _nth(year, *_NTH[rule]).isoformat()
    return (easter(year) + timedelta(days=_EASTER[rule])).isoformat()


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
