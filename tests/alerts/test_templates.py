"""A person's own templates go before ours; they see finished lines, and can reach nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alerts.examples import NOW, ZONE, alert, context
from tracker.alerts.compose import compose
from tracker.alerts.message import Context
from tracker.alerts.render import TEMPLATES, built_in
from tracker.alerts.samples import sample_news
from tracker.domain.channel import Channel
from tracker.errors import ConfigError

TOLD = alert("release")


def text(folder: Path, template: str, name: str = "alert.txt") -> str:
    (folder / name).write_text(template, encoding="utf-8")
    return compose(TOLD, context(TOLD, templates=folder)).text


def test_one_of_three_is_replaced(tmp_path: Path) -> None:
    assert (
        text(tmp_path, "{{ film }}: {{ headline }}\n")
        == f"{TOLD.development.film}: {compose(TOLD, context(TOLD)).subject}\n"
    )
    ours = compose(TOLD, context(TOLD))
    assert compose(TOLD, context(TOLD, templates=tmp_path)).html == ours.html


def test_every_built_in_can_be_copied_and_says_the_same(tmp_path: Path) -> None:
    for name in TEMPLATES:
        (tmp_path / name).write_text(built_in(name), encoding="utf-8")
    for news in sample_news(Channel("me", "email", news="all"), NOW):
        assert compose(news, Context(NOW, ZONE, templates=tmp_path)) == compose(news, Context(NOW, ZONE))


def test_a_layout_of_ones_own_is_that_of_all_mails(tmp_path: Path) -> None:
    (tmp_path / "layout.html").write_text("<b>{{ headline }}</b>{% block body %}{% endblock %}", encoding="utf-8")
    html = compose(TOLD, context(TOLD, templates=tmp_path)).html
    assert html.startswith("<b>The Glass Orchard — ")
    assert "Lantern will open" in html


def test_html_is_escaped_in_a_template_of_ones_own_too(tmp_path: Path) -> None:
    (tmp_path / "alert.html").write_text("<p>{{ quote }}</p>", encoding="utf-8")
    told = alert("release", quote="<script>alert(1)</script>")
    assert "<script>" not in compose(told, context(told, templates=tmp_path)).html


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{{ film.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ self.__init__.__globals__ }}",
        "{% for x in range(1000000000) %}{{ x }}{% endfor %}",
        "{{ standing.append('x') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
        "{% if %}",
        "{{ film",
        "{{ 1 / 0 }}",
        "{{ film + 1 }}",
    ],
)
def test_what_does_not_work_or_may_not_be_is_told_in_one_line(tmp_path: Path, template: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"the template .*alert\.txt does not work: ") as told:
        text(tmp_path, template)
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value).replace("secret.txt", "")


def test_one_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "alert.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"alert\.txt does not work"):
        compose(TOLD, context(TOLD, templates=tmp_path))
