"""`[[channels]]`: how a person hears, of what, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator

from tracker.settings.values import (
    Hours,
    MailAddress,
    MailServer,
    NonEmpty,
    SigningSecret,
    Table,
    Territory,
    Timing,
    web_address,
)

LIMIT = 20
"""Messages an hour to a person: a day on which more happens is read in one piece, or not at all."""
_NEEDED = {
    "email": ("to", "server"),
    "webhook": ("url", "secret"),
    "apprise": ("url",),
    "jsonl": ("path",),
    "stdout": (),
}
_OWN = _NEEDED | {"email": ("to", "server", "sender"), "webhook": ("url", "secret", "old_secret")}
"""The keys that only some kinds of channel take."""


class ChannelEntry(Table):
    """`[[channels]]`: how a person hears, and of what."""

    name: NonEmpty
    kind: Literal["email", "webhook", "apprise", "jsonl", "stdout"]
    news: Literal["readers", "operator", "all"] = Field(
        "readers", description="News of films, of the installation itself (a source that broke), or both."
    )
    to: tuple[MailAddress, ...] = Field((), description="The addresses of an e-mail channel.")
    sender: NonEmpty | None = Field(None, description="The From address of an e-mail channel.")
    server: MailServer | None = None
    url: SecretStr | None = Field(
        None,
        description="The address of a webhook, or an Apprise URL (slack://, ntfy://, tgram:// …); hidden when settings "
        "are shown, since it may hold a token.",
    )
    secret: SigningSecret | None = Field(None, description="What signs a webhook (Standard Webhooks).")
    old_secret: SigningSecret | None = Field(None, description="The secret that is being rotated out.")
    path: Path | None = Field(None, description="The file that a jsonl channel adds lines to; beside the config file.")
    films: tuple[NonEmpty, ...] = ()
    kinds: tuple[
        Literal["festival", "award", "sales", "acquisition", "release", "seeking", "production", "trailer"], ...
    ] = ()
    territories: tuple[Territory, ...] = ()
    outlets: tuple[NonEmpty, ...] = Field((), description="Whose reports are told; all without it.")
    certainty: Literal["confirmed", "expected", "speculative"] = Field(
        "expected", description="The least sure word that is told."
    )

    when: Timing = Field("now", description='"now", or a digest: "daily 08:00", "weekly mon 08:00".')
    quiet: Hours | None = Field(None, description='Hours at which nothing is sent, such as "22:00-07:00".')
    hourly_limit: int | None = Field(
        None,
        ge=0,
        description=f"Messages an hour; what is more becomes one digest; 0: no limit. {LIMIT} for e-mail and Apprise.",
    )
    empty: bool = Field(False, description="Whether a digest is sent also when there is nothing to tell.")

    @field_validator("url")
    @classmethod
    def _url(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value and info.data.get("kind") == "webhook":
            web_address(value.get_secret_value())
        return value

    @model_validator(mode="after")
    def _whole(self) -> ChannelEntry:
        own = {key for keys in _OWN.values() for key in keys}
        missing = [key for key in _NEEDED[self.kind] if not getattr(self, key)]
        if missing:
            raise ValueError(f'a channel of kind "{self.kind}" needs {" and ".join(missing)}')
        stray = sorted(key for key in own - {*_OWN[self.kind]} if getattr(self, key))
        if stray:
            raise ValueError(f'a channel of kind "{self.kind}" takes no {" and no ".join(stray)}')
        if self.empty and self.when == "now":
            raise ValueError('empty: only a digest can be empty; say when = "daily 08:00", or leave it out')
        return self

    @property
    def limit(self) -> int:
        """Messages an hour that are too many; 0 for none."""
        usual = LIMIT if self.kind in ("email", "apprise") else 0
        return usual if self.hourly_limit is None else self.hourly_limit
