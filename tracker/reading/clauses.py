"""A marked sentence cut into clauses, each with the subject that it has or means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tracker.reading import marks
from tracker.reading.joints import NEXT, NOMINAL, ends_an_aside, kind_of, predicates, subject
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref, alone

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
# "F, which won at V and which N has for T": the second clause goes on about what the first does.
_SIDE_BY_SIDE = re.compile(r",? (?:and|but) (?:that|which) ")
# "X, her follow-up to Y, which …": the relative clause goes on about X.
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
        kind = kind_of(sentence, cut, lexicon) or ends_an_aside(sentence, cut, lead, lexicon)
        tail = lexicon.shapes["resumes"].match(sentence.text, cut.end())
        resumes = lead == "rel" and cut.lastgroup == "comma" and tail
        if kind == "back" and not resumes and _only_adverbs(sentence.part(start, cut.start()), main, lead, lexicon):
            continue
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
            after = NEXT.match(sentence.text, cut.end())
            if own is not None and own.mark == marks.FILM and after and after["mark"] and lead == "main":
                found.append(_made(sentence, start, cut.start(), lead, connector, inherited, relative, lexicon))
                start = after.start("owned") + 1 if after["owned"] else after.start("mark") + 1
                lead, connector, inherited, relative, main = "conj", "and", own, False, own
            continue
        clause = _resumed(_made(sentence, start, cut.start(), lead, connector, inherited, relative, lexicon), head)
        found.append(clause)
        own = subject(sentence.part(start, cut.start()) if joint == "where" else clause.marked, lexicon)
        if lead != "rel" and (lead != "sub" or main is None):
            main = (_told_of(sentence, cut.start(), lexicon) if kind == "rel" else None) or own or main
        beside = lead == "rel" and inherited is not None and _SIDE_BY_SIDE.match(cut[0]) is not None
        kind = "rel" if beside else kind
        whole = predicates(clause.text, lexicon) or (lead == "rel" and joint != "where")
        whole = whole or (lead == "sub" and not _only_named(clause, lexicon))
        goes_on = own if lead == "rel" and own is not None and own.mark in marks.FILMS else main
        others = _whose(clause.marked, lexicon) if cut.lastgroup == "conj" and cut[0][0] != "," else None
        own = others or (None if lead == "rel" and joint == "conj" else own)  # behind "whose X did and": the main one
        if beside:
            relative = _has_a_subject(sentence, cut, lexicon)
        else:
            inherited, relative = _inherit(
                sentence, places, cut, kind, goes_on if kind == "sub" else main, own, lexicon, whole=whole
            )
        start, lead, connector = cut.end(), "conj" if kind == "back" else kind, cut[0].strip(" ,")
        lead = "rel" if others is not None else lead
        joint = cut.lastgroup
    found.append(
        _resumed(_made(sentence, start, len(sentence.text), lead, connector, inherited, relative, lexicon), head)
    )
    return found


def _told_of(sentence: Marked, before: int, lexicon: Lexicon) -> Ref | None:
    """The film of which somebody tells something, where a relative clause parts it from its verb: "N said that F, a
    comedy which N shot in T, opens on D".
    """
    told = lexicon.shapes["told_of"].search(sentence.text[:before])
    return sentence.at(told.start("film")) if told and not predicates(told["words"] or "", lexicon) else None


def _whose(clause: Marked, lexicon: Lexicon) -> Ref | None:
    """The other film of somebody that the clause ends with: "It is N's first since N, whose X won a prize and …"."""
    said = lexicon.shapes["whose_film"].search(clause.text)
    return clause.at(said.start("film")) if said else None


def _only_adverbs(words: Marked, main: Ref | None, lead: str, lexicon: Lexicon) -> bool:
    """Whether the words before a comma and a verb say but when or where: "two weeks later, on D, comes the disc"."""
    bare = subject(words, lexicon) is None
    return bare and (main is None or (lead == "main" and not predicates(words.text, lexicon)))


def _opening(sentence: Marked, lexicon: Lexicon) -> tuple[Clause, int] | None:
    """A subordinate clause in front, and where it ends: "After premiering at V, F opens" says that F premiered at V."""
    if made := lexicon.shapes["made_opening"].match(
        sentence.text
    ):  # "Shot in N and N, opens on D": nobody is its subject
        return Clause(sentence.part(0, made.end("rest")), "main", "", 0), made.end()
    match = lexicon.shapes["opening"].match(sentence.text)
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
        after = NEXT.match(sentence.text, cut.end())
        if cut.lastgroup == "where":
            place = _PLACE_BEFORE.search(sentence.text[: cut.start()])
            return (_left_out(sentence.at(place.start(place.lastgroup or "place"))) if place else None), False
        if sentence.text[: cut.start()].rpartition(" ")[2] in lexicon.prepositions:
            return None, False
        if lexicon.shapes["of_the_festival"].search(sentence.text[: cut.start()]):
            return None, False
        if sentence.text[cut.start() - 1] == marks.TERRITORY and after:
            land = _left_out(sentence.at(cut.start() - 1))
            if after["word"] in lexicon.finite:  # "and Japan, which belongs to N"
                return land, False
            if after["mark"] == marks.COMPANY and cut[0].startswith(","):  # "but for Spain, which N has"
                return land, True
        antecedent = _antecedent(sentence, places, cut.start(), lexicon, close=not cut[0].startswith(","))
        return antecedent, _has_a_subject(sentence, cut, lexicon)
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
    """The place that "where" or "which" means: "the world but for T, where …" means T."""
    less = tuple(code[1:] for code in place.value if code.startswith("-")) if place.mark == marks.TERRITORY else ()
    return replace(place, values=(less,)) if less else place


def _has_a_subject(sentence: Marked, cut: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the relative clause behind `cut` has one of its own: what goes before is then its object."""
    after = NEXT.match(sentence.text, cut.end())
    return bool(after and (after["mark"] or _begins_with_subject(after["word"], lexicon)))


def _begins_with_subject(word: str, lexicon: Lexicon) -> bool:
    """Whether a relative clause that begins with `word` has a subject of its own: "which the company opens"."""
    return word in lexicon.determiners if lexicon.determiners else word not in lexicon.finite


def _antecedent(sentence: Marked, places: tuple[int, ...], before: int, lexicon: Lexicon, *, close: bool) -> Ref | None:
    """The name that a relative clause goes on about; without a comma only one right before it."""
    apposed = _APPOSED.search(sentence.text[:before])
    if apposed and not predicates(apposed["words"], lexicon) and not _ANOTHERS.search(apposed["words"]):
        return sentence.at(apposed.start("film"))
    qualifies = lexicon.shapes["only_qualifies"].search(sentence.text[:before])
    for place, ref in zip(reversed(places), reversed(sentence.refs), strict=False):
        if place >= before or ref.mark not in NOMINAL or ref.mark == marks.IT:
            continue
        if ref.mark == marks.PERSON:
            if lexicon.shapes["who"].match(sentence.text, before) and not (close and place + 1 < before):
                return ref
            continue
        ahead = sentence.text[:place].split()
        if ref.mark == marks.NAME and ahead and ahead[-1] in lexicon.never_which:
            continue
        if sentence.text[place + 1 : place + 3] == "'s" or (qualifies and qualifies.start("company") == place):
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
