"""The fields of awards: which prize, and who gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.found import Found
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Marked, Ref
from tracker.reading.scripts import SIGNS
from tracker.reading.strands import telling
from tracker.reading.tagging import names_in, with_marks

# A prize, and whose it is.
_TO_ANOTHER = re.compile(
    r" (?:also )?(?:(?:went|goes|go|going|was given|was awarded) )?to | (?:(?:ging|geht) )?an |"
    f" (?:à|au) (?:[a-zà-ÿ-]+ ){{0,2}}[{marks.FILM}{marks.OTHER}]"
)
# A prize behind ours, and the film for which somebody has it: "and Ann Lee wins best actress for X".
_FOR_ANOTHER = re.compile(f" (?:for|für|pour|por|per|för) [^{marks.ALL};,.]{{0,24}}{marks.OTHER}")
_PARTED = re.compile(f"[;{SIGNS}▷※☆★]")  # what stands between the items of a list
# Another film right before a prize that follows ours, which is its own then: "F takes the Jury Prize, X Best Actor".
_ANOTHERS = re.compile(
    f"(?:[,;]|,? (?:and|while|with|e|y|et|och|und)) {marks.OTHER}(?:,? |(?:,[^,;()]{{1,60}})? \\((?:for )?)$"
)
# What stands before the rest of a prize's name: "the Golden Crow for best film".
_FOR = re.compile(f"{marks.AWARD} (?:for (?:the )?|för )$")
# What stands between two names of one prize: "mit der Lola in Gold als bester Spielfilm".
_AS = re.compile(f"{marks.AWARD} als (?:de[rn] |die |das )?$")
# What stands between prizes counted and their names: "three Kikitos: best film", "five, among them best film".
_NAMELY = re.compile(
    f"(?::|,? (?:entre (?:eles|elas|ellos|ellas)|incluindo|incluidos?|including|among them|tra cui|fra cui|dont|"
    f"darunter|däribland|bland annat))(?: (?:the|those|os?|as?|los?|las|les?|quelli|quello|celui|ceux|die|der|das|den)"
    f"(?: (?:de|per|for|du|für|als|in gold als))?)? {marks.AWARD}"
)
# What parts a prize's two names, of which the second may begin with a city's.
_SECOND_NAME = re.compile(f"{marks.AWARD}[/／]{marks.FESTIVAL}?(?={marks.AWARD}|$)")
_BESIDE = 250  # characters before a sentence in which a prize tells of what ceremony it speaks
_ANY_PRIZE = frozenset(
    {"prix", "premio", "premi", "prêmio", "prémio", "grand", "gran", "grande", "award", "prize", "top", "jury"}
)
_CALLED = frozenset(
    f"{rank} {prize}"
    for rank in ("main", "top", "highest", "premier")
    for prize in ("prize", "award", "honor", "honour")
)
_APPOSED = re.compile(f",? (?:the |an? )?{marks.SECTION}?{marks.AWARD}")
_APPOSED_BEFORE = re.compile(f"{marks.AWARD}, (?:the |its |their |an? )?(?:festival's |{marks.FESTIVAL}'s )?$")
_ONE = re.compile(r"(?:^| )(?:an?|the|one|another|his|her|its|their|first|only) $")
# Who gives a prize, right behind it: "with the prize for best actress from V, F goes to V".
_GIVEN_BY = re.compile(f" (?:from|at|of) (?:the )?[{marks.FESTIVAL}{marks.NAME}]")
_RUNS_FOR = re.compile(
    r"(?:s?['’]s?)?[ -](?:submission|entr(?:y|ies)|hopeful|contend|nomin|race|short-?list|qualif|campaign|win)"
)
_NO_NAMES = frozenset({"award", "awards", "prize", "prizes"})


def _body(found: Found) -> str | None:
    """The first body that gives awards and is no festival, of those that the page names; else the first market."""
    bodies = [ref for ref in found.scene.page.refs if ref.mark == marks.FESTIVAL]
    giving = [ref for note in ("awards", "market") for ref in bodies if note in ref.note]
    return next((str(ref.value) for ref in giving), None)


def award(found: Found) -> Iterator[Development]:
    """Each prize that the clause names from the rule's words on, with the festival that gives it.

    Where it names none, that of the words before it, or a prize without a name, if the rule is content with that.
    """
    if found.rule.asked and not found.scene.page.answers(found.scene.sentence):
        return
    named = list(_prizes(found))
    yield from named
    if named or found.rule.prize == "near":
        return
    told = _prize_before(found)
    giver = _giver(found, told)
    if giver and (told is not None or found.rule.prize == "any"):
        prize = str(told.value) if told is not None else _by_its_givers_name(found)
        yield replace(found.base, award=prize, festival=giver)


def _by_its_givers_name(found: Found) -> str | None:
    """A prize that is called by who gives it, as it is printed: "won an Oscar", "had won the Prix Jean Vigo"."""
    body = found.group("festival")
    if body is None or "awards" not in body.note or not _ONE.search(found.text, 0, found.marked.place_of(body)):
        return None
    printed = found.scene.page.text[body.start : body.end]
    return None if printed.endswith("s") else printed


def _prize_before(found: Found) -> Ref | None:
    """The only prize that the sentence names before the rule's words; else the only one of the sentence before."""
    scene = found.scene
    place = found.clause.offset + found.match.start()
    own = [(at, ref) for at, ref in scene.marked.placed() if ref.mark == marks.AWARD and at < place]
    prizes = _whole(scene.marked, own)
    if not prizes:
        before = next((s for s in reversed(scene.page.sentences) if s.end <= scene.sentence.start), None)
        if before is None or before.paragraph != scene.sentence.paragraph:
            return None
        known = names_in(scene.page, before.start, before.end, (), scene.lexicon)
        told = with_marks(scene.page, before.start, before.end, known, scene.lexicon)
        prizes = _whole(told, [(at, ref) for at, ref in told.placed() if ref.mark == marks.AWARD])
    return prizes[0] if len(prizes) == 1 else None


