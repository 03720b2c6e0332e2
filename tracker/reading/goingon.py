"""Whom a clause goes on about that has no subject of its own: what stands before it in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.reading import marks
from tracker.reading.joints import NEXT, NOMINAL, predicates
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref

# "bought X, now shooting in Ohio": what the words behind the comma say is said of X.
_PARTICIPLE = re.compile(
    r"(?:(?:now|currently|still|already|also) )?(?:shooting|filming|in production|in post|due|set|sold|dated|slated|"
    r"scheduled|released|distributed|acquired)\b"
)
_PLACE_BEFORE = re.compile(
    f"(?P<place>[{marks.FESTIVAL}{marks.SECTION}{marks.TERRITORY}])(?:,? in {marks.NAME})?"
    f"(?: (?:on |in |last |this )?{marks.DATE})?$"
    f"|(?P<day>{marks.DATE})$"
)
# "F, from the director of N, which …": it is N that the clause goes on about.
_ANOTHERS = re.compile(f"(?:of|behind) [{marks.NAME}{marks.OTHER}]$")
# What follows a company that a bracket behind a film names, and more words.
_IN_BRACKETS = re.compile(r"[^()]*\) ?[–-] ?\w")
# "X, her follow-up to Y, which …": the relative clause goes on about X.
# "F, a comedy about a village": not "F, and a special mention to G".
_APPOSED = re.compile(
    f"(?P<film>{marks.FILM}),(?! (?:and|und|et|y|e|ed|och|sowie|ainsi que|as well as) )(?P<words> [^,;]{{3,90}})$"
)


def inherit(
    sentence: Marked,
    cut: re.Match[str],
    kind: str,
    main: Ref | None,
    own: Ref | None,
    lexicon: Lexicon,
    *,
    whole: bool,
) -> tuple[Ref | None, bool]:
    """The subject of the clause that begins after `cut`, where it has none itself; whether it stands for an object."""
    if kind == "rel":
        after = NEXT.match(sentence.text, cut.end())
        if cut.lastgroup == "whose":
            return None, False  # "N, whose last film, F, opened in May, will …": F is its subject
        if cut.lastgroup == "where":
            place = _PLACE_BEFORE.search(sentence.text[: cut.start()])
            return (_left_out(sentence.at(place.start(place.lastgroup or "place"))) if place else None), False
        if not cut[0].startswith(",") and sentence.text[: cut.start()].rpartition(" ")[2] in lexicon.prepositions:
            return None, False  # "in which"; not so behind the particle of a verb: "F ging leer aus, das …"
        if lexicon.shapes["of_a_thing"].search(sentence.text[: cut.end()]):
            return Ref(marks.OTHER, ("",)), has_a_subject(sentence, cut, lexicon)
        if lexicon.shapes["of_the_festival"].search(sentence.text[: cut.start()]):
            return None, False
        if sentence.text[cut.start() - 1] == marks.TERRITORY and after:
            land = _left_out(sentence.at(cut.start() - 1))
            if after["word"] in lexicon.finite:  # "and Japan, which belongs to N"
                return land, False
            if after["mark"] == marks.COMPANY and cut[0].startswith(","):  # "but for Spain, which N has"
                return land, True
        antecedent = _antecedent(sentence, cut, lexicon, close=not cut[0].startswith(","))
        if (
            antecedent is not None
            and antecedent.mark == marks.COMPANY
            and lexicon.shapes["one_does"].match(sentence.text, cut.end())
        ):
            antecedent = replace(antecedent, values=antecedent.values[-1:])  # "with N and N, which is selling F"
        return antecedent, has_a_subject(sentence, cut, lexicon)
    if kind in ("conj", "turn"):
        return own or main, False
    if kind == "sub":
        after = NEXT.match(sentence.text, cut.end())
        verb = after["word"] if after else None
        return (main, False) if verb and (verb in lexicon.finite or verb.endswith("ing")) else (None, False)
    if kind == "back" and sentence.text[cut.start() - 1] == marks.FILM and _PARTICIPLE.match(sentence.text, cut.end()):
        return sentence.at(cut.start() - 1), False
    if kind == "back":
        return (main if whole else own or main), False
    return None, False


def _left_out(place: Ref) -> Ref:
    """What "where" or "which" means: T in "the world but for T, where …", the whole in "International, which …"."""
    whole = place.mark != marks.TERRITORY or "adjective" in place.note
    less = () if whole else tuple(code[1:] for code in place.value if code.startswith("-"))
    return replace(place, values=(less,)) if less else place


def has_a_subject(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the relative clause behind `cut` has one of its own: what goes before is then its object."""
    after = NEXT.match(sentence.text, cut.end())
    return bool(after and (after["mark"] or _begins_with_subject(after["word"], lexicon)))


def _begins_with_subject(word: str, lexicon: Lexicon) -> bool:
    """Whether a relative clause that begins with `word` has a subject of its own: "which the company opens"."""
    return word in lexicon.determiners if lexicon.determiners else word not in lexicon.finite


def _antecedent(sentence: Marked, cut: re.Match[str], lexicon: Lexicon, *, close: bool) -> Ref | None:
    """The name that a relative clause goes on about; without a comma only one right before it."""
    before, behind = cut.span()
    if chosen := lexicon.shapes["none_but"].search(sentence.text[:before]):
        return sentence.at(chosen.start("company"))
    of_somebody = lexicon.shapes["who"].match(sentence.text, before) is not None
    apposed = None if of_somebody else _APPOSED.search(sentence.text[:before])
    if apposed and not predicates(apposed["words"], lexicon) and not _ANOTHERS.search(apposed["words"]):
        return sentence.at(apposed.start("film"))
    does = lexicon.shapes["one_does"].match(sentence.text, behind) is not None  # as no film does, and no place
    qualifies = lexicon.shapes["only_qualifies"].search(sentence.text[:before])
    for place, ref in reversed([*sentence.placed()]):
        if place >= before or ref.mark not in NOMINAL or ref.mark == marks.IT:
            continue
        if ref.mark == marks.PERSON:
            if of_somebody and not (close and place + 1 < before):
                return ref
            continue
        ahead = sentence.text[:place].split()
        if ref.mark == marks.NAME and ahead and ahead[-1] in lexicon.never_which and not does:
            continue
        if sentence.text[place + 1 : place + 3] == "'s" or (qualifies and qualifies.start("company") == place):
            continue
        if ref.mark == marks.COMPANY and _IN_BRACKETS.match(sentence.text, place + 1, before):
            continue  # "F (N) – the horror of N, which …"
        if (close and place + 1 < before) or (of_somebody and ref.mark in marks.FILMS):
            return None  # "F, a portrait of a widow, who opens a shop"
        return ref
    return None


def told_of(sentence: Marked, before: int, lexicon: Lexicon) -> Ref | None:
    """The film of which somebody tells something, where a relative clause parts it from its verb: "N said that F, a
    comedy which N shot in T, opens on D".
    """
    told = lexicon.shapes["told_of"].search(sentence.text[:before])
    return sentence.at(told.start("film")) if told and not predicates(told["words"] or "", lexicon) else None


def whose(clause: Marked, lexicon: Lexicon) -> Ref | None:
    """The other film of somebody that the clause ends with: "It is N's first since N, whose X won a prize and …"."""
    said = lexicon.shapes["whose_film"].search(clause.text)
    return clause.at(said.start("film")) if said else None
