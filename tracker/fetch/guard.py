"""The guard against being turned on one's own network (SSRF): which addresses are never opened.

The rule is the inverse of a list of bad addresses: only what the IANA registries give to the public internet is
opened (https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry, read 2025). It is kept
here and not left to `ipaddress.is_global`, whose answers changed between Python's patch releases (3.11.9, 3.12.4).
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from tracker.errors import AddressRefused, ConfigError, TimedOut, Unreachable

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host name, as text. Raises OSError where the name is not known."""

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NEVER_V4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", 'an address of "this" network'),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address behind a carrier's NAT"),
        ("127.0.0.0/8", "a loopback address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "an address kept for protocols"),
        ("192.0.2.0/24", "an address kept for examples"),
        ("192.88.99.0/24", "a retired relay address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address kept for benchmarks"),
        ("198.51.100.0/24", "an address kept for examples"),
        ("203.0.113.0/24", "an address kept for examples"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        # Public by number, yet each virtual machine of one large cloud reaches its own host's agent there.
        ("168.63.129.16/32", "a cloud's metadata address"),
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
_NEVER_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "the unspecified address"),
        ("::1/128", "a loopback address"),
        ("::/96", "an IPv4-compatible address"),
        ("64:ff9b:1::/48", "an address of a local translator"),
        ("100::/64", "an address that discards"),
        ("2001::/23", "an address kept for protocols"),
        ("2001:db8::/32", "an address kept for examples"),
        ("2002::/16", "an address of the retired 6to4"),
        ("3fff::/20", "an address kept for examples"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)
CURE = "; if it is meant, put it in allow_private under [network]"
"""Ends the line of a refusal: for an address of the person's own choice, never for one that a host leads to."""

_OWN_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".localdomain", ".lan", ".home", ".corp", ".intranet")
"""Ends of names that the public internet does not have (RFC 6761, 6762, 8375; ICANN's resolution of 2024 on .internal),
and the usual ones of private networks; nor does it have a name of one word."""

_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def networks(entries: Iterable[str]) -> tuple[Network, ...]:
    """`entries` of allow_private as networks. Raises ConfigError, naming the first that is none."""
    found = []
    for entry in entries:
        try:
            found.append(ip_network(entry.strip(), strict=False))
        except ValueError:
            raise ConfigError(
                f'allow_private: "{entry}" is no address or network, such as 127.0.0.1 or 10.0.0.0/8'
            ) from None
    return tuple(found)


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the operating system knows for `host`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def embedded(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for (mapped, NAT64 or ISATAP), else `address` itself.

    A host on an IPv6-only network meets the whole internet as NAT64 (RFC 6052): the form alone is no offence.
    """
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    low = int(address) & 0xFFFFFFFF
    if address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(low)
    return address


@dataclass(frozen=True, slots=True)
class Guard:
    """Says which addresses a name may be opened at. `allowed` are let through whatever they are."""

    allowed: tuple[Network, ...] = ()
    resolve: Resolver = system_resolver

    def refusal(self, address: Address) -> str | None:
        """Why `address` is never opened, in words; null where it may be."""
        real = embedded(address)
        if any(real in network for network in self.allowed):
            return None
        if isinstance(real, IPv4Address):
            return next((what for network, what in _NEVER_V4 if real in network), None)
        for network, what in _NEVER_V6:
            if real in network:
                return what
        return None if real in _GLOBAL_V6 else "an address outside the public internet"

    def addresses(self, url: str, host: str, port: int, timeout: float) -> list[Address]:
        """The addresses of `host`, every one of them fit to be opened.

        One unfit address condemns the name: an honest host has no reason to mix them. Raises AddressRefused,
        Unreachable where the name is not known, TimedOut where the resolver takes longer than `timeout` seconds.
        """
        found = [_parsed(url, host, text) for text in self._looked_up(url, host, port, timeout)]
        for address in found:
            self._check(url, host, address)
        return found

    def by_name(self, url: str, host: str, port: int, timeout: float) -> None:
        """Checks as much as `host` itself tells, where a proxy will look it up: a number in any of the C library's
        spellings, and what a name that means one's own network leads to. Raises as `addresses` does.
        """
        bare = host.rstrip(".").lower()
        number = _numbered(bare)
        if number is not None:
            self._check(url, host, number)
        elif "." not in bare or bare.endswith(_OWN_NAMES):
            self.addresses(url, host, port, timeout)

    def _check(self, url: str, host: str, address: Address) -> None:
        why = self.refusal(address)
        if why:
            named = host if ":" in host or host == str(address) else f"{host} ({address})"
            raise AddressRefused(url, f"{named} is {why}, which is never opened{CURE}")

    def _looked_up(self, url: str, host: str, port: int, timeout: float) -> Sequence[str]:
        try:
            return [str(ip_address(host))]
        except ValueError:
            pass
        outcome: list[Sequence[str] | OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                outcome.append(self.resolve(host, port))
            except (OSError, UnicodeError) as error:
                outcome.append(error)

        # The system's resolver knows no time-out and may keep its caller for half a minute: a thread of its own waits.
        thread = threading.Thread(target=look_up, name=f"resolve {host}", daemon=True)
        thread.start()
        thread.join(timeout)
        if not outcome:
            raise TimedOut(url, f"{host}: its name was not resolved within {timeout:.3g} s")
        found = outcome[0]
        if isinstance(found, (OSError, UnicodeError)) or not found:
            raise Unreachable(url, f"{host}: no address is known for this name; is it spelt right, is the network up?")
        return found


def _numbered(host: str) -> Address | None:
    """The address that `host` spells, as `2130706433`, `0x7f.1` and `127.1` do (inet_aton(3)); null for a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _parsed(url: str, host: str, text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError:
        raise AddressRefused(url, f"{host}: its name leads to something that is no address") from None
