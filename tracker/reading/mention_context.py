"""What stands around a title in prose: quotes, capitals, the people and companies of the film, other films."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.domain.film import Film
from tracker.reading.mention_names import fold_line
from tracker.reading.names import companies, names
from tracker.reading.scripts import FAR_SCRIPTS, IN_TWO_LANGUAGES

_OPEN, _CLOSE = "“\"‘'«„‹「『《〈<＜*_”", "”\"’'»“‹›「」』》〉>＞*_‘"
_QUOTED_REACH = 70
_TWIN_BEFORE = re.compile(rf"(?<=[{_OPEN}])[^{_OPEN}{_CLOSE}\n]{{1,40}}\s?[/／]\s?$")
_TWIN_BEHIND = re.compile(rf"\s?[/／]\s?[^{_OPEN}{_CLOSE}\n]{{1,40}}(?=[{_CLOSE}])")
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]*[)）]$")
_IN_LATIN = re.compile(r"[぀-ヿ一-龥가-힣0-9!?] ?[(（][A-Za-z][^()（）]*[)）]$")
_KINDS = "原題|仮題|仮|邦題|英題|가제|원제|영제"  # of titles: original, working, local, English
_KIND_OF_TITLE = re.compile(rf"[(（](?:{_KINDS})[^()（）]{{0,60}}[)）]")
_CALLED_ABROAD = re.compile(rf"[(（](?:{_KINDS}|[A-Za-z])[^()（）]{{0,60}}[)）]")
_REACH = 160
_SURNAME = 4  # shorter ones are words too often
_FILM_NOUN = (
    r"films?|movie|feature|picture|pic|drama|dramedy|comedy|rom-?com|thriller|horror|western|musical|biopic|romance|"
    r"chiller|shocker|slasher|actioner|docudrama|melodrama|mockumentary|whodunn?it|tearjerker|crowd-?pleaser|"
    r"(?:film|neo)[- ]noir|heist movie|creature feature|prequel|sequel|starrer|toon|"
    r"documentary|doc|docu|cartoon|animation|anime|fable|satire|epic|sci-?fi|debut|title|titled|called|entitled|short|"
    r"premiere of|spielfilm|kinofilm|regiedebut|komodie|long metrage|cinta|pelicula|largometraje|opera prima|comedia|"
    r"documental|lungometraggio|pellicola|commedia|documentario|longa|longa-metragem|filme|filmen|komedin|dramat|"
    r"영화|감독의|映画|本作"
)
# What only a film has, in the Romance languages, which say whose it is behind it: "el aterrizaje en cines de X".
_WHERE_FIRST = (
    r"mondiale|assoluta|internazionale|europea|nordamericana|italiana|nazionale|mundial|internacional|europeo|"
    r"norteamericano|nacional|europeia|norte-americana|absoluto|absoluta"
)
_FILMS_OWN = (
    r"(?:(?:estreno|lanzamiento|aterrizaje|rodaje|uscita|riprese|lancamento|filmagens|rodagem|pre-estreia|estreia)"
    r"(?: (?:en (?:cines|salas|streaming)|comercial|nelle sale|al cinema|in sala|nos cinemas|em sala|nas salas)){0,2}"
    rf"(?: (?:{_WHERE_FIRST}))?|(?:prima|anteprima|premiere|debutto|debut|antestreia) (?:{_WHERE_FIRST})) (?:de|di)"
)
# Rights that are somewhere's: "los derechos de X para Francia".
_RIGHTS_OF = re.compile(r"\b(?:derechos|diritti|direitos)(?: [a-z]+){0,2} (?:de|di) [\"']?$")
_FOR_A_PLACE = re.compile(r"[\"']? (?:para|per|en|in|no|na|nos|nas|em|sono|van|vao|foram|quedaron) ")
_NOUN_BEFORE = re.compile(rf"(?:\b(?:{_FILM_NOUN}|{_FILMS_OWN}))[,:]?\s+(?:[\"']|the\s)?$")
# What only a film does: "X opens in theaters", "X streams on N".
_SHOWN = re.compile(
    r"[\"']?,? (?:(?:will|to|is|was|has|had|be|also|now|then|first) ){0,2}"
    r"(?:opens?|opened|opening|hits?|hitting|arrives?|arrived|lands?|landed|comes?|came|coming|goes|went|going|reaches|"
    r"reached|returns?|returned|releases?|released|debuts?|debuted|bows?|bowed|premieres?|premiered|plays|playing|out|due|"
    r"streams|streaming|screens|screened|screening) "
    r"(?:(?:only|exclusively|nationwide|wide|back|out|to|in|into|at|on|the|us|uk|u\.s\.|u\.k\.|limited|select|selected|"
    r"local|irish|british|american|australian|indian|canadian) ){0,4}"
    r"(?:theat(?:er|re)s|cinemas|big screens?|multiplex(?:es)?|picture houses|movie houses|movie screens)\b"
)
# What is said of films alone, where somebody buys or sells: "worldwide rights to X", "X is without a distributor".
_RIGHTS_TO = re.compile(
    r"\b(?:(?:worldwide|world|international|global|foreign|domestic|distribution|theatrical|streaming|sales|home video|"
    r"(?:free|pay)?[- ]?tv|svod|broadcast|digital|all|exclusive|remaining|[a-z]+an|[a-z]+ish|us|uk|u\.s\.|u\.k\.) "
    r"rights (?:to|for|on|in)|"
    r"(?:worldwide|world|international|global|foreign|domestic|handles|handling|boards|boarded|launch(?:es|ed)?) "
    r"sales (?:on|to))\s[\"']?$"
)
_DEALER = r"(?:distributor|distribution|theatrical release|sales (?:agent|company|rep))\b"
_UNSOLD = re.compile(
    r"[\"']?,? (?:(?:is|was|has|had|remains?|remained|still|also|now|yet|currently|been|to|just|only) ){0,4}"
    r"(?:without|seeking|seeks?|lacks?|lacking|needs?|(?:looking|hunting|searching) for|in search of|found|finds?|"
    r"gets?|got|lands?|landed|secures?|secured|nabs?|attracted) "
    rf"(?:(?:an?|any|its|no|us|uk|[a-z-]+an|[a-z-]+ish|u\.s\.|u\.k\.|domestic|theatrical) ){{0,3}}{_DEALER}"
)
_HELPERS = r"(?:(?:has|have|had|is|was|been|being|also|just|now|reportedly|already) ){0,3}"
_BUYS = re.compile(
    rf"\s{_HELPERS}(?:acquires?|acquired|buys?|bought|lands?|landed|nabs?|nabbed|snags?|snagged|"
    r"(?:pick|snap|scoop)s? up|(?:picked|snapped|scooped) up|boards?|boarded|grabs?|grabbed|sells?|reps?|repping|"
    r"shopping|selling|circling|chasing|secures?|secured|might buy|may buy|to buy|to sell|in talks for)\s[\"']?$"
)
_SOLD_TO = re.compile(
    rf"[\"']? {_HELPERS}(?:(?:acquired|bought|nabbed|landed|licensed|(?:picked|snapped|scooped) up|repped|sold|"
    r"handled) by|(?:sold|pre-sold|goes|gone|went|licensed) to)\s(?:the\s)?"
)
_A_FIRM = re.compile(
    r"[\"']?(?:,| \(|,? which is) (?:an?|the|its|that) (?:[\w.'-]+ ){0,4}?"
    r"(?:studio|company|companies|firm|maker|developer|publisher|agency|start-?up|app|platform|label|brand|chain|"
    r"network|channel|series|show|sitcom|website|outfit|shingle|banner)\b"
)
_DEALING = 40  # characters of the longest words between a company and what it buys
# The same in Italian, Spanish and Portuguese: "X uscirà il 3 maggio nelle sale", "X llega a los cines".
_SHOWN_ROMANCE = re.compile(
    r"[\"']?,? (?:(?:si|se|ya|ja|non|no|nao|finalmente|anche|tambien|tambem|vai|va a|so) ){0,2}"
    r"(?:esc[eo]|usci(?:ra|to|ta)|arriv(?:a|era|ato|ata)|approd(?:a|era)|sbarc(?:a|hera)|debutt(?:a|era)|torn(?:a|era)|"
    r"estren(?:a|ara|o)|lleg(?:a|ara|o)|aterriz(?:a|ara)|desembarc(?:a|ara|ou)|vuelve|regresa|"
    r"estrei(?:a|ara|ou)|cheg(?:a|ara|ou)|entra|volta|sera (?:estrenada|lancad[oa])|estara)"
    r" (?:[\w/-]+ ){0,5}"
    r"(?:(?:in|nelle|a|en|as|nas|las?|nuestr[oa]s|los|aos|nos|nei|al) "
    r"(?:nostre |nostri )?(?:sala|sale|cinema|cinemas|salas|cines|pantallas|carteleras?|telas|cartaz|telonas))\b"
)
# The same with a day, a buyer or a date to have: "X se estrena el 3", "X fue vendida a", "X ya tiene fecha".
_DAY_BEGINS = (
    r"(?:\d|lun|mart|mie|merc|jue|giov|vie|ven|sab|dom|segunda|terca|quarta|quinta|sexta|prim|gen|jan|ene|feb|fev|marzo|"
    r"marco|abr|apr|mag|maio|mayo|giu|jun|lug|jul|ago|set|sep|ott|out|oct|nov|dic|dez|otono|autunno|ver[aã]|estate|inv)"
)
_DATED_ROMANCE = re.compile(
    r"[\"']?,? (?:(?:esce|uscira) (?:il |dal |l')|se estren(?:a|ara|o) (?:el|en|este)|"
    rf"estrei(?:a|ara|ou)(?:-se)? (?:em|no dia|dia|a|na|nesta|neste)) ?{_DAY_BEGINS}|"
    r"[\"']?,? (?:fue|ha sido|sera|foi|e stat[oa]|verra) "
    r"(?:vendid|comprad|adquirid|distribuid|estrenad|exibid|exhibid|proyectad|lancad|venduto|venduta|acquistat|distribuit)"
    r"[oa]?\b|"
    r"[\"']?,? (?:(?:ya|ja|gia) )?(?:tiene|tem|ha) (?:ya |ja |gia )?(?:una |uma )?(?:nueva |nova |nuova )?"
    r"(?:fecha|data)\b"
)
_ROMANCE = frozenset(("it", "es", "pt"))
_OWNED = re.compile(r"(?:'s|(?<=[sxz])')\s(?:[a-z-]+,?\s){0,4}[\"']?$")
_OWNER = 60  # characters of a company's name with the possessive behind it, and what it says of the film
_FILM_WORDS = re.compile(
    r"\b(?:films?|movies?|directors?|directed|filmmakers?|screenplay|box office|trailer|distributors?|distribution|"
    r"film festival|sundance|cannes|berlinale|tiff|venice film|comed(?:y|ies)|drama|thriller|horror|starring|imax|"
    r"sequel|cinemas?|feature|sales agent|(?:world )?premieres?|rights|buyers?|theatrical|lineup|galas?|"
    r"screenings?|acquisition title|theat(?:er|re)s|"
    r"oscars?|studio|blu-ray|4k(?: ultra hd)?|uhd|dvds?|p?vod|deleted scenes|"
    r"documentar(?:y|ies)|sidebar|venice days|critics' week|directors' fortnight|un certain regard|line-up|"
    r"festival|netflix|neon|a24|mubi|searchlight|lionsgate|"
    r"focus features|warner bros|universal|paramount|disney|hulu|prime video|sony pictures|studiocanal)\b|"
    r"film|kino|cine|cinema|영화|映画|"
    # Italian, Spanish, Portuguese: their beginnings, that forms of one word count once.
    r"\b(?:regi(?=sta|a\b)|pellicola|lungometraggio|botteghino|nelle sale|riprese|distribu(?=i|t[oa]r|tric|zion|cion)|"
    r"sceneggi|documental|estren(?=[oae]|ar)|pelicula|largometraje|taquilla|rodaje|cartelera|estrei(?=[ao])|"
    r"longa-metragem|diretor|realizador|bilheteria|filmagens|rodagem|roteir|guion)"
)


@dataclass(slots=True)
class Prose:
    """A headline or a text, with its folded twin."""

    text: str
    headline: bool
    language: str = "en"
    folded: str = field(init=False)
    shouting: bool = field(init=False)
    titled: bool = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold_line(self.text)
        letters = [c for c in self.text if c.isalpha()] if self.headline else []
        self.shouting = bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        words = [w for w in self.text.split() if w[0].isalpha() and len(w) > 3] if self.headline else []
        self.titled = len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)

    def before(self, at: int, reach: int = _REACH) -> str:
        return self.text[max(0, at - reach) : at]

    def after(self, at: int, reach: int = _REACH) -> str:
        return self.text[at : at + reach]


@dataclass(frozen=True, slots=True)
class Ties:
    """The people and companies of a film, as folded words to look for."""

    people: tuple[re.Pattern[str], ...]
    companies: tuple[re.Pattern[str], ...]

    def among(self, folded: str) -> int:
        """How many of them `folded` names."""
        return sum(1 for tie in (*self.people, *self.companies) if tie.search(folded))


@lru_cache(maxsize=256)
def ties(film: Film) -> Ties:
    """What ties a text to `film`."""
    people = tuple(_person(p) for p in film.people if fold_line(p).strip())
    companies = tuple(_words(c) for c in film.companies if fold_line(c).strip())
    return Ties(people, companies)


def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold_line(name.strip()))}(?![a-z0-9])")


def _person(name: str) -> re.Pattern[str]:
    """A person by the full name, which may own something ("Manuel Conchas saga"), or by the last alone."""
    full = fold_line(name.strip())
    last = full.split()[-1].lstrip(".")
    if len(full.split()) > 1 and len(last) >= _SURNAME:
        return re.compile(rf"(?<!\w)(?:{re.escape(full)}s?|\.?{re.escape(last)})(?![a-z0-9])")
    return _words(name)


def quoted(prose: Prose, start: int, end: int) -> bool:
    """Whether quotation marks (or the asterisks of italics) hold the title, what kind of title it is, and no more.

    The same title in another language may stand beside it.
    """
    start, end = _with_twin(prose, start, end)
    told = _CALLED_ABROAD.match(prose.after(end, _QUOTED_REACH))
    end += told.end() if told else 0
    left, right = prose.before(start, 2).rstrip("\u00a0\u202f "), prose.after(end, 5)
    right = re.sub(r"^[\s\u00a0]?[!?,.…]?[\s\u00a0\u202f]?", "", right, count=1)
    return left[-1:] != "" and left[-1] in _OPEN and right[:1] != "" and right[0] in _CLOSE


def _with_twin(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Where the title begins and ends, with the same in another language that quotes hold beside it."""
    beside = prose.before(start, 2) + prose.after(end, 2)
    if "/" not in beside and "／" not in beside:
        return start, end
    before = _TWIN_BEFORE.search(prose.before(start, _QUOTED_REACH))
    behind = _TWIN_BEHIND.match(prose.after(end, _QUOTED_REACH))
    if before and IN_TWO_LANGUAGES.search(prose.text, start - len(before[0]), start + 1):
        start -= len(before[0])
    elif behind and IN_TWO_LANGUAGES.search(prose.text, end - 1, end + len(behind[0])):
        end += len(behind[0])
    return start, end


