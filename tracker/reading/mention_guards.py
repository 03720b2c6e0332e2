"""Reasons for which a title in a text is not the film, each as a plain line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from tracker.domain.film import Film
from tracker.reading.mention_context import Prose, begins_sentence, company_before, longer_quote
from tracker.reading.mention_makers import speak_of_it
from tracker.reading.mention_names import Name, fold_line
from tracker.reading.names import companies, names

EARLIER = "credit: somebody's earlier film"
NAME = "part of a longer name"
"""With which the reason begins; of a name that goes on before it, the reason ends in an ellipsis."""
NAMESAKE = "another film of this name"  # with which the reason begins
"""Of the film, though not about it: "the producers of X"."""
_ROLES = (
    r"co-?stars?|star|directors?|actor|actress|writer|producers?|filmmakers?|helmer|alum|breakout|creators?|scribe|"
    r"screenwriter|composer|cinematographer|lead(?! (?:the )?(?:winn|nomin|pack|charge|line|list|field))|"
    r"scene-stealer|duo|trio|alumni|alums|showrunner|editor|regisseurin|regisseur|schauspieler|produzent|macher"
)
_OTHERS = r"sequel|prequel|spin-?off|remake|follow-?up|reboot|franchise|universe|fame"
_SHUT = r"^(?:[!?.]*[\"')]+|[!?]*)(?:[^\S\n]|-)"  # the title's own quotes and mark, if any
_AFTER_CREDIT = re.compile(rf"{_SHUT}(?:(?:{_ROLES})\b(?!['’:])|(?:{_OTHERS})\b)")
_STANDS = re.compile(r"\W*står\b", re.IGNORECASE)  # no "star", though it is folded into one
# Behind a comma it is what the film is: "“X,” director Helen Voss' adaptation of …".
_APPOSED = re.compile(rf"^[!?.]*,[\"']+ (?:{_ROLES}) (?:[\w.-]+ ){{0,3}}[\w.-]+'s? [a-z]")
_BE = re.compile(
    r"[\"'!?]*\s(?:(?:is|are|was|were|includes?|said|says)\b|"
    r"(?:have |has |had )?(?:since |now |already )?(?:(?:turned down|rejected|refused|rebuffed|declined|"
    r"accepted|spurned|held out for|(?:are |were |been )?(?:fielding|fielded|weighing|considering|entertaining))"
    r" (?:[\w.'$€£-]+ ){0,5}(?:offers?|bids?|deals?)|(?:parted|gone|went) (?:company|ways|(?:their )?separate ways))\b)"
)
# What those behind a film did with it: "the makers of X have withdrawn the film".
_DID_WITH_IT = re.compile(
    r"[\"'!?]*\s(?:(?:have|has|had|will|would|are|also|now|since|first|then|re-?)\s)*[a-z]+(?: (?:up|out|back|in))?"
    r" (?:it|the (?:film|movie|documentary|doc|drama|picture|comedy|thriller|feature|title))\b"
    r"(?! (?:version|rights|adaptation|industry|festival))"
)
# "A atriz de X arrecadou o prémio", in Italian, Spanish and Portuguese: it is for X.
_WON_FOR_IT = re.compile(
    r"[\"'!?]*,? (?:arrecad|ganh|venc|lev|receb|conquist|gan|recib|obtuv|se llev|(?:ha )?(?:vint|vinc|ricev|ottenut))"
    r"[a-z]{0,4}(?: [a-z]+)? ?(?:o|a|el|la|il|l'|un|um)? ?"
    r"(?:premio|trofeu|kikito|urso|oso|orso|leao|leon|leone|concha|coppa|pardo|palma)\b"
)
# What became of it, behind "her follow-up to X": "which N picked up".
_WHICH_DID = re.compile(
    r"(?:[!?]*,[\"')]+|[\"')!?]*,) which (?:(?!(?:was|is|were|are|had|made|about|has|won)\b)[\w.&'’-]+ ){1,4}"
    r"(?:(?:also|still|then|first) )?(?:picked|bought|acquired|took|nabbed|landed|snapped|has|released|opened|opens|"
    r"releases|handled|sold|sells|represents|handles|distributed|put|brought)\b"
)
# What somebody may win for a film.
_PRIZE = (
    r"(?:best|outstanding) (?:[a-z]+ ){0,2}(?:actor|actress|director|performance|screenplay|newcomer|cinemat\w+)|"
    r"prize|award|trophy|leopard|bear|lion|shell|volpi cup|special mention"
)
# A prize that somebody wins for the film in the brackets behind the name: "Best actress was Jo Roe (X)".
_PRIZE_BEFORE = re.compile(
    rf"\b(?:{_PRIZE}|honou?rs|"
    r"(?:beste[rs]?|meilleure?) (?:[a-z]+ ){0,2}[a-z]+(?= ?:)|"
    r"(?:[a-z-]*preis|prix)(?: [^.;:\n]{0,50})?(?= ?:))(?:\b|(?= ?:))"
    r"(?! (?:winn\w+|nominees?|contender|laureate|hopeful))[^.;\n]*$"
)
_PRIZE_BEHIND = re.compile(
    r"[\"']?\),? (?:was|were|is|has|won|wins|took|takes|received|earned|got|shared|named)\b[^.;\n]{0,40}?"
    rf"\b(?:{_PRIZE})\b"
)
# "Will be the lead of X": that is news of it.
_TO_BE = r"(?<!sara )(?<!sara il )(?<!sara la )(?<!saranno i )(?<!saranno )(?<!sera )(?<!sera el )(?<!sera la )"
_BEFORE_CREDIT = re.compile(
    r"(?:follow-?up to|successor to|sequel to|prequel to|spin-?off (?:of|from)|remake of|reboot of|"
    r"(?:directors?|producers?|writers?|makers?|creators?|stars?|team|people|duo|filmmakers?|studio|screenwriter)"
    r"(?: and [a-z-]+)? (?:of|behind)(?: the)?(?: [a-z-]+){0,3}|best known for|known for|famous for|with the lead of|"
    r"(?:realisat(?:eur|rice)|acteur|actrice|producteur|scenariste) (?:de|du)|suite de|"
    rf"{_TO_BE}(?:directora?|actor|actriz|productora?|guionista|(?:co)?protagonista|creadora?)(?:e?s)? de|secuela de|"
    rf"{_TO_BE}(?:regista|attore|attrice|produttore|produttrice|protagonisti|protagonista|autrice|autore|interprete)"
    r" (?:di|de)|"
    r"(?:diretor|diretora|ator|atriz) (?:de|do|da)|(?:regisseur|regisseurin|macher|produzent) von|"
    r"(?:regissoren|manniskorna|skaparna) (?:bakom|till))\s*[\"'(*]*\s?$"
)
# Those who made a film and hold its rights: "talks with the makers of X", but not "… about their next film".
_DEALS_WITH_MAKERS = re.compile(
    r"\b(?:talks|negotiations|discussions|conversations|deal|agreement|pact|terms|contract|talking|speaking)"
    r" (?:with|between) (?:[^.;\n]{2,40} and )?(?:the )?(?:[a-z-]+ ){0,2}"
    r"(?:producers?|makers|film-?makers|sellers?|team) (?:of|behind)(?: the)?(?: [a-z-]+){0,3}\s*[\"'(*]*\s?$"
)
_ON_ANOTHER = re.compile(
    r"[\"'!?)]*\s(?:about|on|for|over|to (?:make|adapt|direct|remake|write)) (?:their|his|her|an?|another)\b"
)
# After a title in Korean and Japanese: those who made it, with what they do now.
_AFTER_CREDIT_CJK = re.compile(
    r"^[’'”\"》〉』」>)]*(?:[을를] (?:제작|연출|만든|감독)(?:한|했던)?|(?:으로|로) (?:주목받|이름을 알린|데뷔)|"
    r"에 출연한|의 제작[사진]|"
    r"(?:に出演した|を(?:手がけた|手掛けた|製作した|制作した|監督した)|で知られる|で注目を集めた|の(?:製作|制作)会社))"
)
_MONTH = (  # how the names of months begin, folded
    "jan|gen|ene|feb|fev|mar|apr|abr|avr|maj|mai|may|mag|jun|jui|giu|jul|lug|aug|aou|ago|sep|set|okt|oct|ott|out|nov|"
    "dec|dez|dic"
)
# A number behind the title, which is no day and no time: not ": 3 May", not ", 8.30pm", not ", 18.9.2025".
_SEQUEL = re.compile(
    r"^[\"']?(?!:?,?\s\d{1,2}(?:[.:h]\d\d(?!\d)|[./]\d{1,2}[./]|\s?[ap]\.?m\b))"
    r"(?::\s(?![0-9]{1,2}\.? ?(?:[^\W\d]|[0-9]))|,?\s(?![0-9]{1,2}\.? (?:de )?(?:" + _MONTH + r")))"
    r"(?:part |chapter |vol\.? |volume )?"
    r"(?:[2-9]|1[0-9]|ii|iii|iv|vi{0,3}|(?:(?<=part )|(?<=chapter ))(?:one|two|three|four|five|six|seven))\b(?![\d%-])"
    r"(?!, \d{2,3} ?min)"
)
# Two more words with capitals behind even a rare title make another of it: "Red Clay County Blues".
_GOES_ON = re.compile(r" [A-Z][a-z]+(?: (?:of|the|and|in))? [A-Z][a-z]+(?=[,.;:!?)]|$| [a-z])")
_SUBTITLE = re.compile(r"^:\s+(?:The |A |An )?[A-Z]")
_MADE_IN = r"((?:19|20)\d\d)\s(?!release|season|edition|festival|slate|line-?up|awards?|calendar)[a-z]"
_YEAR = re.compile(r"^[\"'!?,.]*\s*\((?:[a-z., ]{0,25}?)((?:19|20)\d\d)\)")
# "X, Jo Roe's 1979 study of …", "Roe's 1979 drama X": what it is, with the year that it is from.
_YEAR_BEHIND = re.compile(rf"^[\"'!?,.]*,?\s(?:the|an?|his|her|their|(?:[\w.-]+ ){{0,3}}[\w.-]+'s?)\s{_MADE_IN}")
_YEAR_BEFORE = re.compile(r"\b(?:the|his|her|their|\w's?)\s((?:19|20)\d\d)(?:'s)?\s(?:[a-z-]+\s){0,3}[\"']?$")
_OPENING = 4000  # characters of a document in which its subject's director is named
_CREDIT = 80  # characters before a title in which it is told that it is but somebody's credit
_BEHIND = 3  # characters from the end of a title to the bracket that tells of it
_FAR = 3  # years: a release may trail the first showing by as many; a film of the same name is further off
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽŁ]"
_NAME = rf"{_CAPITAL}[\w.'’-]*(?: (?:de|da|del|von|van|der|la|le|al|el|bin|[A-Z]\.|{_CAPITAL}[\w.'’-]*)){{1,3}}"
_OWNER = re.compile(
    rf"({_NAME})(?:['’]s|(?<=[sxz])['’])\s"
    rf"(?:(?!(?:has|have|had|is|are|was|were|will|to|and|for|of|in|buys|acquires|takes)\s)[\w-]+,?\s){{0,5}}[\"“‘'„«]?$"
)
_DIRECTOR = re.compile(
    rf"\b(?:[Dd]irector|[Ff]ilmmaker|[Hh]elmer|[Dd]irected by|[Hh]elmed by|[Rr]egisseur(?:in)?|[Rr]éalisat(?:eur|rice)|"
    rf"[Dd]irector[a]?|[Rr]egista|[Dd]iretor[a]?|[Rr]egissören|[Rr]egie:?) ({_NAME})"
)
# "Jo Roe’s banned 1974 fable", with which an article begins: whose its film is, and of when.
_DATED_FILM = re.compile(
    rf"\n({_NAME})(?:['’]s|(?<=[sxz])['’]) (?:[a-z-]+,? ){{0,3}}((?:19|20)\d\d) (?:[a-z-]+ )?"
    r"(?:film|feature|drama|comedy|thriller|fable|classic|documentary|epic|western|musical|masterpiece|satire|horror|"
    r"noir|melodrama|debut|movie|picture|chiller|romance|essay|landmark|curio|gem|oddity|shocker)\b"
)
_FIRM = re.compile(
    r"\b(?:films?|pictures|entertainment|studios?|releasing|media|features|classics|productions|distribution|"
    r"people|critics|directors|audience|women|jury|filmmakers|international|group|bros|networks?|tv|street|company|independent|festival|cinema|animation|theatrical)\b"
)
# "The X trailer": an article that is the trailer's, and no part of the title.
_THING_BEHIND = re.compile(
    r"^ (?:(?:first|new|final|teaser|theatrical|digital|u\.s\.) )?(?:trailer|teaser|poster|shoot|set|premiere|release|"
    r"rollout|campaign|cast|crew|team|producers?|directors?|filmmakers?|makers|stars?|deal|sale|screening|announcement|"
    r"news|date)\b"
)
_RUN_BEFORE = re.compile(rf"({_CAPITAL}[\w’'-]*)[ \u00a0]$")
_MONTHS = "Jan|Feb|Mar(?:ch|\\.)|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_RUN_AFTER = re.compile(rf"^[ \u00a0](?!(?:{_MONTHS})[a-z.]*\b)({_CAPITAL}[\w’-]*)")
# A German noun, which has a capital too, that says of what kind the film is whose title follows: "des Dramas X"; the
# metal of a French prize that it won: "la Palme d'Or X"; an English word made of a name and of what that did, or of a
# prize and who has it: "the Malick-produced X", "Golden Lion Winner X".
_KIND_AHEAD = re.compile(
    r"(?:(?:\b(?:[Dd](?:er|ie|as|e[nms])|[Ee]ine?[mnrs]?|[Ii]m|[Zz]u[mr]|[Vv]om|[Bb]eim|[a-zäöüß]{3,}e[nrms]?|"
    rf"{_CAPITAL}[\wäöüß-]+s) (?:Film|Drama|Komödie|Thriller|Doku|Western|Musical|Biopic|Satire|Krimi|Debüt|Epos|"
    r"Märchen|Beitrag|Verfilmung|Produktion|Abenteuer|Parabel|Porträt|Romanze|Streifen|Werk|Regiearbeit|Erstling)|"
    r"\b[A-ZÄÖÜ][\wäöüß]{2,}(?:-(?:Film|Drama|Komödie|Thriller|Beitrag|Doku|Western|Satire|Verfilmung|Epos|Debüt|Hit)|"
    r"film|drama|komödie|thriller|beitrag|doku|western|satire|verfilmung|debüt|erfolg|epos|krimi|märchen|porträt|"
    r"abenteuer))(?:es|s)?|\b[dD]['’](?:[Oo]r|[Aa]rgent)|"
    r"[\w’'.]-(?:set|shot|bound|led|[a-z]{2,}(?:ed|ing)|winner|opener|starrer)|"
    r"\b(?:[Ll]ion|[Bb]ear|[Pp]alm|[Ll]eopard|[Ss]hell|[Pp]rize|[Aa]wards?|[Oo]scar|[Ff]estival|[Jj]ury|[Aa]udience)"
    r" (?:[Ww]inner|[Nn]ominee|[Ee]ntry|[Cc]ontender|[Oo]pener|[Hh]it|[Ff]avou?rite))[ \u00a0]$"
)
_HEADS = re.compile(
    r"(?:Her|His|Their|Its|Our|"
    r"In|With|But|And|For|As|When|While|If|After|Before|Since|At|On|From|To|By|Like|Unlike|Both|Neither|Yet|So|Even|"
    r"Also|Now|Then|That|This|Is|Was|Will|Has|Can|Though|Although|Because|Until|Of|About|Does|Did|Do|Could|Would|Should|"
    r"May|Might|Must|Are|Were|Why|How|What|Where|Which|Who|Not|Only|Just|Still|Perhaps|Maybe|Again|Soon|Once|Later|Here|"
    r"Elsewhere|Meanwhile|Instead|However|Finally|Next|Alongside|Despite|Amid|During|Through|Over|Under|Within|Without|"
    r"Among|Against|Beyond|Following|Per|Via|Thus|Hence|Today|Tonight|Yesterday|Tomorrow|Take|Consider|Watch|See|Catch|"
    r"Enter|Add|Call|Stream|Rent|Buy|Expect|Given|Thanks|Except|Regarding|Whether|Unless|Whereas|"
    r"Hopefully|Reportedly|Apparently|Luckily|Sadly|Happily|Currently|"
    r"Ainsi|Avec|Dans|Pour|Mais|Après|Avant|Selon|Comme|Quant|Enfin|Puis|Car|Sans|Chez|Et|Si|Mit|Nach|Auch|Für|Bei|Von|"
    r"Über|Im|Und|Aber|Wie|Als|Wenn|Während|Seit|Zu|Ab|Doch|Nun|Jetzt|So|Dass|Ob)"
)  # words that a sentence begins with, and no name
# The same of the languages in which one of them may be another's article or name.
_HEADS_IN = {
    "it": re.compile(
        "A|Ad|Con|Per|Da|Di|Tra|Fra|Ma|Anche|Dopo|Oltre|Se|Quando|Mentre|Ecco|Oggi|Domani|Ora|Poi|Infine|Intanto|"
        "Secondo|È|Arriva|Esce|Torna|Debutta|Approda|Sbarca|Slitta|Vince|Trionfa|Perché|Come|Non|Sarà"
    ),
    "es": re.compile(
        "A|Con|Para|Por|De|En|Y|Pero|Tras|Según|Sobre|Entre|Sin|Desde|Hasta|Cuando|Mientras|También|Además|Ahora|Luego|"
        "Así|Hoy|Ayer|Mañana|Como|Aunque|Ni|No|Ya|Ante|Durante|Llega|Vuelve|Regresa|Aterriza|Será|Es|Fue"
    ),
    "pt": re.compile(
        "Com|Para|Por|De|Em|E|Mas|Após|Depois|Segundo|Sobre|Entre|Sem|Desde|Até|Quando|Enquanto|Também|Além|Agora|Hoje|"
        "Ontem|Amanhã|Como|Embora|Nem|Não|Já|Ainda|Durante|Antes|Chega|Volta|Estreia|Será|É|Foi|Vem"
    ),
}
# What leads to the place where the film does something: "In Italia Duse esce a maggio", "No Brasil Manas estreia".
_PLACED = re.compile(r"(?<!\w)(?:[Ii]n|[Nn]e(?:gli|i|l|lla)|[Aa]|[Ee]n(?: el| los| las| la)?|[Ee]m|[Nn][oa]s?)\s$")
# What stands behind a title with a capital, and goes on about the film: "X Is …", "X OTT release date".
_NO_NAME = frozenset(
    [
        "I",
        "Is",
        "To",
        "In",
        "On",
        "At",
        "For",
        "And",
        "With",
        "From",
        "By",
        "OTT",
        "VOD",
        "PVOD",
        "DVD",
        "Blu-ray",
        "IMAX",
        "UK",
        "US",
    ]
)
_LINKED_BEFORE = re.compile(rf"{_CAPITAL}[\w’-]+ (?:of|and|&|in|to|for|with|from)(?: the)? $")


def credit(prose: Prose, start: int, end: int) -> str | None:
    """Named for somebody's credits, or for what came after it."""
    folded = prose.folded
    behind = folded[end : end + 60]
    credits = _AFTER_CREDIT.search(behind) and not (_APPOSED.match(behind) or _STANDS.match(prose.text, end))
    if credits or _AFTER_CREDIT_CJK.search(prose.text[end : end + 24]):
        return "credit: someone of this film, or another film after it"
    before = folded[max(0, start - _CREDIT) : start]
    dealt = _DEALS_WITH_MAKERS.search(before) and not _ON_ANOTHER.match(folded, end)
    theirs = (
        _BE.match(folded, end)
        or _WON_FOR_IT.match(folded, end)
        or _DID_WITH_IT.match(folded, end)
        or speak_of_it(folded, before, end)
    )
    if _BEFORE_CREDIT.search(before) and not (theirs or dealt or _WHICH_DID.match(folded, end)):
        return EARLIER
    return _in_credits(prose, start, end)


