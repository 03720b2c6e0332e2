"""What it costs to look for one title, and for 100,000, in a page that names none of them.

    python -m tests.benchmarks.mentions

Pages and titles are invented, of the trade's everyday words and of names, and the same on every run.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from tracker.domain.film import Film
from tracker.reading.mentions import Titles

_SYLLABLES = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "ong")]
_SMALL, _TRADE = (
    words.split()
    for words in (
        "the a of and to in for on with at from its his her by as is was has will after before that which who",
        "said says film movie feature director festival world premiere rights release theatrical sales company deal "
        "studio producer stars cast drama comedy thriller documentary international north american audience award box "
        "office opens",
    )
)
_OTHERS = [
    "Der Film startet am Donnerstag in den deutschen Kinos, nachdem er seine Weltpremiere in Venedig gefeiert hatte. ",
    "Le film sortira en salles au printemps, après une première mondiale remarquée à Cannes l’été dernier. ",
    "La película llegará a los cines españoles el próximo otoño, según anunció la distribuidora el miércoles. ",
    "Il film uscirà nelle sale italiane a marzo, dopo l’anteprima mondiale alla Mostra di Venezia. ",
    "Filmen får svensk biopremiär i höst efter visningar på flera festivaler. ",
    "이 영화는 오는 겨울 전국 극장에서 개봉할 예정이라고 배급사가 밝혔다. ",
    "本作は今秋、全国の劇場で公開されることが発表された。 ",
]
_CSS = (
    ".c-card__title-{0}{{font-family:var(--wp--preset--font-family--display);letter-spacing:-.01em;line-height:1.2}}"
    "@media (min-width:{0}px){{.lrv-u-padding-tb-{0}\\@tablet{{padding-bottom:1.25rem;margin-inline:auto}}}}"
)
_SCRIPT = (
    "window.pmc_ads.push({{slot:'leaderboard-{0}',sizes:[[970,250],[728,90]],targeting:{{pos:'top',kw:['film','news']}}}});"
    "if(!window.__tcfapi){{document.addEventListener('DOMContentLoaded',function(e){{init({0});}});}}\n"
)
_CARD = """
      <div class="c-card o-tease lrv-u-flex lrv-u-border-b-1 a-separator-spread--{0}">
        <a href="https://trade.example/2025/{1}-1236{0}/" class="c-lazy-image" tabindex="-1" aria-hidden="true">
          <img class="c-lazy-image__img" data-lazy-src="https://cdn.example/wp-content/uploads/2025/06/{1}.jpg?w=300"
               srcset="https://cdn.example/{1}.jpg?w=300 300w, https://cdn.example/{1}.jpg?w=600 600w"
               sizes="(min-width: 87.5rem) 300px" alt="{2}" height="169" width="300" loading="lazy" decoding="async">
        </a>
        <h3 class="c-title a-font-secondary-bold-s"><a class="c-title__link" href="https://trade.example/{1}/">{2}</a></h3>
        <time class="c-timestamp" datetime="2025-06-{3:02}T09:00:00-07:00">June {3}, 2025 9:00am</time>
      </div>"""


class _Writer:
    """Words by Zipf's law: a few small ones, everyday words, names that the trade is full of."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        table = resources.files("tracker.reading").joinpath("lexicon/common_words.txt")
        everyday = [word for word in table.read_text("utf-8").split() if len(word) > 2]
        self.random.shuffle(everyday)
        names = [
            "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))).capitalize() for _ in range(4000)
        ]
        self.words = [*_SMALL, *_TRADE, *everyday, *names]
        self.weights = [1 / (rank + 8) for rank in range(len(self.words))]

    def prose(self, count: int) -> str:
        words = self.random.choices(self.words, self.weights, k=count)
        for at in range(0, count, 17):
            words[at] = words[at].capitalize()
            words[at - 1] += self.random.choice((".", ".", ",", "&#8217;s", ",&nbsp;", " &amp;", "&#8221;"))
        return " ".join(words)

    def headline(self) -> str:
        return " ".join(word.capitalize() for word in self.random.choices(self.words, self.weights, k=9))


