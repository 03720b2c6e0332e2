"""How a sentence goes on behind a joint (a comma, an "and", a "which"), and what can be its subject."""

from __future__ import annotations

import re

from tracker.reading import marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import ALL, Marked, Ref

NOMINAL = f"[{marks.FILM}{marks.OTHER}{marks.COMPANY}{marks.NAME}{marks.IT}{marks.PERSON}{marks.FESTIVAL}]"
_TITLES = (marks.FILM, marks.OTHER, marks.NAME)
_COMPOUNDED = (marks.FESTIVAL, marks.COMPANY, marks.NAME)
NEXT = re.compile(  # what follows a cut; "world premiered" is one verb
    rf"(?P<mark>{NOMINAL})(?:'s [^{ALL}]{{0,30}}(?P<owned>{NOMINAL}))?[, ]*(?:(?:inte|aldrig|ändå) )?(?P<then>[\w']+)?"
    r"|(?:world[ -](?=premier))?(?P<word>[\w'-]+)"
)
_MODAL = 120  # characters before "and" in which a modal verb holds for the verb behind it too
_WORD = 24  # letters of the longest preposition and more
# "and in France Metropolitan has dated it": a place before the subject.
_PLACED = re.compile(rf"(?P<word>\w+) (?:the )?{marks.TERRITORY},? {NOMINAL} (?P<then>[\w']+)")
# "and, a week later, on D, N puts it out": a day before the subject.
_DATED = re.compile(
    rf"(?:(?P<word>\w+) (?:the )?)?{marks.DATE}(?:,? (?:\w+ )?{marks.DATE})?,? "
    rf"[{marks.COMPANY}{marks.NAME}{marks.FILM}] (?P<then>[\w']+)(?P<it> [{marks.FILM}{marks.IT}])?"
)
_LIST = re.compile(f"; (?:and,? )?[{marks.FILM}{marks.OTHER}],? (?:with|by|from|about|starring|in which|a|an|the) ")
"""A semicolon that parts the titles of a list: so do then all that the sentence has."""
# "F – out now on N – has its premiere": what is put in behind a film.
_PUT_IN = re.compile(f"(?<=[{marks.FILM}{marks.OTHER}]) – (?P<put>(?!who|which|where)[^;:–]{{3,140}}) – (?=[a-z])")
_SAYS_WHO = ("which", "who", "its", "the")  # what follows a company that a comma parts from what is said of it
_DOER = re.compile(f"[{marks.COMPANY}{marks.NAME}{marks.PERSON}]")
# "SF Studios’ new drama F": an owner, and what it has.
_OWNED = re.compile(f"[{marks.COMPANY}{marks.NAME}] (?:[^\\W\\d_][\\w-]* ){{1,4}}(?={marks.FILM})")
_KIND = re.compile(f" (?:[a-z-]+ ){{1,3}}(?=[{marks.FILM}{marks.OTHER}])")
_APPOSED_SUBJECT = re.compile(f"[{marks.FILM}{marks.OTHER}], [^,;]{{3,140}}, (?P<then>\\w+)")


