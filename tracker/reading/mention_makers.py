"""Those who made a film, named by it, who say something that is news of it."""

from __future__ import annotations

import re

# "la productora de X desmiente que …", "i produttori di X confermano che …".
_MAKERS_BEFORE = re.compile(
    r"\b(?:produc?t(?:ora|ores|or|oras)|produttor[ei]|produttrice|produtora|produtores) d[aeio][\s\"'(*]*$"
)
_MAKERS_SAY = re.compile(
    r"[\"'!?]*\s(?:(?:ha|han|hanno|ya|ja|gia|hoy|ayer|oggi|ieri)\s)*"
    r"(?:desm[ie]nt\w*|nieg\w*|neg(?:o|ado|aron|aram|ou|am|a|ano|ato)|descart\w*|rechaz\w*|confirm\w*|asegur\w*|"
    r"smenti\w*|esclud\w*|conferm\w*|assicur\w*)\s(?:[a-z]+\s){0,2}?(?:que|che)\b"
)


# "El director de X conversó con esta agencia": who made it speaks, and of it.
_MAKER_BEFORE = re.compile(
    r"(?:^|[.:;!?\n\-] ?|\b(?:el|la|il|o|a) )"
    r"(?:el|la|il|lo|o|a|l')? ?(?:directora?|realizadora?|cineasta|regista|diretora?|autora?|autore|autrice)"
    r" d(?:a|e|i|o|el|al)[\s\"'(*]*$"
)
_MAKER_SPEAKS = re.compile(
    r"[\"'!?]*,?\s(?:(?:ha|ya|ja|gia|hoy|ayer|oggi|ieri|nos|ci|si|se)\s)*"
    r"(?:convers[oa]\w{0,2}|habl[oa]|hablado|dij?o|dice|diss?e|detto|cont[oa]u?|cuenta|conta|racconta\w{0,2}|explic[oa]u?|"
    r"spieg[oa]\w{0,2}|coment[oa]u?|recuerd[oa]|ricord[oa]|adelant[oa]|anticip[oa]|anunci[oa]u?|annunci[oa]|revel[oa]u?|"
    r"rivel[oa]|confes[oa]u?|confess[oa]|admit(?:e|io|iu)|ammette|reconoc(?:e|io)|respond(?:e|io|eu)|risponde|"
    r"falou|fala|parl[oa]|parlato|asegur[oa]|confirm[oa]u?|conferm[oa]|afirm[oa]u?|lament[oa]u?|agradec(?:e|io|eu))\b"
)


def speak_of_it(folded: str, before: str, end: int) -> bool:
    """Whether its makers, named in `before` a title, say something right behind its `end`."""
    theirs = _MAKERS_BEFORE.search(before) and _MAKERS_SAY.match(folded, end)
    return bool(theirs or (_MAKER_BEFORE.search(before) and _MAKER_SPEAKS.match(folded, end)))