_SHORT_TITLE = (
    3  # words in quotation marks that somebody hardly says: "‘Bruma roja’", as the Romance languages spell it
)


def longer_quote(prose: Prose, start: int, end: int) -> bool:
    """Whether it begins or ends inside quotes that hold a longer title."""
    for opener, closer in (
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("„", "“"),
        ('"', '"'),
        ("『", "』"),
        ("「", "」"),
        ("<", ">"),
        ("”", "”"),
    ):
        left = prose.text.rfind(opener, max(0, start - _QUOTED_REACH), start)
        if left < 0 or closer in prose.text[left + 1 : start]:
            continue
        right = _closing(prose.text, end, closer)
        if right < 0:
            continue
        inside = prose.text[left + 1 : right].strip(" ,.!?…\u00a0")
        found = prose.text[start:end].strip(" ,.!?…\u00a0")
        begins = prose.text[left + 1 : start].strip() == "" and len(inside.split()) <= _SHORT_TITLE
        if inside != found and (_like_title(inside) or begins) and not _told_twice(inside, found):
            return True
    return False


def _told_twice(inside: str, title: str) -> bool:
    """Whether quotes hold the title and no more than the same in another language: 『灰の道(原題) / Ash Road』.

    So does a title of which they say only what kind it is, or what it is called abroad: 「Ash Road(原題)」,
    ‘소금길(Salt Road)’.
    """
    names = IN_TWO_LANGUAGES.split(inside)
    twice = len(names) > 1 or _KIND_OF_TITLE.search(inside) or _IN_LATIN.search(inside)
    return bool(twice) and any(_IN_BRACKETS.sub("", name) == title for name in names)


