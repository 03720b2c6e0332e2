"""The order of words that most rules are written for: who, verb, what and when.

Where the verb comes second, what is said first may stand before it, and who does it behind: "am 6. Juni kommt F doch
nicht"; where it comes last in a clause that hangs on another: "dass N F abgegeben hat".
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import add

from tracker.reading.clauses import Clause
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked

# Shapes whose groups are named by their place in the straight order; what stands in no group goes.
_TURNED = ("fronted", "verb_last")
_HANGING = ("hanging", "hanging_on_film", *_TURNED)  # those of a clause that hangs on another


def straightened(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """`clause` with its words in the straight order; null where they are, or nobody knows better."""
    for name in _HANGING if clause.lead in ("rel", "sub") else _TURNED:
        match = lexicon.shapes[name].search(clause.text) if name in lexicon.shapes else None
        if match is not None:
            spans = [(0, match.start()), *(match.span(group) for group in sorted(match.groupdict()))]
            parts = [clause.marked.part(*span) for span in spans]
            turned = reduce(add, (part for part in parts if part.text))
            rest = clause.marked.part(match.end(), len(clause.text))
            return replace(clause, marked=Marked(turned.text + rest.text, turned.refs + rest.refs))
    return None
