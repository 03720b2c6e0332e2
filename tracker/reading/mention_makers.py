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


def speak_of_it(folded: str, before: str, end: int) -> bool:
    """Whether its makers, named in `before` a title, say something right behind its `end`."""
    return bool(_MAKERS_BEFORE.search(before) and _MAKERS_SAY.match(folded, end))
