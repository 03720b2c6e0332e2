"""The web application: its routes, behind the doorkeeper and under the headers of safety."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from tracker.web.access import Access, Doorkeeper
from tracker.web.safety import Safety


def create_app(access: Access, *, operations: Sequence[BaseRoute] = ()) -> Starlette:
    """The application that lets in whom `access` lets in.

    `operations` are further routes, such as the daemon's health and metrics; `access.OPEN_PATHS` among them are
    answered without a secret.
    """
    return Starlette(
        routes=[*operations],
        middleware=[Middleware(Safety), Middleware(Doorkeeper, access=access)],
    )
