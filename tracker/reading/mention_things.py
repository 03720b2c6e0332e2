"""What bears a film's name and is none: a restaurant, a band, a book, a play made of it."""

from __future__ import annotations

import re

from tracker.reading.mention_context import Prose

# What bears a film's name and is none, where the document names nobody of the film.
_THING = (
    r"restaurants?|bistro|(?:wine|cocktail|sushi|noodle|tapas) bar|pub|gastropub|eatery|caf[eé]|brasserie|bakery|"
    r"(?:seafood|lunch|noodle|pizza|burger|taco|brunch|breakfast|coffee) (?:place|spot|joint|shop|house)|nightclub|"
    r"hotel|shop|boutique|art gallery|brewery|winery|rock band|band|rapper|album|ep|mixtape|novel|memoir|paperback|"
    r"podcast|(?:video ?|adventure |puzzle |computer |mobile |board |card |console )game|"
    r"game(?=[^.\n]{0,60}\b(?:playstation|xbox|nintendo|steam)\b)|start-?up|racehorse|filly|colt|greyhound|yacht|"
    r"trawler|schooner|perfume|beer|ale|"
    r"food (?:pantry|bank)|soup kitchen|bookshop|bookstore|magazine|newsletter|theat(?:re|er) company|law firm|"
    r"distillery|"
    r"stage (?:play|musical|show|version|production)|audiobook|graphic novel|charity (?:walk|run|ride)|charity|hamlet|"
    r"(?:three|four|five|six|seven|eight|nine|ten|twelve|thirteen|[3-9]|1\d|\d0)-(?:parter|(?:part|episode)"
    r"(?: [a-z-]+){0,2}? (?:series|thriller|drama|comedy|saga|mystery|horror|romance|fantasy|epic|adaptation|show))|"
    r"(?:tv |television |web |limited |streaming |anthology |drama |comedy |crime )series|mini-?series|docu-?series|"
    r"sitcom"
)
_NOT_THING = (
    r"(?![\w-])(?! (?:owner|singer|player|keeper|maker|worker|critic|manager|film|movie|drama|comedy|adaptation|"
    r"thriller|satire|documentary|doc|biopic|romance|musical|horror|pic|feature|project|caper|heist))"
)
_IS_A_THING = re.compile(
    rf"^[\"')]?(?:, | \(|, is | is | was )(?:the |an? |his |her |their |our |(?:[\w&.-]+ ){{0,2}}[\w-]+'s )"
    rf"(?:(?!(?:which|that|who|whose|where|by|from|for|and) )[\w'-]+ ){{0,4}}?"
    rf"(?:{_THING}){_NOT_THING}"
)
_THING_CALLED = re.compile(
    rf"\b(?:the|an?|new) (?:[\w'-]+ ){{0,2}}?(?:{_THING})(?: (?:called|named|known as))?,? [\"']?$"
)
# What was made of a film, or is called like it: "the stage version of X", "a new X ride".
_THING_BESIDE = re.compile(
    r"\b(?:(?:stage|theatre|theater|musical|touring|ballet) (?:version|adaptation|production) (?:of|based on)|"
    r"(?:first|second|third|fourth|fifth|final|new|another|more) (?:series|season|seasons|episodes) of|"
    r"(?:second|third|fourth|fifth|sixth|last|further) (?:helping|batch|serving|run|round|dose) of) [\"']?$"
)
_THING_BEHIND = re.compile(
    r"^[\"')]? (?:hands-on|walkthrough|speedrun|"
    r"(?:theme[- ]park |roller-?coaster |dark )?ride|roller-?coaster|theme park|exhibition|escape room|"
    r"(?:video ?|mobile |board )game|podcast|stage (?:show|play|musical|version|adaptation)|audiobook|charity|"
    r"(?:is |has been |was )?renewed (?:by|at) "
    r"(?:itv|bbc|channel 4|sky|netflix|hbo|fx|amc|abc|nbc|cbs|fox|hulu|apple))(?![\w-])"
)
_BOOK_BEFORE = re.compile(
    r"\b(?:der|dem|den|des|ein|einen|le|un|du|la|una|il|lo|el|del|al|o|um|do|den|boken) "
    r"(?:[^\W\d]+ )?(?:romans?|romanzo|novela|romanen|podcast|album|albumet|disco|"
    r"horspiel|videospiel|videogioco|videojuego),? ?[\"'] ?$"
)
# The same in Korean and Japanese: a song, a record, a book or a play.
_THING_BEFORE_CJK = re.compile(
    r"(?:신곡|싱글|앨범|음반|노래|장편소설|소설|에세이|시집|웹툰|만화|연극|"
    r"新曲|シングル|アルバム|楽曲|小説|漫画|エッセイ|舞台)\s?[‘'“\"<《〈「『]$"
)
# What is told of a book that is made into the film.
_MADE_A_FILM = re.compile(
    r"[’'”\"》〉』」>]?(?: ?[(\uff08][^()\uff08\uff09\n]{0,16}[)\uff09])?"
    r"(?:(?:が|を|の)?(?:実写|長編|劇場)?(?:映画化|実写化|アニメ映画化)|"
    r"[がをはも]、?[^。\n『「]{0,24}(?:実写映画|アニメ映画|映画)(?:化|に(?:なる|なった|なります|する|生まれ)|として)|"
    r"[이가은는을를의]? ?영화(?:화|로 (?:제작|만들|옮))|"
    r"[이가은는을를],? [^.\n‘“<《]{0,24}(?:영화(?:화|로 (?:제작|만들|옮|다시|태어))|스크린(?:에|으로) (?:옮|되살)))"
)


