"""A marked sentence cut into clauses, each with the subject that it has or means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tracker.reading import marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import ALL, Marked, Ref, alone

_NOMINAL = f"[{marks.FILM}{marks.OTHER}{marks.COMPANY}{marks.NAME}{marks.IT}{marks.PERSON}{marks.FESTIVAL}]"
_TITLES = (marks.FILM, marks.OTHER, marks.NAME)
_COMPOUNDED = (marks.FESTIVAL, marks.COMPANY, marks.NAME)
_NEXT = re.compile(  # what follows a cut; "world premiered" is one verb
    rf"(?P<mark>{_NOMINAL})(?:'s [^{ALL}]{{0,30}}(?P<owned>{_NOMINAL}))?[, ]*(?P<then>[\w']+)?"
    r"|(?:world[ -](?=premier))?(?P<word>[\w'-]+)"
)
_MODAL = 120  # characters before "and" in which a modal verb holds for the verb behind it too
_WORD = 24  # letters of the longest preposition and more
# "and in France Metropolitan has dated it": a place before the subject.
_PLACED = re.compile(rf"(?P<word>\w+) (?:the )?{marks.TERRITORY},? {_NOMINAL} (?P<then>[\w']+)")
# "bought X, now shooting in Ohio": what the words behind the comma say is said of X.
_PARTICIPLE = re.compile(
    r"(?:(?:now|currently|still|already|also) )?(?:shooting|filming|in production|in post|due|set|sold|dated|slated|"
    r"scheduled|released|distributed|acquired)\b"
)
_LIST = re.compile(f"; (?:and,? )?[{marks.FILM}{marks.OTHER}],? (?:with|by|from|about|starring|in which|a|an|the) ")
"""A semicolon that parts the titles of a list: so do then all that the sentence has."""
_PLACE_BEFORE = re.compile(
    f"(?P<place>[{marks.FESTIVAL}{marks.SECTION}{marks.TERRITORY}])(?: (?:on |in |last |this )?{marks.DATE})?$"
    f"|(?P<day>{marks.DATE})$"
)
# "X, her follow-up to Y, which …": the relative clause goes on about X.
# "F, from the director of N, which …": it is N that the clause goes on about.
_ANOTHERS = re.compile(f"(?:of|behind) [{marks.NAME}{marks.OTHER}]$")
_APPOSED_SUBJECT = re.compile(f"[{marks.FILM}{marks.OTHER}], [^,;]{{3,140}}, (?P<then>\\w+)")
_APPOSED = re.compile(f"(?P<film>{marks.FILM}),(?P<words> [^,;]{{3,90}})$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `lead` is how it is joined to what was before: `main`, `rel`, `sub`, `conj`. `offset` is its place."""

    marked: Marked
    lead: str
    connector: str
    offset: int

    @property
    def text(self) -> str:
        return self.marked.text