def _in_credits(prose: Prose, start: int, end: int) -> str | None:
    """In brackets after a person's name: "Sean Baker (Tangerine, The Florida Project)"."""
    left = prose.text.rfind("(", max(0, start - 80), start)
    if left < 0 or ")" in prose.text[left:start]:
        return None
    right = prose.text.find(")", end, end + 80)
    owner = re.search(rf"{_NAME}\s$", prose.text[max(0, left - 40) : left])
    inside = prose.text[left + 1 : start]
    listed = not inside or bool(re.fullmatch(rf"(?:[“‘\"'„«]?{_CAPITAL}[^()]*[,;]\s?)?(?:and )?[“‘\"'„«]?", inside))
    if right >= 0 and owner and listed and not _for_a_prize(prose, left, end):
        return "credit: in brackets after a name"
    return None


def _for_a_prize(prose: Prose, left: int, end: int) -> bool:
    """Whether what stands in the brackets from `left` is what a prize was given for."""
    before = prose.folded[max(0, left - 90) : left]
    return bool(_PRIZE_BEFORE.search(before) or _PRIZE_BEHIND.match(prose.folded, end))


def another_year(film: Film, prose: Prose, start: int, end: int) -> str | None:
    """A film of the same name from other years, as what stands beside the title says."""
    behind, before = prose.folded[end : end + 60], prose.folded[max(0, start - 60) : start]
    said = _YEAR.search(behind) or _YEAR_BEHIND.search(behind) or _YEAR_BEFORE.search(before)
    if said and film.year and abs(int(said[1]) - film.year) > _FAR:
        return f"{NAMESAKE}: {said[1]}"
    return None