def _whole(words: Marked, named: Sequence[tuple[int, Ref]]) -> list[Ref]:
    """The prizes `named` in `words`, less what only says what another is for: "the Golden Crow for best film"."""
    return [ref for at, ref in named if not _FOR.search(words.text[:at])]


def _giver(found: Found, prize: Ref | None) -> str | None:
    """Who gives a prize that the clause does not name: whom the clause, the prize or the page's words before tell."""
    where = next((ref for _, ref in found.refs(marks.FESTIVAL) if "market" not in ref.note), None)
    if where is not None:
        return str(where.value)
    said = [ref for ref in found.scene.marked.refs if ref.mark == marks.FESTIVAL and "market" not in ref.note]
    spoken = said[0] if said else found.scene.focus.ceremony or found.scene.focus.festival
    return (prize.note if prize is not None else "") or (str(spoken.value) if spoken else _body(found))


def _prizes(found: Found) -> Iterator[Development]:
    """Each prize that the clause itself names from the rule's words on."""
    where, told, spoken = _givers(found)
    for at, ref in found.refs(marks.AWARD):
        if str(ref.value).lower() in _NO_NAMES or found.scene.lexicon.shapes["second_to"].match(found.text, at + 1):
            continue  # "the SXSW award winner": which one, nobody says; "カメラドールの次点": not that one
        if _FOR.search(found.text[:at]):
            continue  # "the Golden Crow for best film": one prize
        if at >= found.match.end() and (
            _PARTED.search(found.text, found.match.end(), at) or _TO_ANOTHER.match(found.text, at + 1)
        ):
            break
        if at >= found.match.end() and _ANOTHERS.search(found.text, found.match.end(), at):
            break
        if at >= found.match.end() and _FOR_ANOTHER.match(found.text, at + 1):
            break
        if found.scene.lexicon.shapes["runs_for"].search(found.text[:at]):
            break  # "F has the Silver Crow, and runs for the Golden Crow"
        if found.text[:at].endswith(f"{marks.AWARD} – "):
            continue  # "the Grand Prix – Crystal Globe": one prize
        if str(ref.value).lower() in _CALLED and _APPOSED.match(found.text, at + 1):
            continue  # "its main prize, the Golden Crow": one prize
        if str(ref.value).lower() in _CALLED and _APPOSED_BEFORE.search(found.text, 0, at):
            continue  # "the Golden Crow, the main prize of V": one prize
        if _NAMELY.match(found.text, at + 1) and str(ref.value).endswith("s"):
            continue  # "three Kikitos: best film, best actress": those behind the colon
        if _by_two_names(found) and _SECOND_NAME.search(found.text[:at]):
            continue  # "グランプリ/東京都知事賞": one prize by two names
        host = _host(found, at) or (where[0] if where else None)
        same = _AS.search(found.text, 0, at)
        known = ref.note or (found.marked.at(same.start()).note if same else "")
        if host is not None and "city" in host.note and known not in ("", host.value):
            host = None  # "was given a Lola in Berlin": in the town of another
        elsewhere = bool(ref.note and where) and _behind_the_film(found, at, where[0])
        nearest = next((r for r in reversed(told) if r.end <= ref.start), spoken)  # "at V it won A, and at V took A"
        giver = host.value if host and not elsewhere else known or (nearest.value if nearest else _body(found))
        if behind := _GIVEN_BY.match(found.text, at + 1):
            by = found.marked.at(behind.end() - 1)
            giver = by.value if not ref.note and (by.mark == marks.FESTIVAL or by.note == "city") else giver
        if at >= found.match.start() and (giver or _named(str(ref.value))):
            yield replace(found.base, award=_whole_prize(found, at, ref), festival=giver)