def _closing(text: str, end: int, closer: str) -> int:
    """Where the quotes close; an apostrophe between letters does not, but a particle of the Korean stands close up."""
    at = text.find(closer, end, end + _QUOTED_REACH)
    while at >= 0 and closer == "’" and text[at + 1 : at + 2].isalpha() and text[at + 1] < FAR_SCRIPTS:
        at = text.find(closer, at + 1, end + _QUOTED_REACH)
    return at


def _like_title(inside: str) -> bool:
    words = re.findall(r"[\w'’-]+", inside)
    big = [w for w in words if len(w) > 3]
    return len(words) <= 9 and bool(big) and all(not w[0].islower() for w in big)


def shouted(prose: Prose, start: int, end: int) -> bool:
    """Whether it stands in capitals where its neighbours do not: some outlets' italics."""
    found = prose.text[start:end]
    letters = [c for c in found if c.isalpha()]
    if len(letters) < 3 or not all(c.isupper() for c in letters if c.lower() != c.upper()):
        return False
    around = [c for c in prose.before(start, 25) + prose.after(end, 25) if c.isalpha()]
    return sum(c.islower() for c in around) > 0.6 * max(1, len(around))


def begins_sentence(prose: Prose, start: int) -> bool:
    left = prose.before(start, 6).rstrip(" \"'“‘«„(*•-–—\u00a0")
    return not left or left[-1] in ".!?:\n…。"


