"""The reader: a document and a watch list into developments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import marks
from tracker.reading.engine import candidates
from tracker.reading.lexicon import lexicon
from tracker.reading.marks import Ref
from tracker.reading.merge import merged
from tracker.reading.tagging import page, whole_text
from tracker.reading.mentions import Titles


_UNDATED = date(1970, 1, 1)  # what relative words are read against where nobody knows the day


class Reader:
    """Reads documents for the films of one watch list."""

    def __init__(self, films: Sequence[Film]) -> None:
        self.films = tuple(films)
        self._titles = Titles(self.films)

    def read(self, document: Document) -> tuple[Development, ...]:
        """The developments of the watched films in `document`, in its order."""
        found = self._titles.find(document.title, document.text, url=document.url, language=document.language)
        if not any(mention.accepted for mention in found):
            return ()
        text = whole_text(document)
        before = len(text) - len(document.text)
        mentions = [
            Ref(marks.FILM, (m.film,), m.start + (0 if m.in_title else before), m.end + (0 if m.in_title else before))
            for m in found
            if m.accepted
        ]
        named = {ref.value for ref in mentions}
        films = [film for film in self.films if film.title in named]
        words = lexicon(document.language)
        prepared = page(document, text, films, mentions, document.day or _UNDATED, words)
        made = candidates(prepared, films, words)
        return merged(c.development for c in made if c.guard is None)

    def scan(self, raw: bytes) -> bool:
        """Whether `raw` names a watched film at all."""
        return self._titles.scan(raw)