def _givers(found: Found) -> tuple[list[Ref], list[Ref], Ref | None]:
    """The festivals that the clause names, those of its sentence, and the one that gives a prize without any.

    A section tells whose it is sooner than a town does, which may be that of the plot: "best actor in S for his turn
    as a butcher in London". What the sentence names only behind the clause is where the film was before or after.
    """
    page = found.scene.focus.festival
    named = [ref for _, ref in found.refs(marks.FESTIVAL) if "market" not in ref.note]
    towns = [ref for _, ref in found.refs(marks.NAME) if ref.note == "city"]
    host = next((known[0] for _, ref in found.refs(marks.SECTION) if len(known := _telling(ref)) == 1), None)
    if host is not None and not named:
        return [], [], Ref(marks.FESTIVAL, (host,))
    said = found.scene.marked.refs
    if page is not None:
        said = found.scene.marked.part(0, found.clause.offset + len(found.text)).refs
    text = found.scene.page.text
    bodies = [  # juries of awards too, but not "the Oscar submissions"
        ref
        for ref in said
        if ref.mark == marks.FESTIVAL and "market" not in ref.note and not _RUNS_FOR.match(text, ref.end)
    ]
    told = ([ref for ref in said if marks.is_festival(ref)] or bodies) + [ref for ref in said if ref.note == "city"]
    there = found.scene.focus.recent if found.scene.lexicon.shapes["there"].search(found.text) else None
    return named + towns, told, told[0] if told else there or found.scene.focus.ceremony or page or _beside(found)


def _beside(found: Found) -> Ref | None:
    """The festival whose own prizes are named beside: "the Golden Leopard went to O, the Jury Prize to F".

    The last that the sentence names, else the one to which all prizes near it, or before it, belong.
    """
    own = [ref.note for ref in found.scene.marked.refs if ref.mark == marks.AWARD and ref.note]
    if own:
        return Ref(marks.FESTIVAL, (own[-1],))
    since, until = found.scene.sentence.start - _BESIDE, found.scene.sentence.end
    prizes = [ref for ref in found.scene.page.refs if ref.mark == marks.AWARD and ref.note and ref.end <= until]
    givers = {ref.note for ref in prizes if since <= ref.start} or {ref.note for ref in prizes[-1:]}
    return Ref(marks.FESTIVAL, (givers.pop(),)) if len(givers) == 1 else None


def _telling(section: Ref) -> tuple[str, ...]:
    """The festivals that have a section of its name, if the name tells them."""
    return tuple(names.section_festivals(str(section.value))) if telling(section) else ()


def _host(found: Found, prize: int) -> Ref | None:
    """The festival right before a prize where the verb comes last: "seen at V, F has won a prize at V" gives two."""
    if found.scene.lexicon.language not in UNSPACED:
        return None
    named = [ref for at, ref in found.refs(marks.FESTIVAL) if at < prize and "market" not in ref.note]
    return named[-1] if named else None


def _behind_the_film(found: Found, prize: int, festival: Ref) -> bool:
    """Whether the film parts a prize from a festival, which then tells another thing: "Prize of S, F goes to V"."""
    place = next((at for at, ref in found.refs(marks.FESTIVAL) if ref is festival), prize)
    return any(film in found.text[prize:place] for film in marks.FILMS)


def _named(prize: str) -> bool:
    """Whether a prize has a name of its own, so that one knows it without its giver: "prix Jean-Lafitte"."""
    first, *others = prize.split()
    named = any(word[:1].isupper() for word in others) or (first[:1].isupper() and first.lower() not in _ANY_PRIZE)
    return first.lower() != "best" and named


def _by_two_names(found: Found) -> bool:
    """Whether a stroke parts two names of one prize, and not two prizes, as it does where words stand apart."""
    return found.scene.lexicon.language in UNSPACED


def _whole_prize(found: Found, at: int, prize: Ref) -> str:
    """The prize with the section that it is given in, where that is a part of its name: "Audience Award: NEXT"."""
    behind = _SECOND_NAME.match(found.text, at)
    if behind and _by_two_names(found):
        second = found.marked.at(behind.end())
        return found.scene.page.text[prize.start : second.end]
    if found.text.startswith(f" – {marks.AWARD}", at + 1):
        return found.scene.page.text[prize.start : found.marked.at(at + 4).end]
    section = next((ref for place, ref in found.refs(marks.SECTION) if place == at + 3), None)
    return f"{prize.value}: {section.value}" if section and found.text.startswith(": ", at + 1) else str(prize.value)
