"""How fast claims settle, and how fast a film with very many is shown.

python -m tests.benchmarks.ledger

Prints figures of processor time, asserts none. The claims are those of the worked stories, and a film of ten thousand
claims: a few hundred different things, each said over and over by forty outlets.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from time import process_time

from tests.support.stories import NAMES, scripted
from tracker.domain.claim import Claim
from tracker.domain.codec import from_data, to_data
from tracker.domain.ledger import Ledger
from tracker.ledger import absences, board, contract, fold, settle

MANY = 10_000
OUTLETS = 40
SCATTER = 7919
"""A prime: its multiples fall on old news as evenly as dice would, and the same every time."""


def story_claims() -> dict[str, list[Claim]]:
    """The claims of both worked stories, by film, in the order in which they came."""
    by_film: dict[str, list[Claim]] = {}
    for name in NAMES:
        for claims in scripted(name).values():
            for claim in claims:
                by_film.setdefault(claim.development.film, []).append(claim)
    return by_film


def much_told(claims: list[Claim], many: int = MANY) -> list[Claim]:
    """`many` claims of one film: those of `claims`, said again and again in other outlets as time goes on."""
    result = list(claims)
    while len(result) < many:
        number = len(result)
        place = number * len(claims) // many
        known, again = claims[place], claims[number * SCATTER % (place + 1)]
        said = known.said + timedelta(minutes=number % 500)
        outlet = f"Outlet {number * SCATTER % OUTLETS}"
        told = replace(again.development, background=again is not known)
        result.append(Claim(f"m{number}", f"n{number}", outlet, f"https://o.example/{number}", said, told))
    return sorted(result, key=lambda c: c.said)


def rate(count: int, seconds: float) -> str:
    return f"{count:,} in {seconds:.3f} s: {count / seconds:,.0f} a second"


def settling_stories(rounds: int = 20) -> str:
    films = story_claims()
    count = 0
    started = process_time()
    for _ in range(rounds):
        for film, claims in films.items():
            ledger = Ledger(film)
            for claim in claims:
                ledger = settle(ledger, claim).ledger
                count += 1
    return rate(count, process_time() - started)


def settling_many(claims: list[Claim]) -> tuple[str, Ledger]:
    started = process_time()
    ledger = fold(claims[0].development.film, claims).ledger
    return rate(len(claims), process_time() - started), ledger


def showing(ledger: Ledger) -> str:
    stored = json.dumps(to_data(ledger))
    started = process_time()
    loaded = from_data(Ledger, json.loads(stored))
    read = process_time()
    today = loaded.latest.date() if loaded.latest else None
    if today:
        contract(loaded, today), board(loaded), absences(loaded, today)
    shown = process_time()
    size = f"{len(stored) / 1e6:.1f} MB of JSON"
    return f"read from {size} in {(read - started) * 1e3:.1f} ms, shown in {(shown - read) * 1e3:.2f} ms"


def main() -> None:
    print("claims of the worked stories:", settling_stories())
    films = story_claims()
    for film in ("K-Pops!", "The Life of Chuck"):
        figure, ledger = settling_many(much_told(films[film]))
        print(f"{film}, {MANY:,} claims:", figure)
        print(f"{film}, {len(ledger.facts)} facts, {len(ledger.testimony)} things said:", showing(ledger))
    same = [replace(c, id=f"s{n}", said=c.said + timedelta(minutes=n)) for n, c in enumerate([films["Eden"][0]] * MANY)]
    print("one thing said by all:", settling_many(same)[0])
    backwards = films["The Life of Chuck"][::-1]
    print("a film back to front:", settling_many(backwards)[0])


if __name__ == "__main__":
    main()
