"""Deliveries as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from tracker.alerts.words import headline, notice_headline
from tracker.domain.alert import Alert
from tracker.domain.delivery import Delivery, DeliveryState, News
from tracker.domain.digest import Digest
from tracker.domain.notice import Notice
from tracker.web.site import Site

STATES: tuple[DeliveryState, ...] = get_args(DeliveryState)


@dataclass(frozen=True, slots=True)
class Sending:
    """A delivery, its news in one line, and where its film is shown, if it is of a film of the watch list."""

    delivery: Delivery
    words: str
    slug: str | None


def state_of(asked: str) -> DeliveryState | None:
    """The state of that name, null if there is none."""
    return next((state for state in STATES if state == asked), None)


def sending(site: Site, delivery: Delivery) -> Sending:
    """The delivery for the page."""
    news = delivery.news
    film = news.development.film if isinstance(news, Alert) else ""
    return Sending(delivery, news_words(news), site.slug_of.get(film))


def news_words(news: News) -> str:
    """What is told, in one line."""
    match news:
        case Alert():
            return headline(news)
        case Notice():
            return notice_headline(news)
        case Digest():
            return f"{news.reason} digest".capitalize()