def clauses(sentence: Marked, lexicon: Lexicon) -> list[Clause]:
    """The clauses of `sentence`, in order; a clause without a subject gets the one that it means before it."""
    found: list[Clause] = []
    start, lead, connector = 0, "main", ""
    joint: str | None = None
    main: Ref | None = None
    inherited: Ref | None = None
    relative = False
    head: Marked | None = None
    places = sentence.places()
    if opening := _opening(sentence, lexicon):
        found.append(opening[0])
        start = opening[1]
    for cut in lexicon.shapes.each("joints", sentence.text, start):
        kind = _kind(sentence, cut, lexicon) or _ends_an_aside(sentence, cut, lead, lexicon)
        if kind == "back" and _only_adverbs(sentence.part(start, cut.start()), main, lead, lexicon):
            continue
        tail = lexicon.shapes["resumes"].match(sentence.text, cut.end())
        resumes = lead == "rel" and cut.lastgroup == "comma" and tail
        if not kind and not resumes:
            continue
        if resumes:
            # "…, in which she stars, on March 21": the tail goes on with the main clause
            found.append(_made(sentence, start, cut.start(), lead, connector, inherited, relative, lexicon))
            start = cut.end()
            before = next((c for c in reversed(found) if c.lead != "rel"), None)
            lead, connector, inherited, relative = "resumed", "", None, False
            head = before.marked if before else None
            continue
        if kind in ("conj", "main") and relative and cut.lastgroup == "conj" and not cut[0].startswith(","):
            continue
        if (
            kind == "main"
            and cut.lastgroup == "conj"
            and lead != "sub"
            and not predicates(sentence.text[start : cut.start()], lexicon)
        ):
            own = subject(sentence.part(start, cut.start()), lexicon)
            after = _NEXT.match(sentence.text, cut.end())
            if own is not None and own.mark == marks.FILM and after and after["mark"] and lead == "main":
                found.append(_made(sentence, start, cut.start(), lead, connector, inherited, relative, lexicon))
                start = after.start("owned") + 1 if after["owned"] else after.start("mark") + 1
                lead, connector, inherited, relative, main = "conj", "and", own, False, own
            continue
        clause = _resumed(_made(sentence, start, cut.start(), lead, connector, inherited, relative, lexicon), head)
        found.append(clause)
        own = subject(clause.marked, lexicon)
        if lead != "rel" and (lead != "sub" or main is None):
            main = own or main
        whole = predicates(clause.text, lexicon) or (lead == "rel" and joint != "where")
        whole = whole or (lead == "sub" and not _only_named(clause, lexicon))
        inherited, relative = _inherit(sentence, places, cut, kind, main, own, lexicon, whole=whole)
        start, lead, connector = cut.end(), "conj" if kind == "back" else kind, cut[0].strip(" ,")
        joint = cut.lastgroup
    found.append(
        _resumed(_made(sentence, start, len(sentence.text), lead, connector, inherited, relative, lexicon), head)
    )
    return found


def _only_adverbs(words: Marked, main: Ref | None, lead: str, lexicon: Lexicon) -> bool:
    """Whether the words before a comma and a verb say but when or where: "two weeks later, on D, comes the disc"."""
    bare = subject(words, lexicon) is None
    return bare and (main is None or (lead == "main" and not predicates(words.text, lexicon)))


def _opening(sentence: Marked, lexicon: Lexicon) -> tuple[Clause, int] | None:
    """A subordinate clause in front, and where it ends: "After premiering at V, F opens" says that F premiered at V."""
    shape = lexicon.shapes.get("opening")
    match = shape.match(sentence.text) if shape else None
    who = subject(sentence.part(match.end(), len(sentence.text)), lexicon) if match else None
    if match is None or who is None:
        return None
    clause = Clause(alone(who) + sentence.part(match.end("word"), match.end("rest")), "sub", match["word"], 0)
    return clause, match.end()


def _resumed(clause: Clause, head: Marked | None) -> Clause:
    """A clause that goes on after a relative one, with what it goes on from in front."""
    if clause.lead != "resumed" or head is None:
        return clause
    return Clause(head + Marked(",", ()) + clause.marked, "main", "", clause.offset)


