"""One address for one article, however it was come by."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    # campaign and click ids that the networks' own help pages name, and what outlets' share buttons add
    r"(?:utm_\w+|hsa_\w+|pk_\w+|mtm_\w+|piwik_\w+|matomo_\w+|stm_\w+|at_\w+|ns_\w+|_hs\w+|vero_\w+|oly_\w+|"
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|"
    r"wickedid|_ga|_gl|s_cid|cmpid|cmp|icid|ocid|ito|ncid|cvid|ref_?src|ref_?url|referrer|__twitter_impression|"
    r"share|sharetype|smid|smtyp|sr_share|guccounter|guce_\w+|spm|scid|sref|xtor|wt_mc|ftag|taid|trk|trkcampaign|"
    r"amp|outputtype|usqp|amp_js_v|amp_gsa|amp_latest_update_time|__s|ss_\w+|rss|cx_\w+|tmpl|src_share)",
    re.IGNORECASE,
)
_TRACKING_REF = re.compile(
    r"(?:rss|feed|twitter|tw|fb|facebook|share|email|newsletter|home|hp|nl|push|app)\b", re.IGNORECASE
)
_MOBILE = re.compile(r"^(?:m|mobile|amp|touch)\.(?=[^.]+\.[^.])")
_HOST = re.compile(r"[a-z0-9._-]+")
_AMP_END = re.compile(r"(?:/amp(?:html)?/?|\.amp(?:\.html)?|/amp\.html)$", re.IGNORECASE)
_AMP_CACHE = re.compile(r"^/(?:[cvi]/)?(?:s/)?(?=[^/]+\.[^/]+)")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "!$&'()*+,;=:@/[]|"
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_LONGEST = 8000
"""Characters: RFC 9110, 4.1 asks for as many; what is longer leads to no article."""


def canonical(url: str) -> str:
    """The one address of what `url` leads to, for telling whether two addresses are one article.

    Lower-case scheme and host, no user, default port, fragment, tracking parameters, AMP or mobile spelling, trailing
    dot or doubled slash; percent-encoding as RFC 3986, 6.2.2 normalises it; other parameters keep their order. The
    scheme is kept, since only a fetch could say that the other works. What is no web address comes back stripped of
    its spaces. Idempotent; never raises.
    """
    text, before = "".join(url.split()), None
    while text != before and len(text) <= _LONGEST:
        # one rule feeds another, as an AMP cache's address holds another; each only takes away or settles a spelling
        text, before = _once(text), text
    return text


def absolute(base: str, link: str) -> str | None:
    """`link` resolved against `base` (RFC 3986, 5), where that gives a web address; else None. Never raises."""
    try:
        joined = urljoin(base, "".join(link.split()))
        return joined if urlsplit(joined).scheme.lower() in _DEFAULT_PORTS and urlsplit(joined).hostname else None
    except ValueError:
        return None


def host(url: str) -> str:
    """The host of `url` in lower case without "www."; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""


def _once(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    scheme, name = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in _DEFAULT_PORTS or not name:
        return text
    if cached := _from_amp_cache(name, parts):
        return cached
    name = _MOBILE.sub("", _plain_host(name))
    netloc = name if port in (None, _DEFAULT_PORTS[scheme]) else f"{name}:{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _plain_host(name: str) -> str:
    """`name` as it is asked for: in Punycode, an IPv6 address in brackets; as it stands if it is neither."""
    if ":" in name:
        return f"[{name}]"
    try:
        plain = name.encode("idna").decode("ascii")
    except UnicodeError:
        return name
    return plain if _HOST.fullmatch(plain) else name


def _from_amp_cache(name: str, parts: SplitResult) -> str | None:
    """The article's own address inside google.com/amp/s/… and *.cdn.ampproject.org/c/s/…"""
    path = parts.path
    if re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", name) and path.startswith("/amp/"):
        path = path[4:]
    elif not name.endswith(".cdn.ampproject.org"):
        return None
    match = _AMP_CACHE.match(path)
    if not match:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return ("https://" if "/s/" in match[0] else "http://") + path[match.end() :] + query


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", _encoded(path)) or "/"
    shorter = _AMP_END.sub("", path)
    if shorter and shorter != path:
        path = shorter + ("/" if path.endswith("/") else "")
    return path


def _query(query: str) -> str:
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        tracking = _TRACKING.fullmatch(name) or (
            name.lower() in ("ref", "source", "from") and _TRACKING_REF.match(value)
        )
        if pair and not tracking:
            kept.append(_encoded(pair, extra="?"))
    return "&".join(kept)


def _tracks(name: str, value: str) -> bool:
    from_where = name.lower() in ("ref", "source", "from")
    return bool(_TRACKING.fullmatch(name) or (from_where and _TRACKING_REF.match(value)))


def _encoded(text: str, extra: str = "") -> str:
    """`text` with escapes in upper case, none for unreserved characters, and one for all that may not stand bare."""
    out = []
    place = 0
    for match in _ESCAPE.finditer(text):
        out.append(quote(text[place : match.start()], safe=_KEPT + extra, errors="replace"))
        byte = unquote_to_bytes(match[0])[0]
        out.append(chr(byte) if byte in _UNRESERVED else match[0].upper())
        place = match.end()
    out.append(quote(text[place:], safe=_KEPT + extra, errors="replace"))
    return "".join(out)
