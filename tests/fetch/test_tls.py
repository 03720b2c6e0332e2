"""TLS is always verified: a certificate that is not in order is no page, whatever the reason."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.faulty_server import FaultyServer, Line, replying
from tracker.domain.page import Page, Validators
from tracker.errors import TimedOut, Unreachable
from tracker.fetch import Fetcher, FetchLimits

LIMITS = FetchLimits(
    connect_timeout=0.5, read_timeout=0.5, total_timeout=1.0, min_spacing=0, allow_private=("127.0.0.0/8",)
)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the test's own."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    folder: Path

    @classmethod
    def new(cls, folder: Path) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An authority")])
        certificate = (
            _draft(name, name, key, -DAY, DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        return cls(key, certificate, folder)

    def client(self) -> ssl.SSLContext:
        """A client's context that trusts this authority alone."""
        pem = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def server(
        self, name: str = "127.0.0.1", begins: timedelta = -DAY, ends: timedelta = DAY, self_signed: bool = False
    ) -> ssl.SSLContext:
        """A server's context with a certificate for `name`."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A host")])
        alternative = _general_name(name)
        draft = _draft(subject, subject if self_signed else self.certificate.subject, key, begins, ends)
        certificate = draft.add_extension(x509.SubjectAlternativeName([alternative]), critical=False).sign(
            key if self_signed else self.key, hashes.SHA256()
        )
        path = self.folder / f"{certificate.serial_number}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _draft(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, begins: timedelta, ends: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
    )


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.new(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def fetcher(authority: Authority) -> Iterator[Fetcher]:
    with Fetcher(LIMITS, tls=authority.client(), resolve=lambda host, port: ["127.0.0.1"]) as ready:
        yield ready


PAGE = {"page": replying("200 OK", "a page")}


def test_a_certificate_in_order_is_a_page(authority: Authority, fetcher: Fetcher) -> None:
    with FaultyServer(PAGE, tls=authority.server()) as server:
        found = fetcher.get(server.url("page"), robots=False)
    assert isinstance(found, Page)
    assert found.body == b"a page"


def test_the_certificate_is_for_the_name_and_not_for_the_address(authority: Authority, fetcher: Fetcher) -> None:
    with FaultyServer(PAGE, tls=authority.server("press.example")) as server:
        found = fetcher.get(f"https://press.example:{server.port}/page", robots=False)
        assert isinstance(found, Page)
        with pytest.raises(Unreachable, match=r"other\.example: its certificate cannot be trusted: Hostname mismatch"):
            fetcher.get(f"https://other.example:{server.port}/page", robots=False)


@pytest.mark.parametrize(
    ("serving", "why"),
    [
        (lambda authority: authority.server(self_signed=True), "self-signed certificate"),
        (lambda authority: authority.server(begins=-2 * DAY, ends=-DAY), "certificate has expired"),
        (lambda authority: authority.server(begins=DAY, ends=2 * DAY), "certificate is not yet valid"),
        (lambda authority: authority.server("127.0.0.9"), "IP address mismatch"),
        (lambda authority: Authority.new(authority.folder).server(), "unable to get local issuer|signature failure"),
    ],
    ids=["self-signed", "expired", "from tomorrow", "another host's", "an unknown authority's"],
)  # fmt: skip
def test_a_certificate_out_of_order_is_named(
    authority: Authority, fetcher: Fetcher, serving: Callable[[Authority], ssl.SSLContext], why: str
) -> None:
    with (
        FaultyServer(PAGE, tls=serving(authority)) as server,
        pytest.raises(Unreachable, match=rf"^127\.0\.0\.1: its certificate cannot be trusted: .*({why})"),
    ):
        fetcher.get(server.url("page"), robots=False)
    assert server.requests == []


def test_the_webs_own_authorities_are_the_default(authority: Authority) -> None:
    with (
        FaultyServer(PAGE, tls=authority.server()) as server,
        Fetcher(LIMITS) as fetcher,
        pytest.raises(Unreachable, match="certificate cannot be trusted"),
    ):
        fetcher.get(server.url("page"), robots=False)


def test_a_server_of_old_tls_only_is_not_spoken_to(authority: Authority, fetcher: Fetcher) -> None:
    old = authority.server()
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with (
        FaultyServer(PAGE, tls=old) as server,
        pytest.raises(Unreachable, match="no secure connection comes about"),
    ):
        fetcher.get(server.url("page"), robots=False)


def test_plain_http_behind_https_is_named(fetcher: Fetcher) -> None:
    with (
        FaultyServer(PAGE) as server,
        pytest.raises(Unreachable),
    ):
        fetcher.get(server.url("page", scheme="https"), robots=False)


def test_a_handshake_that_is_never_answered_ends_in_time(fetcher: Fetcher) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(TimedOut, match="no connection within"),
    ):
        fetcher.get(f"https://127.0.0.1:{silent.getsockname()[1]}/", robots=False)


def test_a_step_down_to_http_is_taken_and_carries_nothing(authority: Authority, fetcher: Fetcher) -> None:
    with FaultyServer(PAGE) as plain:
        down = {"down": replying("301 Moved", b"", f"Location: {plain.url('page')}")}
        with FaultyServer(down, tls=authority.server()) as secure:
            found = fetcher.get(secure.url("down"), Validators('"one"'), robots=False)
    assert isinstance(found, Page)
    assert found.moved_to is None, "and is not remembered, though it was said to be for good"
    assert 'If-None-Match: "one"' in secure.requests[0]
    assert "If-None-Match" not in plain.requests[0]


def test_a_hang_up_over_tls_is_unreachable(authority: Authority, fetcher: Fetcher) -> None:
    faults = {"resets": Line.reset, "hangs_up": lambda line: None}
    with FaultyServer(faults, tls=authority.server()) as server:
        for name in faults:
            with pytest.raises(Unreachable):
                fetcher.get(server.url(name), robots=False)
