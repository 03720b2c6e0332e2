"""What a site's engine puts into a text and nobody wrote: "The post X appeared first on Y", "[+ see also: trailer]"."""

from __future__ import annotations

import re

_REACH = 500  # characters at the end of a text in which it stands
# As WordPress words it, in the lexicon's languages.
_APPEARED = re.compile(
    r"(?:^|(?<=[.!?…”»\"')\]])\s+|\n\s*)"
    r"(?:The post |Der Beitrag |L[’']article |La entrada |O (?:post|conteúdo) |L[’']articolo |Inlägget )"
    r"[^\n]{0,300}? (?:appeared first on|first appeared on|erschien zuerst auf|(?:est )?apparue? en premier sur|"
    r"(?:se publicó|apareció|aparece) primero en|apareceu primeiro (?:em|no|na)|proviene da|"
    r"(?:dök|visades) först (?:upp )?på)"
    r" [^\n]{1,100}\s*\Z"
)
# What a site links to behind each title, in brackets over several lines.
_LINKED = re.compile(r"\[\+[^\[\]]{0,600}\](?:\n(?=\S))?")


def without_links(text: str) -> str:
    """`text` with spaces for what a site links to in the midst of its sentences, each character at its own place."""
    return _LINKED.sub(lambda match: " " * len(match[0]), text) if "[+" in text else text


def as_written(text: str) -> str:
    """`text` without such words at its end."""
    last = max(0, len(text) - _REACH)
    said = _APPEARED.search(text, last)
    return text[: said.start()] if said else text
