"""The server begins, answers, and ends when it is told to."""

from __future__ import annotations

import socket
import threading

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tracker.errors import ConfigError
from tracker.web.access import access
from tracker.web.app import create_app
from tracker.web.server import Server


def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


APP = create_app(access("127.0.0.1", ()), operations=[Route("/", hello)])


def test_it_answers_from_its_first_moment_to_its_last() -> None:
    before = set(threading.enumerate())
    with Server(APP, "127.0.0.1", 0) as server:
        url = server.url
        assert httpx.get(url).text == "hello"
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    assert set(threading.enumerate()) <= before


def test_the_port_is_free_again_afterwards() -> None:
    with Server(APP, "127.0.0.1", 0) as first:
        port = int(first.url.rpartition(":")[2])
        httpx.get(first.url)
    with Server(APP, "127.0.0.1", port) as second:
        assert httpx.get(second.url).text == "hello"


def test_a_port_that_is_taken_is_named_with_the_cure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"cannot listen on 127\.0\.0\.1 port {port} .*--port"):
            Server(APP, "127.0.0.1", port)


def test_a_name_that_nobody_has_is_no_address() -> None:
    with pytest.raises(ConfigError, match=r"cannot listen on no\.such\.host\.invalid"):
        Server(APP, "no.such.host.invalid", 0)


def test_a_request_under_way_is_answered_before_the_end() -> None:
    begun, let_go = threading.Event(), threading.Event()

    def slow(request: Request) -> PlainTextResponse:
        begun.set()
        let_go.wait(5)
        return PlainTextResponse("done")

    app = create_app(access("127.0.0.1", ()), operations=[Route("/", slow)])
    answers: list[str] = []
    with Server(app, "127.0.0.1", 0) as server:
        asking = threading.Thread(target=lambda: answers.append(httpx.get(server.url).text))
        asking.start()
        assert begun.wait(5)
        threading.Timer(0.1, let_go.set).start()
    asking.join()
    assert answers == ["done"]
