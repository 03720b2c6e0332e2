"""The API keeps what its OpenAPI document promises, whatever it is asked."""

from __future__ import annotations

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.conftest import NOW
from tracker.web.app import create_app
from tracker.web.server import Server
from tracker.web.site import Site

PATHS = (
    *("/films", "/films/{slug}", "/films/{slug}/claims", "/alerts", "/openings"),
    *("/documents", "/sources", "/deliveries"),
)


@pytest.fixture(scope="session")
def described(served: Server) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{served.url}/api/v1/openapi.json")


def test_every_path_is_tried(described: BaseSchema) -> None:
    assert tuple(described) == PATHS


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: BaseSchema, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: schemathesis.Case) -> None:
        # A slug or a film's name may be well-formed and still unknown: that is a 404 or 400, and described.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    if mode is GenerationMode.POSITIVE or path not in ("/sources", "/films/{slug}"):  # no parameter there can be wrong
        holds()


def get(board: httpx.Client, path: str, **params: object) -> object:
    answer = board.get(f"/api/v1{path}", params=params)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_films_and_where_they_stand(board: httpx.Client) -> None:
    found = get(board, "/films", stage="dated")
    assert found["total"] == 1  # type: ignore[index]
    (film,) = found["films"]  # type: ignore[index]
    assert (film["slug"], film["stage"], film["next"]["date"]) == ("k-pops", "dated", "2026-02-27")
    assert film["territories"] == ["CA", "US"]
    assert get(board, "/films", limit=1, offset=1)["total"] == 2  # type: ignore[index]


def test_a_film_whole(board: httpx.Client) -> None:
    known = get(board, "/films/k-pops")
    (release,) = [f for f in known["facts"] if f["kind"] == "release" and f["standing"] == "stands"]  # type: ignore[index]
    assert (release["date"], release["was"]) == ("2026-02-27", ["2026-01", "2026-02-20"])
    said = get(board, "/films/k-pops/claims", limit=200)
    assert release["sources"] <= len(said)  # type: ignore[arg-type]
    assert {"id", "quote", "outlet", "url", "said", "fields"} <= set(said[0])  # type: ignore[index]
    assert board.get("/api/v1/films/nobody").json() == {"detail": 'no film of the watch list is called "nobody"'}


def test_alerts_openings_documents_sources_deliveries(board: httpx.Client) -> None:
    news = get(board, "/alerts", kind="release", since=NOW.replace(day=15).isoformat())
    assert [alert["change"] for alert in news] == ["changed", "changed"]  # type: ignore[attr-defined]
    (opening,) = [o for o in get(board, "/openings", film="k-pops") if o["territory"] == "US"]  # type: ignore[attr-defined]
    assert (opening["date"], opening["status"]) == ("2026-02-27", "confirmed")
    assert get(board, "/documents", q="aura theatrical")[0]["films"] == ["K-Pops!"]  # type: ignore[index]
    assert [source["addresses"] for source in get(board, "/sources")] == [1, 1, 2]  # type: ignore[attr-defined]
    assert {d["state"] for d in get(board, "/deliveries")} == {"pending"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "call",
    [
        "/films?stage=lost",
        "/films?limit=0",
        "/films?territory=USA",
        "/alerts?since=yesterday",
        "/alerts?since=2026-01-01T00:00:00",
        "/documents",
    ],
)
def test_a_wrong_parameter_is_refused(board: httpx.Client, call: str) -> None:
    answer = board.get(f"/api/v1{call}")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"][0] == "query"


def test_a_film_that_nobody_knows_is_named(board: httpx.Client) -> None:
    answer = board.get("/api/v1/alerts?film=k-pop")
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith('film: nothing is called "k-pop"; known are k-pops, flow')


def test_the_api_asks_for_the_secret_too(site: Site) -> None:
    from tracker.web.access import access

    doors = access("127.0.0.1", ("a-token-of-some-length",))
    with Server(create_app(doors, site=site), "127.0.0.1", 0) as server:
        assert httpx.get(f"{server.url}/api/v1/films").status_code == 401
        assert httpx.get(f"{server.url}/api/v1/openapi.json").status_code == 401
        bearer = {"Authorization": "Bearer a-token-of-some-length"}
        assert httpx.get(f"{server.url}/api/v1/films", headers=bearer).status_code == 200
