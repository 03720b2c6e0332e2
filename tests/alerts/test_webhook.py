"""Webhooks as a real receiver takes them: signed to the letter, and every answer with its meaning."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import monotonic

import httpx
import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from tests.alerts.examples import alert, context, delivery
from tests.support.certificates import certified
from tests.support.sinks import Answer, HookSink
from tests.support.stalling import StallingServer
from tracker.alerts.compose import compose
from tracker.alerts.payload import alert_data
from tracker.alerts.webhook import send_webhook
from tracker.domain.channel import Channel
from tracker.errors import AddressRefused, ChannelRetired, Deferred
from tracker.fetch import Fetcher, FetchLimits

NOW = datetime(2026, 1, 14, 17, 5, tzinfo=UTC)
SECRET = "whsec_" + b64encode(b"a secret of twenty-four b").decode()
NEXT_SECRET = "whsec_" + b64encode(b"another of twenty-four by").decode()
TOLD = alert("release", "changed")
PATIENCE = 0.4
SLACK = 5.0  # for a busy machine: what hangs here hangs for ever


@pytest.fixture
def transport() -> Iterator[httpx.BaseTransport]:
    with httpx.HTTPTransport() as opened:
        yield opened


def send(url: str, transport: httpx.BaseTransport, *secrets: str, timeout: float = 10, now: datetime = NOW) -> None:
    hook = Channel("hook", "webhook", url=url, secrets=secrets)
    send_webhook(compose(TOLD, context(TOLD)), hook, delivery(TOLD), transport=transport, now=now, timeout=timeout)


def test_the_alert_arrives_as_json(transport: httpx.BaseTransport) -> None:
    with HookSink() as sink:
        send(sink.url, transport)
        (call,) = sink.wait(1)
    assert (call.method, call.path) == ("POST", "/hook")
    assert call.headers["content-type"] == "application/json"
    assert re.fullmatch(r"festival-release-tracker/\S+", call.headers["user-agent"])
    assert call.data == alert_data(TOLD)


def test_the_standard_library_of_receivers_verifies_it(transport: httpx.BaseTransport) -> None:
    """It holds the signed moment against its own clock, so this one is the real one."""
    now = datetime.now(UTC)
    with HookSink() as sink:
        send(sink.url, transport, SECRET, now=now)
        (call,) = sink.wait(1)
    assert Webhook(SECRET).verify(call.body, dict(call.headers)) == alert_data(TOLD)
    assert call.headers["webhook-id"] == "dlv-a-release-changed"
    assert call.headers["webhook-timestamp"] == str(int(now.timestamp()))
    with pytest.raises(WebhookVerificationError):
        Webhook(NEXT_SECRET).verify(call.body, dict(call.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(call.body + b" ", dict(call.headers))


def test_while_a_secret_is_changed_over_both_verify(transport: httpx.BaseTransport) -> None:
    with HookSink() as sink:
        send(sink.url, transport, NEXT_SECRET, SECRET, now=datetime.now(UTC))
        (call,) = sink.wait(1)
    assert re.fullmatch(r"v1,[A-Za-z0-9+/=]+ v1,[A-Za-z0-9+/=]+", call.headers["webhook-signature"])
    for secret in (SECRET, NEXT_SECRET):
        assert Webhook(secret).verify(call.body, dict(call.headers))


def test_without_a_secret_nothing_is_signed(transport: httpx.BaseTransport) -> None:
    with HookSink() as sink:
        send(sink.url, transport)
        (call,) = sink.wait(1)
    assert "webhook-signature" not in call.headers
    assert {"webhook-id", "webhook-timestamp"} <= call.headers.keys()


def test_a_retry_carries_the_same_id_and_body(transport: httpx.BaseTransport) -> None:
    with HookSink(Answer(500), Answer(200)) as sink:
        with pytest.raises(Deferred):
            send(sink.url, transport)
        send(sink.url, transport)
        first, second = sink.wait(2)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


@pytest.mark.parametrize("status", [200, 201, 202, 204, 206, 299])
def test_any_two_hundred_is_success(transport: httpx.BaseTransport, status: int) -> None:
    with HookSink(Answer(status)) as sink:
        send(sink.url, transport)
        assert len(sink.calls) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422, 429, 500, 501, 502, 503, 504, 599])
def test_a_failure_is_tried_again(transport: httpx.BaseTransport, status: int) -> None:
    with HookSink(Answer(status)) as sink, pytest.raises(Deferred) as caught:
        send(sink.url, transport)
    assert str(caught.value) == f"the webhook hook answered {status}"
    assert caught.value.retry_after is None


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_and_never_followed(transport: httpx.BaseTransport, status: int) -> None:
    with (
        HookSink() as elsewhere,
        HookSink(Answer(status, {"location": elsewhere.url})) as sink,
        pytest.raises(Deferred, match=f"answered {status}: put the address it moved to into its url"),
    ):
        send(sink.url, transport)
    assert elsewhere.calls == []


def test_gone_retires_the_channel(transport: httpx.BaseTransport) -> None:
    with HookSink(Answer(410)) as sink, pytest.raises(ChannelRetired, match="the webhook hook answered 410"):
        send(sink.url, transport)


@pytest.mark.parametrize("status", [429, 503, 500])
@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        (format_datetime((NOW + timedelta(hours=1)).astimezone(UTC), usegmt=True), 3600),
        (format_datetime((NOW - timedelta(hours=1)).astimezone(UTC), usegmt=True), 0),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
        ("Fri, 99 Foo 9999 99:99:99 GMT", None),
        ("Wed, 21 Oct 2026 07:28:00 +9999", None),
    ],
)
def test_retry_after_is_handed_on(
    transport: httpx.BaseTransport, status: int, said: str, seconds: float | None
) -> None:
    with HookSink(Answer(status, {"retry-after": said})) as sink, pytest.raises(Deferred) as caught:
        send(sink.url, transport)
    waited = caught.value.retry_after
    assert waited is seconds if seconds is None or waited is None else waited == pytest.approx(seconds, abs=1)


def test_a_receiver_that_never_answers(transport: httpx.BaseTransport) -> None:
    started = monotonic()
    with HookSink(Answer(stall=True)) as sink, pytest.raises(Deferred, match=r"did not answer within 0\.4 s"):
        send(sink.url, transport, timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK


@pytest.mark.parametrize(
    ("begins", "drip"), [(b"", b"H"), (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a")], ids=["status", "header"]
)
def test_a_receiver_that_drips_is_left_in_time(transport: httpx.BaseTransport, begins: bytes, drip: bytes) -> None:
    with StallingServer(begins, drip=drip) as server:
        started = monotonic()
        with pytest.raises(Deferred, match=r"did not answer within 0\.4 s"):
            send(f"http://127.0.0.1:{server.port}/", transport, timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK


def test_once_it_said_yes_its_body_does_not_matter(transport: httpx.BaseTransport) -> None:
    yes = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"
    with StallingServer(yes, drip=b"a") as server:
        started = monotonic()
        send(f"http://127.0.0.1:{server.port}/", transport, timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK


@pytest.mark.parametrize("status", [200, 500])
def test_an_endless_answer_is_not_read(transport: httpx.BaseTransport, status: int) -> None:
    with HookSink(Answer(status, body=b"x" * 65536, times=160)) as sink:
        if status == 200:
            send(sink.url, transport)
        else:
            with pytest.raises(Deferred):
                send(sink.url, transport)


def test_a_packed_answer_is_not_unpacked(transport: httpx.BaseTransport) -> None:
    with HookSink(Answer(200, {"content-encoding": "gzip"}, b"\x00 not gzip")) as sink:
        send(sink.url, transport)
        assert sink.calls[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    "answer", [b"\r\n\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 999999 ?\r\n\r\n", b"\x00" * 200]
)
def test_what_is_no_http_is_a_failure(transport: httpx.BaseTransport, answer: bytes) -> None:
    with StallingServer(answer) as server, pytest.raises(Deferred, match="the webhook hook"):
        send(f"http://127.0.0.1:{server.port}/", transport, timeout=PATIENCE)


def test_nobody_there(transport: httpx.BaseTransport) -> None:
    with HookSink() as sink:
        url = sink.url
    with pytest.raises(Deferred, match=r"the webhook hook cannot be reached: .*refused"):
        send(url, transport)


@pytest.mark.parametrize("trusted", [False, True])
def test_https_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool) -> None:
    server = certified(tmp_path)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    with HookSink(tls=server.context) as sink, httpx.HTTPTransport() as transport:
        if trusted:
            send(sink.url, transport)
            assert sink.calls
        else:
            with pytest.raises(Deferred, match=r"cannot be reached: .*CERTIFICATE_VERIFY_FAILED"):
                send(sink.url, transport)
            assert sink.calls == []


def fetcher(*allowed: str) -> Fetcher:
    return Fetcher(FetchLimits(allow_private=allowed))


def test_the_fetchers_guard_refuses_a_private_receiver() -> None:
    refused = pytest.raises(Deferred, match=r"the webhook hook cannot be reached: .*loopback")
    with HookSink() as sink, fetcher() as guarding, refused:
        send(sink.url, guarding.guarded_transport())
    assert sink.calls == []


def test_through_the_fetchers_guard_an_allowed_receiver_gets_it_and_a_dripping_one_is_left_in_time() -> None:
    with HookSink() as sink, fetcher("127.0.0.1") as guarding:
        send(sink.url, guarding.guarded_transport(), SECRET, now=datetime.now(UTC))
        assert Webhook(SECRET).verify(sink.calls[0].body, dict(sink.calls[0].headers))
    with StallingServer(b"HTTP/1.1 200 OK\r\nX-Long: ", drip=b"a") as server, fetcher("127.0.0.1") as guarding:
        started = monotonic()
        with pytest.raises(Deferred, match=r"did not answer within 0\.4 s"):
            send(f"http://127.0.0.1:{server.port}/", guarding.guarded_transport(), timeout=PATIENCE)
    assert monotonic() - started < PATIENCE + SLACK


class Guarded(httpx.BaseTransport):
    """As the guarded transport does where an address is not to be opened."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise AddressRefused(str(request.url), f"{request.url} is a private address")