def of_old(film: Film, title: str, whole: str) -> str | None:
    """Somebody's film of other years, as the article begins whose headline has the title: "Jo Roe's 1974 fable"."""
    dated = _DATED_FILM.search(whole[:_OPENING]) if film.year else None
    if dated is None or abs(int(dated[2]) - (film.year or 0)) <= _FAR:
        return None
    if fold_line(title) not in fold_line(whole.partition("\n")[0]) or _FIRM.search(fold_line(dated[1])):
        return None
    ours = _ours(dated[1], (*film.people, *film.companies))
    return None if ours else f"{NAMESAKE}: {dated[1]}'s of {dated[2]}"


@lru_cache(maxsize=8)
def _directors(opening: str) -> frozenset[str]:
    return frozenset(m[1] for m in _DIRECTOR.finditer(opening))


def another_director(film: Film, prose: Prose, start: int, end: int, whole: str) -> str | None:
    """Somebody else's film, in a document that names nobody of ours; `whole` is the headline and the text.

    A director named anywhere counts where the headline has the title and the document names no second one; else only
    the one beside the title.
    """
    if not film.people:
        return None
    owner = _owner(prose, start)
    directors = _directors(whole[:_OPENING])
    about = fold_line(prose.text[start:end]) in fold_line(whole.partition("\n")[0])
    if not about or len({name.split()[-1] for name in directors}) > 1:
        ahead = prose.before(start).rpartition("\n")[2]
        beside = ahead + prose.after(start).partition("\n")[0]
        place = len(ahead) + end - start
        told = (m for m in _DIRECTOR.finditer(beside) if not _in_anothers_brackets(beside, m.start(), place))
        directors = frozenset(m[1] for m in told)
    for person in ([owner] if owner else []) + sorted(directors):
        if not _FIRM.search(fold_line(person)) and not _ours(person, (*film.people, *film.companies)):
            return f"{NAMESAKE}: {person}'s"
    return None