# What a page says of the film when it tells of something else that is called like it.
_TOLD_FROM_THE_FILM = re.compile(
    r"\b(?:no relation to|not to be confused with|nothing to do with|unrelated to|"
    r"not (?:connected|related) (?:to|with))\b"
    r"[^.\n]{0,80}\b(?:film|feature|movie|drama|comedy|documentary|thriller|horror|picture)\b|"
    r"\b(?:film|feature|movie|drama|comedy|documentary|thriller|horror|picture) "
    r"(?:(?:of|with|under|by) the same (?:name|title)|that (?:shares|bears|has) (?:its|the|the same) (?:name|title))\b|"
    r"\bthe (?:film|movie) (?:that|which) [^.\n]{2,40} made (?:out )?(?:of|from) it\b|"
    r"\bnessun legame\b[^.\n]{0,60}\bcon il film\b|\b(?:nulla|niente) a che (?:fare|vedere) con il film\b|"
    r"\bnada que ver con la pelicula\b|\bnada a ver com o filme\b|\brien a voir avec le film\b|"
    r"\bnichts mit dem (?:kino)?film\b|\bingenting med filmen\b"
)
# One of which each of these has: to look for words is quicker than to try a pattern at every letter.
_APART = (
    "relat", "confused", "nothing to do", "connected", "same name", "same title", "has the name", "has its", "shares",
    "bears", "made of it", "made from it", "made out of it", "legame", "a che ", "que ver", "a ver com", "rien a voir",
    "nichts mit", "ingenting med",
)  # fmt: skip
# Words of what is no film, by what it is: a page that has several of one kind is about such a thing.
_OF_ANOTHER_KIND = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"gameplay|hands-on|playable|ps[45]|playstation|xbox|nintendo|switch 2|steam|wishlist|"
        r"(?:video ?|first )?game|dlc|(?:single|multi)-?player|early access|boss fight|devolver|videogioco|"
        r"videojuego|jeu video|videospiel|tv-spel",
        r"novel|novelist|\d{2,4}-page|publisher|paperback|hardback|hardcover|chapter|bookshops?|lead title|"
        r"book fair|publishing|translation rights|commonwealth rights|faber|knopf|gallimard|einaudi|hanser|the author|"
        r"roman|romanzo|novela|libro|verlag|editora",
        r"stage version|stage|play|playwright|second act|try-out|matinee|west end|broadway|opera|libretto|soprano|"
        r"cast of (?:four|five|six|seven|eight|nine|ten)|transfer|repliche|cartellone|ballet|montaje|buhne",
        r"album|tracks?|vinyl|singles?|songwriter|band|concert|tour|mixtape|disco|canzoni|canciones|lieder",
    )
)
_SEVERAL = 2


def told_from_the_film(folded: str) -> bool:
    """Whether a page says that the film is another thing than the one that it tells of: "no relation to N's film"."""
    return any(word in folded for word in _APART) and _TOLD_FROM_THE_FILM.search(folded) is not None


def of_another_kind(folded: str) -> bool:
    """Whether a page, all of it, has several words of a game, a book, a play or a record."""
    return any(len(set(words.findall(folded))) > _SEVERAL for words in _OF_ANOTHER_KIND)


def another_thing(prose: Prose, start: int, end: int) -> bool:
    """Whether the words beside it say that it is a restaurant, a band, a play or the like: "X, the wine bar"."""
    after, before = prose.folded[end : end + 80], prose.folded[max(0, start - 50) : start]
    return bool(
        _IS_A_THING.search(after)
        or _THING_BEHIND.search(after)
        or _THING_CALLED.search(before)
        or _THING_BESIDE.search(before)
        or _BOOK_BEFORE.search(before)
        or (
            _THING_BEFORE_CJK.search(prose.text[max(0, start - 12) : start]) and not _MADE_A_FILM.match(prose.text, end)
        )
    )