def test_the_guard_has_the_last_word_and_the_path_stays_secret() -> None:
    with pytest.raises(Deferred, match="the webhook hook cannot be reached: its url is a private address") as caught:
        send("HTTP://127.0.0.1:80/services/T0KEN", Guarded())
    assert "T0KEN" not in str(caught.value)


def test_no_proxy_or_password_of_the_machine_is_used(
    transport: httpx.BaseTransport, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with HookSink() as sink:
        send(sink.url, transport)
        assert "authorization" not in sink.wait(1)[0].headers


@pytest.mark.parametrize(
    "url", ["", "example.org/hook", "ftp://example.org/", "http://", "http://[::1", "http://a\x00b/", "http://a..b/"]
)
def test_an_address_that_is_none(transport: httpx.BaseTransport, url: str) -> None:
    with pytest.raises(Deferred, match=r"^the webhook hook cannot be reached: [A-Za-z]") as caught:
        send(url, transport)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_é"])
def test_a_secret_that_is_none_is_not_told(transport: httpx.BaseTransport, secret: str) -> None:
    with HookSink() as sink, pytest.raises(Deferred, match="the channel hook has a secret that is not"):
        send(sink.url, transport, secret)
    assert sink.calls == []


def test_the_body_is_what_json_readers_expect(transport: httpx.BaseTransport) -> None:
    with HookSink() as sink:
        send(sink.url, transport)
        (call,) = sink.wait(1)
    assert json.loads(call.body.decode("utf-8"))["version"] == 1
    assert "—".encode() in call.body
    assert len(call.body) < 20_000