def article_page(size: int = 300_000, seed: int = 7) -> bytes:
    """A trade site's page of about `size` bytes: a third scripts and styles, half cards and menus, the rest a story."""
    writer = _Writer(seed)
    cards, number = [], 0
    while sum(map(len, cards)) < 0.5 * size:
        headline, number = writer.headline(), number + 1
        cards.append(_CARD.format(number, headline.lower().replace(" ", "-"), headline, number % 28 + 1))
    story = "".join(
        f'\n        <p>{writer.prose(60)} <a href="https://trade.example/t/{n}/" id="auto-tag_{n}" '
        f'data-tag="t{n}"><em>{writer.headline()}</em></a>. {writer.prose(20)}</p>'
        for n in range(18)
    )
    others = "".join(f"<p>{sentence * 4}</p>" for sentence in _OTHERS)
    code = "".join(_CSS.format(n) for n in range(90)), "".join(_SCRIPT.format(n) for n in range(int(size * 0.3 / 220)))
    page = (
        '<!doctype html>\n<html lang="en-US"><head><meta charset="utf-8"><title>News | Trade</title>\n'
        f'<style id="wp-block-library-inline-css">{code[0]}</style>\n<script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"News","author":{"@type":"Person","name":"Staff"}}</script>\n'
        f'<script>{code[1]}</script></head><body class="single single-post">\n<article>{story}{others}</article>\n'
        f'<div class="recirc">{"".join(cards)}</div>\n'
    )
    return f"{page}<p>{writer.prose(max(1, (size - len(page.encode())) // 7))}</p></body></html>".encode()


def prose_page(size: int = 300_000, seed: int = 8) -> bytes:
    """A page that is nearly all prose, as an archive or a long live blog is."""
    writer = _Writer(seed)
    parts, length = ["<!doctype html><html lang=en><body>"], 0
    while length < size:
        parts.append(f"<p>{writer.prose(70)}</p>\n")
        length += len(parts[-1])
    return "".join(parts).encode()[:size]


def titles(count: int) -> list[Film]:
    """Titles of one to five words, everyday ones and names; of one word only names that no page has."""
    writer = _Writer(11)
    content, weights = writer.words[len(_SMALL) :], writer.weights[len(_SMALL) :]
    found: dict[str, None] = {}
    while len(found) < count:
        words = [
            word.capitalize()
            for word in writer.random.choices(content, weights, k=writer.random.choice((1, 2, 2, 3, 3, 4)))
        ]
        if len(words) == 1 or writer.random.random() < 0.5:
            words[-1] = "".join(writer.random.choices(_SYLLABLES, k=4)).capitalize() + "x"
        if len(words) > 1 and writer.random.random() < 0.3:
            words.insert(1, writer.random.choice(("of", "in", "and", "for", "of the", "in the")))
        if writer.random.random() < 0.3:
            words.insert(0, "The")
        found[" ".join(words)] = None
    return [Film(title) for title in found]


class Scans(NamedTuple):
    """Milliseconds that a page takes, of articles or of prose alone; MiB that the process takes with its titles."""

    article: float
    prose: float
    resident: float
    built: float


def measure(count: int) -> Scans:
    """The median of many runs, in processor time; titles that a page names by chance are left out."""
    pages = article_page(), prose_page()
    films = titles(count)
    named = {title for page in pages for title in Titles(films).named(page)}
    films = [film for film in films if film.title not in named]
    began = time.process_time()
    watch = Titles(films)
    watch.scan(b"")
    built = (time.process_time() - began) * 1000
    return Scans(*(_median(watch, page) for page in pages), _resident(), built)


def _median(watch: Titles, page: bytes) -> float:
    assert not watch.scan(page), "the page names no film"
    spent = []
    for _ in range(100):
        began = time.process_time()
        watch.scan(page)
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def _resident() -> float:
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def scans() -> tuple[Scans, Scans]:
    """The same for one title and for 100,000, each in a process of its own."""
    calls = [[sys.executable, "-m", "tests.benchmarks.mentions", str(count)] for count in (1, 100_000)]
    done = [subprocess.run(call, capture_output=True, check=True, text=True).stdout.split() for call in calls]
    one, many = (Scans(*map(float, figures)) for figures in done)
    return one, many


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*measure(int(sys.argv[1])))
    else:
        for count, figures in zip((1, 100_000), scans(), strict=True):
            print(f"{count:>7,} titles: {figures}")