def _kind(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> str:
    """How the words after `cut` go on: empty if no clause begins there."""
    after = _NEXT.match(sentence.text, cut.end())
    name = cut.lastgroup
    if name == "hard":
        return _behind_a_stop(sentence, cut, after, lexicon)
    if name == "that":
        if lexicon.shapes["speech"].search(sentence.text[max(0, cut.start() - 24) : cut.start()]):
            return "main"
        if not (after and after["word"] in lexicon.finite):
            told = after and after["mark"] and after["then"] in lexicon.finite
            shown = lexicon.shapes["shown_as"].search(sentence.text[max(0, cut.start() - 24) : cut.start()])
            return ("rel" if shown else "main") if told else ""
    if name in ("rel", "that", "where"):
        return "rel"
    if name in ("sub", "turn"):
        return name
    if not after:
        return ""
    word = after["word"]
    if name == "conj" and lexicon.shapes["bare"].match(sentence.text, cut.end()):
        ahead = sentence.text[max(0, cut.start() - _MODAL) : cut.start()]
        if lexicon.shapes["modal"].search(ahead):
            return "conj"  # "will skip theatres and premiere on N"
    if word in lexicon.finite:
        return "back" if name == "comma" or cut[0].startswith(",") else "conj"
    if name == "comma":
        return ""
    placed = _PLACED.match(sentence.text, cut.end())
    if placed and placed["word"] in lexicon.prepositions and placed["then"] in lexicon.finite:
        return "main"
    if (word and word.partition("'")[0] in lexicon.pronouns) or after["mark"] == marks.IT:
        return "main"
    apposed = "," in cut[0] and after["mark"] in (marks.FILM, marks.OTHER) and after[0].find(",") > 0
    if apposed and predicates(sentence.text[after.end() :], lexicon):
        return "main"
    if (
        name == "conj"
        and (subject := _APPOSED_SUBJECT.match(sentence.text, cut.end()))
        and subject["then"] in lexicon.finite
    ):
        return "main"  # "as F, her comedy about a village, was awarded"
    apart = (after[0].find(",") > 0 and "," not in cut[0]) or sentence.text.startswith(" to ", after.end())
    if after["mark"] and after["then"] in lexicon.finite and not apart:
        return "main"  # not so in "has V and V still to come"
    return ""


def _ends_an_aside(sentence: Marked, cut: re.Match[str], lead: str, lexicon: Lexicon) -> str:
    """Whether a comma ends what was put in, and a subject with its verb follows: "after V, where it won, F opens"."""
    after = _NEXT.match(sentence.text, cut.end()) if lead == "rel" and cut.lastgroup == "comma" else None
    goes_on = after and after["mark"] == marks.FILM and after["then"] in lexicon.finite and after[0].find(",") < 0
    return "main" if goes_on else ""


def _behind_a_stop(sentence: Marked, cut: re.Match[str], after: re.Match[str] | None, lexicon: Lexicon) -> str:
    """The same for words behind a semicolon, a colon or a dash, which may part but the items of a list."""
    before = sentence.text[: cut.start()]
    if ";" in cut[0]:
        item = after is not None and after["mark"] in _TITLES and after["then"] not in lexicon.finite
        if item and after and after["then"] == "which" and sentence.at(after.start("mark")).note == "common":
            item = False  # a company whose name is a word too: "; Neon, which has the rights, opens it"
        if item or _LIST.search(sentence.text) or (": " in before and not predicates(before, lexicon)):
            return ""
    if ":" in cut[0]:
        label = subject(sentence.part(0, cut.start()), lexicon) is None
        if label or not predicates(before, lexicon):
            return ""
    return "main" if predicates(sentence.text[cut.end() :], lexicon) else ""


def predicates(text: str, lexicon: Lexicon) -> bool:
    """Whether there is a verb that makes the words a statement; in the words up to the next semicolon."""
    return any(word in lexicon.finite for word in re.findall(r"[\w']+", text.partition(";")[0]))


def _only_named(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a subordinate clause is but its subject so far: "while N, a major investor, has …"."""
    return clause.text[:1] == marks.COMPANY and clause.connector not in lexicon.backward


def _inherit(
    sentence: Marked,
    places: tuple[int, ...],
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
        after = _NEXT.match(sentence.text, cut.end())
        if cut.lastgroup == "where":
            place = _PLACE_BEFORE.search(sentence.text[: cut.start()])
            return (_left_out(sentence.at(place.start(place.lastgroup or "place"))) if place else None), False
        if sentence.text[: cut.start()].rpartition(" ")[2] in lexicon.prepositions:
            return None, False
        if sentence.text[cut.start() - 1] == marks.TERRITORY and after and after["word"] in lexicon.finite:
            return sentence.at(cut.start() - 1), False  # "and Japan, which belongs to N"
        antecedent = _antecedent(sentence, places, cut.start(), lexicon, close=not cut[0].startswith(","))
        return antecedent, bool(after and (after["mark"] or _begins_with_subject(after["word"], lexicon)))
    if kind in ("conj", "turn"):
        return own or main, False
    if kind == "sub":
        after = _NEXT.match(sentence.text, cut.end())
        verb = after["word"] if after else None
        return (main, False) if verb and (verb in lexicon.finite or verb.endswith("ing")) else (None, False)
    if kind == "back" and sentence.text[cut.start() - 1] == marks.FILM and _PARTICIPLE.match(sentence.text, cut.end()):
        return sentence.at(cut.start() - 1), False
    if kind == "back":
        return (main if whole else own or main), False
    return None, False


def _left_out(place: Ref) -> Ref:
    """The place that "where" means: "the world but for T, where …" means T."""
    less = tuple(code[1:] for code in place.value if code.startswith("-")) if place.mark == marks.TERRITORY else ()
    return replace(place, values=(less,)) if less else place


def _begins_with_subject(word: str, lexicon: Lexicon) -> bool:
    """Whether a relative clause that begins with `word` has a subject of its own: "which the company opens"."""
    return word in lexicon.determiners if lexicon.determiners else word not in lexicon.finite


def _antecedent(sentence: Marked, places: tuple[int, ...], before: int, lexicon: Lexicon, *, close: bool) -> Ref | None:
    """The name that a relative clause goes on about; without a comma only one right before it."""
    apposed = _APPOSED.search(sentence.text[:before])
    if apposed and not predicates(apposed["words"], lexicon) and not _ANOTHERS.search(apposed["words"]):
        return sentence.at(apposed.start("film"))
    for place, ref in zip(reversed(places), reversed(sentence.refs), strict=False):
        if place >= before or ref.mark not in _NOMINAL or ref.mark == marks.IT:
            continue
        if ref.mark == marks.PERSON:
            if lexicon.shapes["who"].match(sentence.text, before) and not (close and place + 1 < before):
                return ref
            continue
        ahead = sentence.text[:place].split()
        if ref.mark == marks.NAME and ahead and ahead[-1] in lexicon.never_which:
            continue
        if sentence.text[place + 1 : place + 3] == "'s":
            continue
        if close and place + 1 < before:
            return None
        return ref
    return None


def _made(
    sentence: Marked,
    start: int,
    end: int,
    lead: str,
    connector: str,
    inherited: Ref | None,
    relative: bool,
    lexicon: Lexicon,
) -> Clause:
    part = sentence.part(start, end)
    if lead == "turn":
        lead = "conj"
        films = (marks.FILM, marks.OTHER, marks.IT)
        if inherited is not None and inherited.mark in films and any(ref.mark in films for ref in part.refs):
            inherited = None
        own = subject(part, lexicon) if inherited is not None and inherited.mark not in films else None
        if own is not None and own.mark not in films:
            inherited = None  # another does the next thing
    if inherited is not None:
        meant = Marked(inherited.mark + lexicon.topic, (inherited,))
        part = meant + (Marked("which", ()) + part if relative else part)
    return Clause(part, lead, connector, start)


def subject(clause: Marked, lexicon: Lexicon) -> Ref | None:
    """The first name that can do something: no owner of another, and none behind a preposition."""
    text, after = clause.text, lexicon.shapes.get("subject_after")
    for place, ref in zip(clause.places(), clause.refs, strict=True):
        if ref.mark not in _NOMINAL or text[place + 1 : place + 2] == "'":
            continue
        if after is not None and not after.match(text, place + 1):
            continue
        if text[max(0, place - _WORD) : place].rpartition(" ")[0].rpartition(" ")[2] in lexicon.prepositions:
            continue
        if text.startswith("-", place + 1) and ref.mark in _COMPOUNDED:
            continue  # "the Cannes-launched comedy"
        if place == 0 and ref.mark in _COMPOUNDED and text.startswith(": ", 1):
            continue  # "Neon: F opens in May": a label
        if ref.mark != marks.NAME or ref.note or not text[place + 1 :].startswith(("-", " company", " studio")):
            return ref
    return None
