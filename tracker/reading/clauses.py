"""A marked sentence cut into clauses, each with the subject that it has or means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.reading import marks
from tracker.reading.goingon import has_a_subject, inherit, told_of, whose
from tracker.reading.joints import NEXT, ends_an_aside, ends_what_is_put_in, kind_of, predicates, subject
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref, alone

_OWNER = re.compile(f"[{marks.PERSON}{marks.NAME}]'s? [^{marks.ALL},;]{{0,40}}$")  # "her", whose film it is
# "Due tomorrow": of that day the verb behind it speaks.
_ONLY_DATED = re.compile(f", [^{marks.ALL},]{{0,16}}{marks.DATE}")
# "F, which won at V and which N has for T": the second clause goes on about what the first does.
_SIDE_BY_SIDE = re.compile(r",? (?:and|but|y|e|pero|mas|et|mais|ma) (?:(?:that|which|que|qui|dont|che) |qu')")
# The same where no comma and no "which" of its own may begin a relative clause: it only goes on with one.
_ONLY_BESIDE = re.compile(r",? (?:(?:y|e|pero|mas) que |(?:et|mais) (?:qui |que |dont |qu')|(?:e|ma) che )")

_VERB_SECOND = frozenset({"de", "sv"})
_VERB_AND_FILM = re.compile(rf"(?P<verb>[^\W\d_]+)(?: [^\W\d_]+){{0,2}}? {marks.FILM}")
_DOES = re.compile(f"[{marks.COMPANY}{marks.NAME}] (?P<verb>[\\w-]+)")


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
    return _Cutter(sentence, lexicon).clauses()


class _Cutter:
    """Cuts one sentence: what it has `found`, and what is known of the clause that begins at `start`.

    `main` is the subject of the main clause so far, `inherited` the one that the clause at hand goes on about where it
    has none (as its object, if `relative`), `head` what it takes up again behind an aside, `joint` what it begins with.
    """

    def __init__(self, sentence: Marked, lexicon: Lexicon) -> None:
        self._sentence, self._lexicon = sentence, lexicon
        self._found: list[Clause] = []
        self._start, self._lead, self._connector = 0, "main", ""
        self._joint: str | None = None
        self._main: Ref | None = None
        self._inherited: Ref | None = None
        self._relative = False
        self._head: Marked | None = None

    def clauses(self) -> list[Clause]:
        if opening := _opening(self._sentence, self._lexicon):
            self._found.append(opening[0])
            self._start = opening[1]
        for cut in self._lexicon.shapes.each("joints", self._sentence.text, self._start):
            self._at(cut)
        self._ends(len(self._sentence.text))
        return self._found

    def _at(self, cut: re.Match[str]) -> None:
        """Cut there, if it is a place to cut."""
        kind = kind_of(self._sentence, cut, self._lexicon)
        kind = kind or ends_an_aside(self._sentence, cut, self._lead, self._lexicon)
        bare = cut.lastgroup == "conj" and not cut[0].startswith(",")
        if self._resumes(cut):
            self._go_on(cut)
        elif thing := self._taken_up(cut):
            self._go_on(cut, thing)
        elif not kind or (kind in ("conj", "main") and self._relative and bare) or self._is_aside(cut, kind):
            return
        elif kind == "main" and self._lead in ("main", "rel") and cut.lastgroup == "conj" and not self._says(cut):
            self._begin_with_another(cut)
        else:
            self._cut(cut, kind, bare=bare)

    def _is_aside(self, cut: re.Match[str], kind: str) -> bool:
        """Whether no clause begins there: "two weeks later, on D, comes the disc", "says that … and that"."""
        if _ONLY_BESIDE.match(cut[0]):
            return self._lead != "rel" or self._inherited is None
        if self._joint == "whose" and self._so_far(cut).text == marks.FILM:
            return True  # "whose last film, F, opened in May"
        if ends_what_is_put_in(self._sentence, cut, self._lexicon):
            return True
        if cut.lastgroup in ("rel", "that") and (cleft := self._cleft(cut.end())) and not cleft["doer"]:
            return True
        if self._lexicon.shapes["tells"].match(self._sentence.text, cut.end()):
            return False  # "N has the rights to F, the company said on D"
        return kind == "back" and _only_adverbs(self._so_far(cut), self._main, self._lead, self._lexicon)

    def _so_far(self, cut: re.Match[str]) -> Marked:
        return self._sentence.part(self._start, cut.start())

    def _says(self, cut: re.Match[str]) -> bool:
        return predicates(self._sentence.text[self._start : cut.start()], self._lexicon)

    def _ends(self, end: int) -> Clause:
        """The clause at hand, which ends there."""
        part = _made(
            self._sentence,
            self._start,
            end,
            self._lead,
            self._connector,
            self._inherited,
            self._relative,
            self._lexicon,
        )
        self._found.append(_resumed(part, self._head))
        return self._found[-1]

    def _resumes(self, cut: re.Match[str]) -> bool:
        """Whether the main clause goes on behind a relative one: "…, in which she stars, on March 21"."""
        if self._lead != "rel" or cut.lastgroup != "comma" or self._cleft(self._start):
            return False
        shapes, text = self._lexicon.shapes, self._sentence.text
        verb = "relative_verb" not in shapes or shapes["relative_verb"].search(text[self._start : cut.start()])
        return (bool(verb) and shapes["resumes"].match(text, cut.end()) is not None) or self._is_over(cut)

    def _is_over(self, cut: re.Match[str]) -> bool:
        """Whether a relative clause ends with its verb, as in German, and what had begun before it goes on behind."""
        over = self._lexicon.shapes["relative_over"].search(self._sentence.text[self._start : cut.start()])
        begun = next((clause.text for clause in reversed(self._found) if clause.lead != "rel"), "")
        named = marks.FILM in begun or marks.COMPANY in begun
        return over is not None and (named or predicates(begun, self._lexicon))

    def _cleft(self, end: int) -> re.Match[str] | None:
        """What the words up to `end` but put in front of their clause: "c'est à V que", "c'est N qui" (the `doer`)."""
        return self._lexicon.shapes["cleft"].search(self._sentence.text[:end])

    def _taken_up(self, cut: re.Match[str]) -> Marked | None:
        """What a verb behind an aside goes on about, where it is a thing of the film's and has no verb yet: "rights to
        F, which stars N, have gone to N".
        """
        after = NEXT.match(self._sentence.text, cut.end()) if cut.lastgroup == "comma" else None
        if after is None or after["word"] not in self._lexicon.finite:
            return None
        begun = self._start if self._lead == "sub" else 0  # "while scenes for F, a drama, are filmed"
        thing = _thing_of_a_film(self._sentence.part(begun, cut.start()), self._lexicon)
        if thing is None or any(clause.lead not in ("main", "rel") for clause in self._found):
            return None
        if begun:
            return thing
        first = self._found[0] if self._found else None
        return None if first is not None and first.offset + len(first.text) < len(thing.text) else thing

    def _go_on(self, cut: re.Match[str], head: Marked | None = None) -> None:
        """End a clause there; what follows goes on from `head`, or from the last clause that is not relative."""
        self._ends(cut.start())
        before = next((clause for clause in reversed(self._found) if clause.lead != "rel"), None)
        self._start, self._lead, self._connector = cut.end(), "resumed", ""
        self._inherited, self._relative = None, False
        open_aside = before is not None and before.text.count(",") % 2  # "S, the home of all that is new, has F"
        self._head = head or (before.marked + Marked("," if open_aside else "", ()) if before else None)

    def _begin_with_another(self, cut: re.Match[str]) -> None:
        """Two films that share what is said of them: "F and N's G open in May" is cut where the second begins."""
        own = subject(self._so_far(cut), self._lexicon)
        after = NEXT.match(self._sentence.text, cut.end())
        if own is None or own.mark != marks.FILM or not after or not after["mark"] or self._lead != "main":
            return
        self._ends(cut.start())
        self._start = after.start("owned") + 1 if after["owned"] else after.start("mark") + 1
        self._lead, self._connector, self._inherited, self._relative, self._main = "conj", "and", own, False, own

    def _cut(self, cut: re.Match[str], kind: str, *, bare: bool) -> None:
        """End a clause there, and begin one of that kind."""
        lead, lexicon = self._lead, self._lexicon
        clause = self._ends(cut.start())
        own = subject(self._so_far(cut) if self._joint == "where" else clause.marked, lexicon)
        says, only_named = predicates(clause.text, lexicon), _only_named(clause, lexicon)
        if lead != "rel" and (lead != "sub" or self._main is None or (only_named and not says)):
            told = told_of(self._sentence, cut.start(), lexicon) if kind == "rel" else None
            self._main = told or own or self._main
        whole = says or (lead == "rel" and self._joint != "where") or (lead == "sub" and not only_named)
        goes_on = own if lead == "rel" and own is not None and own.mark in marks.FILMS else self._main
        others = whose(clause.marked, lexicon) if bare else None
        own = others or (None if lead == "rel" and self._joint == "conj" else own)  # behind "whose X did and": the main
        if lead == "rel" and self._inherited is not None and _SIDE_BY_SIDE.match(cut[0]):
            kind, self._relative = "rel", has_a_subject(self._sentence, cut, lexicon)
        else:
            meant = goes_on if kind == "sub" else self._main
            self._inherited, self._relative = inherit(self._sentence, cut, kind, meant, own, lexicon, whole=whole)
        goes_on_of_it = bare and self._joint == "whose"  # "whose last film, F, won a prize and opens in May"
        self._lead = "rel" if others is not None or goes_on_of_it else "conj" if kind == "back" else kind
        self._start, self._connector, self._joint = cut.end(), cut[0].strip(" ,"), cut.lastgroup


def _thing_of_a_film(words: Marked, lexicon: Lexicon) -> Marked | None:
    """The head of `words`, if it is but a thing of a film with an aside behind it: "the premiere of F, a drama"."""
    place = next((place for place, ref in words.placed() if ref.mark == marks.FILM), 0)
    before = words.text[:place]
    owner = _OWNER.search(before)
    of = (before[: owner.start()] if owner else before).split()
    if len(of) < 2 or of[-1] not in lexicon.prepositions or "," in before or predicates(before, lexicon):
        return None
    aside = words.text[place + 1 :]
    return words.part(0, place + 1) if aside.startswith(",") and not _ONLY_DATED.fullmatch(aside) else None


def _only_adverbs(words: Marked, main: Ref | None, lead: str, lexicon: Lexicon) -> bool:
    """Whether the words before a comma and a verb say but when or where: "two weeks later, on D, comes the disc"."""
    bare = subject(words, lexicon) is None
    return bare and (main is None or (lead == "main" and not predicates(words.text, lexicon)))


def _opening(sentence: Marked, lexicon: Lexicon) -> tuple[Clause, int] | None:
    """A subordinate clause in front, and where it ends: "After premiering at V, F opens" says that F premiered at V."""
    made = lexicon.shapes["made_opening"].match(sentence.text)
    if made:  # "Shot in N and N, opens on D": nobody is its subject
        return Clause(sentence.part(0, made.end("rest")), "main", "", 0), made.end()
    done = lexicon.shapes["doer_opening"].match(sentence.text)
    doer = subject(sentence.part(done.end(), len(sentence.text)), lexicon) if done else None
    if done and doer is not None and doer.mark in marks.COMPANIES:
        return Clause(alone(doer) + sentence.part(*done.span("rest")), "sub", done["word"] or "", 0), done.end()
    match = lexicon.shapes["opening"].match(sentence.text)
    who = subject(sentence.part(match.end(), len(sentence.text)), lexicon) if match else None
    if match is None or who is None or (not match["word"] and _does_something(match["rest"], lexicon)):
        return None
    clause = Clause(alone(who) + sentence.part(match.end("word"), match.end("rest")), "sub", match["word"], 0)
    return clause, match.end()


def _does_something(words: str, lexicon: Lexicon) -> bool:
    """Whether a company is the subject of a verb in `words`: "already N will release the film that won A, F"."""
    return any(does["verb"] in lexicon.finite for does in _DOES.finditer(words))


def _resumed(clause: Clause, head: Marked | None) -> Clause:
    """A clause that goes on after a relative one, with what it goes on from in front."""
    if clause.lead != "resumed" or head is None:
        return clause
    return Clause(head + clause.marked, "main", "", clause.offset)


def _only_named(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a subordinate clause is but its subject so far: "while N, a major investor, has …"."""
    subjects = (marks.COMPANY, *marks.FILMS)
    return clause.text[:1] in subjects and clause.connector not in lexicon.backward


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
    if inherited is not None and lead != "rel":
        inherited = _own_film(part, inherited, lexicon) or inherited
    if inherited is not None:
        meant = Marked(inherited.mark + lexicon.topic, (inherited,))
        part = meant + (Marked("which", ()) + part if relative else part)
    return Clause(part, lead, connector, start)


def _own_film(part: Marked, inherited: Ref, lexicon: Lexicon) -> Ref | None:
    """The watched film behind the verb with which a clause begins, which is its subject where verbs come second, and
    no other film: "während O an N ging, landete F bei N".
    """
    if lexicon.language not in _VERB_SECOND or inherited.mark != marks.OTHER:
        return None
    verb = _VERB_AND_FILM.match(part.text)
    return part.at(verb.end() - 1) if verb is not None and verb["verb"] in lexicon.finite else None