def _owner(prose: Prose, start: int) -> str | None:
    """Who has the title in a possessive, if it is no company that the tables know: "Jo Roe's X"."""
    before = prose.before(start, 90)
    owner = None if company_before(prose, start) else _OWNER.search(before)
    if owner is None:
        return None
    opened = before.rfind("‘")
    closes = opened >= 0 and "’" not in before[opened + 1 : owner.end(1)]
    return None if closes else owner[1]  # no possessive: "its ‘Rivers and Seas’ theme, with X"


def _in_anothers_brackets(text: str, at: int, title: int) -> bool:
    """Whether a place is in brackets that do not follow the title that ends at `title`: "“Y” (director: N), “X”"."""
    left = text.rfind("(", 0, at)
    return left >= 0 and ")" not in text[left:at] and not title <= left <= title + _BEHIND


def _ours(person: str, ours: Iterable[str]) -> bool:
    words = set(re.findall(r"\w{3,}", fold_line(person)))
    return any(words & set(re.findall(r"\w{3,}", fold_line(name))) for name in ours)


def longer_title(prose: Prose, start: int, end: int, name: Name, *, held: bool) -> str | None:
    """Part of another title or of a name; `held` by quotes of its own it is neither."""
    if not prose.text.startswith("\n", end) and _SEQUEL.search(prose.folded[end : end + 16]):
        return "part of a longer title: a sequel"
    if held:
        return None
    if longer_quote(prose, start, end):
        return "part of a longer title in quotes"
    if prose.text[end : end + 1] in ("-", "‑") and prose.text[end + 1 : end + 2].isalpha():
        return "part of a compound"
    if prose.text[max(0, start - 1) : start] in ("-", "#", "@", "/", "_", "."):
        return "part of a compound"
    if prose.shouting or prose.titled:
        return None
    return _unquoted_longer(prose, start, end, name)