def noun_before(prose: Prose, start: int) -> bool:
    """Whether a word for a film leads to it: "the thriller Eden"."""
    return bool(_NOUN_BEFORE.search(prose.folded[max(0, start - 60) : start]))


def shown_behind(prose: Prose, end: int) -> bool:
    """Whether what follows a title is what only a film does: "X opens in theaters"."""
    romance = prose.language in _ROMANCE and (
        _SHOWN_ROMANCE.match(prose.folded, end) or _DATED_ROMANCE.match(prose.folded, end)
    )
    return bool(romance or _SHOWN.match(prose.folded, end))


def rights_around(prose: Prose, start: int, end: int) -> bool:
    """Whether it stands between rights and whose or where they are: "los derechos de X para Francia"."""
    before = prose.folded[max(0, start - 40) : start]
    return bool(_RIGHTS_OF.search(before) and _FOR_A_PLACE.match(prose.folded, end))


def company_before(prose: Prose, start: int) -> bool:
    """Whether a company that the tables know has the title: "Kino Lorber's X", "Neon's thriller X"."""
    owned = _OWNED.search(prose.folded[max(0, start - _OWNER) : start])
    if owned is None:
        return False
    end = start - len(owned[0])
    return _ends_with_company(prose.text[max(0, end - _OWNER) : end])