def kind_of(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> str:
    """How the words after `cut` go on: empty if no clause begins there."""
    after = NEXT.match(sentence.text, cut.end())
    name = cut.lastgroup
    if name == "hard":
        return _behind_a_stop(sentence, cut, after, lexicon)
    if name == "that":
        if lexicon.shapes["speech"].search(sentence.text[max(0, cut.start() - 24) : cut.start()]):
            # "N confirma que distribuirá F": who says it does it, and is not said again
            return "" if after and after["word"] in lexicon.finite else "main"
        if not (after and after["word"] in lexicon.finite):
            told = after and after["mark"] and after["then"] in lexicon.finite
            shown = lexicon.shapes["shown_as"].search(sentence.text[max(0, cut.start() - 24) : cut.start()])
            return ("rel" if shown else "main") if told else ""
    if name in ("rel", "that", "where", "whose"):
        return "rel"
    if name in ("sub", "turn"):
        return name
    if name == "conj" and "," in cut[0] and _begins_with_a_day(sentence, cut, lexicon):
        return "main"
    return _of_a_verb(sentence, cut, after, lexicon) if after else ""


def _of_a_verb(sentence: Marked, cut: re.Match[str], after: re.Match[str], lexicon: Lexicon) -> str:
    """The same for words behind a comma or an "and", which go on if a verb follows, or a subject and its verb."""
    name = cut.lastgroup
    if name == "comma" and lexicon.shapes["changes"].match(sentence.text):
        return ""
    word = after["word"]
    if name == "comma" and _is_told_of_its_film(sentence, cut, lexicon):
        return ""
    if name == "comma" and lexicon.shapes["bare_joined"].match(sentence.text, cut.end()):
        return "conj" if _behind_a_modal(sentence, cut, lexicon) else ""  # "will premiere at V, open on D and …"
    bare = name == "conj" and lexicon.shapes["bare"].match(sentence.text, cut.end())
    if bare and _behind_a_modal(sentence, cut, lexicon):
        return "conj"  # "will skip theatres and premiere on N"
    if word in lexicon.articles and sentence.text.startswith(f" {marks.AWARD}", after.end()):
        return ""  # "il premio per il film, la miglior regia": an article that might begin "la distribuirà"
    if word in lexicon.finite:
        return "back" if name == "comma" or cut[0].startswith(",") else "conj"
    if name == "comma":
        spliced = lexicon.shapes["spliced"].match(sentence.text, cut.end()) is not None
        return "main" if spliced or _ends_what_another_did(sentence, cut, after, lexicon) else ""
    placed = _PLACED.match(sentence.text, cut.end())
    if placed and placed["word"] in lexicon.prepositions and placed["then"] in lexicon.finite:
        return "main"
    if word and word.partition("'")[0] in lexicon.pronouns:
        return "main"
    if after["mark"] == marks.IT:
        return "conj" if _does_it_too(sentence, after, lexicon) else "main"
    apposed = "," in cut[0] and after["mark"] in marks.FILMS and after[0].find(",") > 0
    if apposed and predicates(sentence.text[after.end() :], lexicon):
        return "main"
    if (
        name == "conj"
        and (subject := _APPOSED_SUBJECT.match(sentence.text, cut.end()))
        and subject["then"] in lexicon.finite
    ):
        return "main"  # "as F, her comedy about a village, was awarded"
    to_come = sentence.text.startswith(" to ", after.end()) and not (after["then"] or "").endswith("s")
    apart = (after[0].find(",") > 0 and "," not in cut[0]) or to_come
    if after["mark"] and after["then"] in lexicon.finite and not apart:
        return "main"  # so in "and N plans to open it", not in "has V and V still to come"
    return "main" if _has_a_plain_subject(sentence, cut, lexicon) else ""


def _is_told_of_its_film(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what follows is told of the film before it, not of the subject: "P has a part in F, now filming in N"."""
    if cut.start() < 2 or sentence.text[cut.start() - 1] not in marks.FILMS:
        return False
    return lexicon.shapes["behind_its_film"].match(sentence.text, cut.end()) is not None


def ends_what_is_put_in(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the comma ends what is put in behind a thing of the film: "the shoot, nine weeks in N, ended"."""
    if cut.lastgroup != "comma" or "thing_put_in" not in lexicon.shapes:
        return False
    return lexicon.shapes["thing_put_in"].search(sentence.text[: cut.start()]) is not None


def _ends_what_another_did(sentence: Marked, cut: re.Match[str], after: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a comma ends a clause in front that is about another film: "while F went to N, G has no buyer"."""
    if after["mark"] not in marks.FILMS or after["owned"] or after["then"] not in lexicon.finite or "," in after[0]:
        return False
    before = sentence.part(0, cut.start())
    if not lexicon.shapes["clause_in_front"].match(before.text) or not predicates(before.text, lexicon):
        return False
    film = sentence.at(after.start("mark")).values
    return any(ref.mark in marks.FILMS and ref.values != film for ref in before.refs)


def _begins_with_a_day(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a day, somebody and a verb follow: ", and a week later N opens it"."""
    dated = _DATED.match(sentence.text, cut.end())
    if dated is None or dated["word"] not in (None, *lexicon.prepositions):
        return False
    return dated["then"] in lexicon.finite or dated["it"] is not None


def _behind_a_modal(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a modal verb before `cut` holds for the bare verb behind it, too."""
    ahead = sentence.text[max(0, cut.start() - _MODAL) : cut.start()]
    return lexicon.shapes["modal"].search(ahead) is not None


def _does_it_too(sentence: Marked, after: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a verb behind "it" is that of the subject before, as where none need be said: "C compra F y la estrena".

    Nobody stands behind it who might do it: "C compra F y la estrena C".
    """
    if lexicon.pronouns or after["then"] not in lexicon.finite:
        return False
    return not _DOER.search(re.split("[,;.]", sentence.text[after.end() :], maxsplit=1)[0])


def _has_a_plain_subject(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a subject without a name and its verb follow a comma: ", and the producers are aiming for May"."""
    return "," in cut[0] and lexicon.shapes["plain_subject"].match(sentence.text, cut.end()) is not None


def ends_an_aside(sentence: Marked, cut: re.Match[str], lead: str, lexicon: Lexicon) -> str:
    """Whether a comma ends what was put in, and a subject with its verb follows: "after V, where it won, F opens"."""
    after = NEXT.match(sentence.text, cut.end()) if lead == "rel" and cut.lastgroup == "comma" else None
    goes_on = after and after["mark"] == marks.FILM and after["then"] in lexicon.finite and after[0].find(",") < 0
    return "main" if goes_on else ""


def _behind_a_stop(sentence: Marked, cut: re.Match[str], after: re.Match[str] | None, lexicon: Lexicon) -> str:
    """The same for words behind a semicolon, a colon or a dash, which may part but the items of a list."""
    before = sentence.text[: cut.start()]
    if "–" in cut[0] and any(
        cut.start() in aside.span("put") or cut.end() in aside.span("put") for aside in _PUT_IN.finditer(sentence.text)
    ):
        return ""
    if ";" in cut[0]:
        item = after is not None and after["mark"] in _TITLES and after["then"] not in lexicon.finite
        if lexicon.shapes["contrasted"].match(sentence.text, cut.end()):
            return "main"  # "; F, for its part, opens in May"
        apposed = _APPOSED_SUBJECT.match(sentence.text, cut.end()) if predicates(before, lexicon) else None
        if apposed and apposed["then"] in lexicon.finite:
            return "main"  # "F won A; F, a comedy about a village, was awarded A"
        if item and after and after["then"] in _SAYS_WHO and sentence.at(after.start("mark")).note == "common":
            item = False  # a company whose name is a word too: "; Neon, which has the rights, opens it"
        if item and lexicon.shapes["changes"].match(sentence.text):
            return "main"
        if item or _LIST.search(sentence.text) or (": " in before and not predicates(before, lexicon)):
            return ""
    if "–" in cut[0] and after is not None and after["word"] in lexicon.labels:
        return "main" if sentence.text.startswith(": ", after.end()) else ""  # "género: terror – distribuidora: N"
    if ":" in cut[0]:
        announced = lexicon.shapes["announces"].search(before)  # "now it is official: F opens in May"
        label = subject(sentence.part(0, cut.start()), lexicon) is None
        if not announced and (label or not predicates(before, lexicon)):
            return ""
    return "main" if predicates(sentence.text[cut.end() :], lexicon) else ""


def predicates(text: str, lexicon: Lexicon) -> bool:
    """Whether there is a verb that makes the words a statement; in the words up to the next semicolon."""
    return any(word in lexicon.finite for word in re.findall(r"[\w']+", text.partition(";")[0]))


def _only_says_what_it_is(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a name is but part of what stands before a film and says of what kind it is: "Viking drama F"."""
    kind = _KIND.match(text, place + 1)
    return kind is not None and not lexicon.finite.intersection(kind[0].split())


def _before_its_nation(clause: Marked, place: int) -> int:
    """Where the words for a name at `place` begin: before the nation that it has for an adjective, if it has one."""
    first = place - len("T ")
    nation = first >= 0 and clause.text[first] == marks.TERRITORY and clause.text[first + 1] == " "
    return first if nation and "adjective" in clause.at(first).note else place


def _owns_a_film(text: str, lexicon: Lexicon) -> bool:
    """Whether words begin with an owner whose mark has taken the ending that tells it, and a film of its own."""
    between = _OWNED.match(text) if lexicon.genitive else None
    return between is not None and not lexicon.finite.intersection(between[0].split())


def subject(clause: Marked, lexicon: Lexicon) -> Ref | None:
    """The first name that can do something: no owner of another, and none behind a preposition."""
    text, after = clause.text, lexicon.shapes.get("subject_after")
    behind = -1  # where the last name behind a preposition stands
    for place, ref in clause.placed():
        if ref.mark not in NOMINAL or text[place + 1 : place + 2] == "'":
            continue
        if after is not None and not after.match(text, place + 1):
            continue
        begins = _before_its_nation(clause, place)
        words = text[max(0, begins - _WORD) : begins]
        before, _, word = words.rpartition(" ")[0].rpartition(" ")
        if word in lexicon.prepositions or (
            word in lexicon.articles and before.rpartition(" ")[2] in lexicon.prepositions
        ):
            behind = place
            continue  # "in N", "dans le N"
        if (
            behind >= 0
            and words.endswith(f"{text[behind]} and ")
            and begins - len(" and ") == behind + 1
            and text[place + 1 : place + 2] == ","
        ):
            continue  # "nine weeks in N and N, "
        if text.startswith("-", place + 1) and ref.mark in _COMPOUNDED:
            continue  # "the Cannes-launched comedy"
        if ref.mark == marks.NAME and not ref.note and _only_says_what_it_is(text, place, lexicon):
            continue  # "Viking drama F"
        if place == 0 and ref.mark in _COMPOUNDED and text.startswith(": ", 1):
            continue  # "Neon: F opens in May": a label
        if place == 0 and ref.mark != marks.FILM and text.startswith(f" {marks.FILM}", 1):
            continue  # "HBO Films’ F debuts in May": an owner whose mark has taken the apostrophe
        if place == 0 and ref.mark in _COMPOUNDED and _owns_a_film(text, lexicon):
            continue  # "SF Studios nya storsatsning F lanseras i maj"
        if ref.mark != marks.NAME or ref.note or not text[place + 1 :].startswith(("-", " company", " studio")):
            return ref
    return None
