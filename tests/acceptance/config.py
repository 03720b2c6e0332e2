"""Config files for the acceptance tests."""

from __future__ import annotations

from collections.abc import Iterable

HEAD = """
[tracker]
database = "sqlite:///tracker.db"
timezone = "America/Toronto"

[network]
allow_private = ["127.0.0.0/8"]
spacing = "0s"
timeout = "5s"

[[films]]
title = "K-Pops!"
aliases = ["K-Pops", "K-POPS!"]
year = 2024
people = ["Anderson .Paak", "Anderson Paak", "Soul Rasheed"]
companies = ["Stampede Ventures"]
"""


def source(name: str, url: str, kind: str = "feed", **more: str) -> str:
    extra = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    return f'[[sources]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"\n{extra}'


def mail_channel(server: str, **more: str) -> str:
    extra = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[channels]]\nname = "mail"\nkind = "email"\nto = ["me@example.org"]\nserver = "{server}"\n{extra}'


def hook_channel(url: str, secret: str, **more: str) -> str:
    extra = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[channels]]\nname = "hook"\nkind = "webhook"\nurl = "{url}"\nsecret = "{secret}"\n{extra}'


def operator_channel(url: str, secret: str) -> str:
    """A webhook that hears of incidents alone."""
    return f'[[channels]]\nname = "operator"\nkind = "webhook"\nnews = "operator"\nurl = "{url}"\nsecret = "{secret}"\n'


def config(*parts: str | Iterable[str]) -> str:
    return "\n".join([HEAD, *(part if isinstance(part, str) else "\n".join(part) for part in parts)])