def _unquoted_longer(prose: Prose, start: int, end: int, name: Name) -> str | None:
    before, after = prose.before(start, 40), prose.after(end, 40)
    if _SUBTITLE.search(after) and name.force in ("rare", "common") and not begins_sentence(prose, start):
        return "part of a longer title: a subtitle follows"
    if name.force == "distinct" and (goes_on := _GOES_ON.match(after)):
        return f"part of a longer name: …{goes_on[0]}"
    if name.force == "distinct" or prose.text[start:end].isupper() or prose.text[start].islower():
        return None
    following, leading = _RUN_AFTER.search(after), _RUN_BEFORE.search(before)
    over = prose.text[end - 1] in "?!." and not name.text.endswith(prose.text[end - 1])  # "…X!? What we know"
    if following and not over and following[1] not in _NO_NAME and not _begins_with_a_company(after.lstrip()):
        return f"part of a longer name: … {following[1]}"
    if leading and not (leading[1].endswith(("'", "’", "'s", "’s")) or _KIND_AHEAD.search(before)):
        heads = _leads_a_sentence(leading[1], prose.language) and begins_sentence(prose, start - len(leading[0]))
        of_a_thing = leading[1] == "The" and " " in name.text and _THING_BEHIND.match(after)
        apart = heads or of_a_thing or _in_a_place(before, prose.language)
        return None if apart else f"part of a longer name: {leading[1]} …"
    if name.force == "common" and _LINKED_BEFORE.search(before):
        return NAME
    return None


