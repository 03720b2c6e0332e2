"""`tracker watch`: the films that are followed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, for_eyes, note, out, out_json, progress, table
from tracker.errors import WrongCall

if TYPE_CHECKING:
    from jobs.lookup import Lookup
    from tracker.domain.film import Film
    from tracker.sources.candidates import Candidate

KEY_VARIABLE = "TMDB_TOKEN"
"""Holds TMDb's API Read Access Token for who has no source of that kind."""
MOST_ALIASES = 12
SHORTEST_ALIAS = 3
"""Letters: a shorter alias is in every text."""

app = typer.Typer(name="watch", help="The watch list.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The watch list."""


@app.command("list")
def watch_list(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows the films of the watch list."""
    films = front(context).films
    if as_json:
        from tracker.domain.codec import to_data

        out_json([to_data(film) for film in films])
        return
    table(
        ("film", "year", "also", "people", ""),
        [
            (f.title, str(f.year or ""), ", ".join(f.aliases), ", ".join(f.people), "muted" if f.muted else "")
            for f in films
        ],
    )


@app.command("add")
def watch_add(
    context: typer.Context,
    title: Annotated[str, typer.Argument(help="The film's title.")],
    year: Annotated[int | None, typer.Option(help="The year of its first showing.")] = None,
    pick: Annotated[int | None, typer.Option(help="Which of the candidates it is; 0 for none of them.")] = None,
    look: Annotated[bool, typer.Option("--look-up/--no-look-up", help="Ask Wikidata, and TMDb with a key.")] = True,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Puts a film on the watch list, with the aliases, year, people and ids that the databases know."""
    from tracker.domain.film import Film, fold
    from tracker.settings import edit

    call = front(context)
    if not fold(title):
        raise WrongCall("a film needs a title with letters or digits in it")
    if any(fold(title) == fold(name) for film in call.films for name in film.names):
        raise WrongCall(f'"{title}" is on the watch list already')
    path, text = edit.to_edit(call.loaded)
    film = Film(title, year=year)
    found = _look_up(call, film) if look and pick != 0 else None
    candidate = _chosen(film, found.candidates, pick) if found else None
    entry = _entry(film, candidate)
    if not dry_run:
        edit.save(path, edit.added(text, "films", entry))
    out(edit.entry_lines("films", entry).rstrip())
    if not call.quiet:
        note(f"{'would be ' if dry_run else ''}written to {path}")
        if found and not candidate:
            note("no database knows it: give it aliases, its year and people, which tell it from its namesakes")
    for failure in found.failures if found else ():
        complain(failure)
    if found and found.failures:
        raise typer.Exit(1)


@app.command("remove")
def watch_remove(
    context: typer.Context, film: Annotated[str, typer.Argument(help="Its title, or an alias of it.")]
) -> None:
    """Takes a film off the watch list; what is known of it stays in the database."""
    from tracker.settings import edit

    call = front(context)
    title = call.film(film).title
    telling = [channel.name for channel in call.settings.channels if title in channel.films]
    if telling:
        raise WrongCall(f'channel "{telling[0]}" still tells of "{title}": take it out of its films first')
    path, text = edit.to_edit(call.loaded)
    edit.save(path, edit.removed(text, "films", title))
    if not call.quiet:
        note(f'"{title}" is no longer watched; {path} is changed, and what is known of it is kept')


@app.command("mute")
def watch_mute(
    context: typer.Context, film: Annotated[str, typer.Argument(help="Its title, or an alias of it.")]
) -> None:
    """Follows a film in silence: what is new of it is kept and not sent, until it is unmuted."""
    _set_muted(front(context), film, muted=True)


@app.command("unmute")
def watch_unmute(
    context: typer.Context, film: Annotated[str, typer.Argument(help="Its title, or an alias of it.")]
) -> None:
    """Sends the film's news again, beginning with what was kept back."""
    _set_muted(front(context), film, muted=False)


def _set_muted(call: Front, name: str, *, muted: bool) -> None:
    from tracker.settings import edit

    film = call.film(name)
    if film.muted is not muted:
        path, text = edit.to_edit(call.loaded)
        edit.save(path, edit.changed(text, "films", film.title, muted=muted or None))
    if not call.quiet:
        after = "is followed in silence" if muted else "is told of again; `tracker check` sends what was kept back"
        note(f'"{film.title}" {after}')


def _look_up(call: Front, film: Film) -> Lookup:
    import os

    from jobs.lookup import look_up
    from jobs.wanted import sources
    from jobs.workshop import limits
    from tracker.domain.source import Source
    from tracker.fetch import Fetcher

    databases = [s for s in sources(call.settings) if s.kind in ("wikidata", "tmdb")]
    kinds = {database.kind for database in databases}
    if "wikidata" not in kinds:
        databases.append(Source("Wikidata", "wikidata", "https://query.wikidata.org/sparql"))
    if "tmdb" not in kinds and os.environ.get(KEY_VARIABLE):
        token = os.environ[KEY_VARIABLE]
        databases.append(Source("TMDb", "tmdb", "https://api.themoviedb.org/3", key=token))
    with progress("looking the film up", quiet=call.quiet) as show, Fetcher(limits(call.settings)) as fetcher:
        show(0, 1, film.title)
        return look_up(fetcher, databases, film)


def _chosen(film: Film, candidates: list[Candidate], pick: int | None) -> Candidate | None:
    """The candidate that is meant: by its number, as the only one of that name, or by asking. Raises WrongCall."""
    from tracker.sources.candidates import the_film

    if pick is not None:
        if not 1 <= pick <= len(candidates):
            raise WrongCall(f"--pick {pick}: there are {len(candidates)} candidates")
        return candidates[pick - 1]
    likely = the_film(film, candidates)
    if len(likely) <= 1 and not (candidates and _somebody_there()):
        return likely[0] if likely else None
    numbered = enumerate(candidates, start=1)
    table(
        ("", "film", "year", "people", "where"),
        [(str(n), c.title, str(c.year or ""), ", ".join(c.people[:3]), c.where) for n, c in numbered],
    )
    if not _somebody_there():
        raise WrongCall(f'{len(likely)} films are called "{film.title}"; say which with --pick, or --year')
    first = candidates.index(likely[0]) + 1 if likely else 0
    number = typer.prompt("Which of them is it (0: none)?", default=first, type=int, err=True)
    return candidates[number - 1] if 1 <= number <= len(candidates) else None


def _somebody_there() -> bool:
    return for_eyes() and sys.stdin.isatty()


def _entry(film: Film, candidate: Candidate | None) -> dict[str, Any]:
    """The film's table: its title as the person wrote it, the rest as the databases have it."""
    from tracker.domain.film import fold

    if candidate is None:
        return {"title": film.title, "year": film.year}
    aliases = [t for t in candidate.titles if t != film.title and len(fold(t)) >= SHORTEST_ALIAS]
    return {
        "title": film.title,
        "aliases": aliases[:MOST_ALIASES],
        "year": candidate.year or film.year,
        "people": candidate.people,
        "companies": candidate.companies,
        "wikidata": candidate.wikidata,
        "tmdb": candidate.tmdb,
        "imdb": candidate.imdb,
    }
