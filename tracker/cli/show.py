"""The demo as a person watches it: scene by scene, in colour and with pauses where there are eyes."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from tracker.cli.say import for_eyes, harmless, out
from tracker.cli.status import show

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from jobs.demo.performance import Performance, Scene

PAUSE = 1.1
"""Seconds between scenes at a terminal: long enough to read an alert, short enough for a dozen of them."""


def perform(*, quiet: bool) -> None:
    """Plays the demo. In a pipe the same lines without colour and pauses."""
    from rich.console import Console

    from jobs.demo.performance import performing

    console = Console(highlight=False, soft_wrap=not for_eyes())
    began = monotonic()
    with performing() as performance:
        _opening(console, performance)
        for scene in performance.scenes():
            _scene(console, scene)
            if for_eyes() and not quiet:
                sleep(PAUSE)
        _ending(console, performance, monotonic() - began)


def _opening(console: Console, performance: Performance) -> None:
    films = ", ".join(film.title for film, _ in performance.ledgers())
    console.print(f"[bold]Following {films}[/bold] from its announcement to its release.")
    console.print(
        f"{len(performance.stands)} outlets on loopback, asked over HTTP by the same jobs that the daemon runs;\n"
        "every alert goes to a real mail server and a signed webhook. The articles are invented, the facts are true.\n"
    )


def _scene(console: Console, scene: Scene) -> None:
    from rich.text import Text

    article = scene.article
    day = article.published.strftime("%d %b %Y").lstrip("0")
    told = Text.assemble((f"{day:>11}  ", "cyan"), (harmless(article.outlet), "bold"), f"  “{harmless(article.title)}”")
    _print(console, told, 0)
    for alert, mailed in zip(scene.alerts, scene.mailed, strict=True):
        how = "e-mail + webhook" if mailed in scene.hooked else "e-mail"
        _print(console, Text.assemble(("● ", "green"), (harmless(mailed), "bold green"), (f"   → {how}", "dim")), 13)
        quote = " ".join(alert.development.quote.split())
        _print(console, Text(f"“{harmless(quote)}”", style="italic dim"), 15)
    if not scene.alerts:
        _print(console, Text(f"○ {article.remark or 'nothing new'}", style="dim"), 13)


def _print(console: Console, text: Text, indent: int) -> None:
    """A line that keeps its indent where a terminal wraps it; in a pipe it stays one line."""
    from rich.padding import Padding
    from rich.text import Text

    if for_eyes():
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text.assemble(" " * indent, text))


def _ending(console: Console, performance: Performance, seconds: float) -> None:
    inbox, requests = performance.inbox, performance.requests
    unchanged = sum(status == 304 for _, status in requests)
    console.print(
        f"\n{len(requests)} requests, {unchanged} of them answered “not modified”; "
        f"{len(inbox.mails)} e-mails and {len(inbox.hooks)} webhooks arrived, {seconds:.1f} seconds in all.\n"
    )
    console.print("[bold]What stands now[/bold], as `tracker status` shows it:\n")
    for film, ledger in performance.ledgers():
        show(film, ledger, performance.today)
    out()
    console.print("Next:")
    for command, does in (
        ("tracker check", "ask the built-in sources for news of this film"),
        ("tracker status", "what stands, with ids"),
        ("tracker history K-Pops!", "who said what, when, in which words"),
        ("tracker config default > tracker.toml", "begin a watch list of your own"),
    ):
        console.print(f"  {command:40}{does}", markup=False)