def _leads_a_sentence(word: str, language: str) -> bool:
    """Whether a word with a capital is one that sentences begin with, and no name."""
    own = _HEADS_IN.get(language)
    return bool(_HEADS.fullmatch(word) or (own and own.fullmatch(word)))


def _in_a_place(before: str, language: str) -> bool:
    """Whether what ends before a title says where, in a language that needs no comma there: "In Italia Duse esce"."""
    if language not in _HEADS_IN:
        return False
    told = before.rstrip()
    spans = [span for span in names(told, language) if span.kind in ("territory", "festival")]
    return bool(spans) and spans[-1].end == len(told) and _PLACED.search(told[: spans[-1].start]) is not None


def _begins_with_a_company(text: str) -> bool:
    """Whether a company that the tables know does something with the title before it: "whose X Neon bought"."""
    return any(span.start == 0 for span in companies(text))


def not_this(film: Film) -> Callable[[str], list[tuple[int, int]]]:
    """A finder of the phrases of which the person said "not this film", in folded text."""
    phrases = [re.escape(fold_line(p.strip())) for p in film.not_this if p.strip() and "://" not in p]
    if not phrases:
        return lambda folded: []
    pattern = re.compile("|".join(sorted(phrases, key=len, reverse=True)))
    return lambda folded: [m.span() for m in pattern.finditer(folded)]