def traded(prose: Prose, start: int, end: int) -> bool:
    """Whether the place tells how a film is bought or sold: "rights to X", "Neon lands X", "X sold to Neon"."""
    if _A_FIRM.match(prose.folded, end):
        return False
    before = prose.folded[max(0, start - _DEALING) : start]
    if _RIGHTS_TO.search(before) or _UNSOLD.match(prose.folded, end):
        return True
    buys = _BUYS.search(before)
    if buys and _ends_with_company(prose.text[max(0, start - len(buys[0]) - _OWNER) : start - len(buys[0])]):
        return True
    sold = _SOLD_TO.match(prose.folded, end)
    return sold is not None and any(span.start == 0 for span in companies(prose.text[sold.end() : sold.end() + _OWNER]))


def _ends_with_company(text: str) -> bool:
    """Whether a company that the tables know is the last thing in `text`."""
    return any(span.end == len(text) for span in companies(text))


def film_words(folded: str) -> int:
    """How many different words of the film trade a text has."""
    return len(set(_FILM_WORDS.findall(folded)))


def trade_names(proses: Iterable[Prose]) -> frozenset[str]:
    """The companies and festivals that the tables know, but for those that `film_words` counts."""
    return frozenset(
        span.value
        for prose in proses
        for span in names(prose.text, prose.language)
        if span.kind in ("company", "festival")
        and not span.note
        and not _FILM_WORDS.search(prose.folded, span.start, span.end)
    )
