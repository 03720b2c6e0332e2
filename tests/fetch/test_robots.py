"""robots.txt as RFC 9309 has it: its own examples, the corners of its grammar, and hosts that do not answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tracker.domain.host import RobotsText
from tracker.errors import BadAnswer, RateLimited, RobotsRefused, TimedOut, TooManyRedirects, Unreachable
from tracker.fetch.limits import PRODUCT
from tracker.fetch.redirects import Arrival
from tracker.fetch.robots import FRESH, MAX_BYTES, Memory, Robots, rules
from tracker.fetch.wire import Reply

HOST = "https://press.example"
US = f"User-agent: {PRODUCT}\n"
ALL = "User-agent: *\n"

# RFC 9309, 5.1, with our token where the example's stands.
SIMPLE = f"""\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: {PRODUCT}
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot

EOF
"""
SIMPLE_ALL = SIMPLE.replace(PRODUCT, "foobot")
SIMPLE_GROUP = SIMPLE.replace(PRODUCT, "foobot").replace("bazbot", PRODUCT)
SIMPLE_EMPTY = SIMPLE.replace(PRODUCT, "foobot").replace("quxbot", PRODUCT)
# RFC 9309, 5.2.
LONGEST = US + "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n"

CASES = [
    # RFC 9309, 5.1 and 5.2
    (SIMPLE, "/example/page.html", True),
    (SIMPLE, "/example/allowed.gif", True),
    (SIMPLE, "/publications/", False),
    (SIMPLE, "/", False),
    (SIMPLE_ALL, "/x.gif", False),
    (SIMPLE_ALL, "/x.gif?y", True),
    (SIMPLE_ALL, "/example/", False),
    (SIMPLE_ALL, "/publications/x", True),
    (SIMPLE_ALL, "/elsewhere", True),
    (SIMPLE_GROUP, "/example/page.html", False),
    (SIMPLE_GROUP, "/example/", True),
    (SIMPLE_GROUP, "/x.gif", True),
    (SIMPLE_EMPTY, "/example/page.html", True),
    (SIMPLE_EMPTY, "/x.gif", True),
    (LONGEST, "/example/page/", True),
    (LONGEST, "/example/page/disallowed.gif", False),
    # 2.2.1, the token: letters, _ and -, without regard to case, whole
    (US.upper() + "Disallow: /\n", "/", False),
    (US.lower() + "Disallow: /\n", "/", False),
    (f"User-agent: {PRODUCT}/1.0\nDisallow: /\n", "/", False),
    (f"User-agent: {PRODUCT} (all of it)\nDisallow: /\n", "/", False),
    (f"User-agent:{PRODUCT}\nDisallow:/\n", "/", False),
    (f"  User-agent  :  {PRODUCT}  \n  Disallow  :  /  \n", "/", False),
    (f"User-agent: {PRODUCT}-pro\nDisallow: /\n", "/", True),
    (f"User-agent: a-{PRODUCT}\nDisallow: /\n", "/", True),
    ("User-agent: festival\nDisallow: /\n", "/", True),
    ("User-agent: tracker\nDisallow: /\n", "/", True),
    ("User-agent: release\nDisallow: /\n", "/", True),
    ("User-agent: Mozilla\nDisallow: /\n", "/", True),
    ("User-agent:\nDisallow: /\n", "/", True),
    # 2.2.1, groups: the one that names us, else *, else none; of one name all together
    (ALL + "Disallow: /\n", "/", False),
    (ALL + "Disallow: /\n\n" + US + "Disallow: /private\n", "/", True),
    (US + "Disallow: /private\n\n" + ALL + "Disallow: /\n", "/", True),
    (US + "Disallow: /a\n\n" + ALL + "Disallow: /\n\n" + US + "Disallow: /b\n", "/b", False),
    (US + "Disallow: /a\n\n" + ALL + "Disallow: /\n\n" + US + "Disallow: /b\n", "/a", False),
    (US + "Disallow: /a\n\n" + ALL + "Disallow: /\n\n" + US + "Disallow: /b\n", "/c", True),
    (ALL + "Disallow: /a\n\n" + ALL + "Disallow: /b\n", "/a", False),
    (ALL + "Disallow: /a\n\n" + ALL + "Disallow: /b\n", "/b", False),
    (US + "User-agent: otherbot\nDisallow: /\n", "/", False),
    ("User-agent: otherbot\n" + US + "Disallow: /\n", "/", False),
    ("User-agent: otherbot\n\n" + US + "Disallow: /\n", "/", False),
    ("User-agent: otherbot\nDisallow: /\n", "/", True),
    (US + "\n" + ALL + "Disallow: /\n", "/", False),
    ("Disallow: /\n", "/", True),
    ("Disallow: /\n" + US + "Allow: /\n", "/", True),
    (US + "Sitemap: https://press.example/s.xml\nDisallow: /\n", "/", False),
    (US + "Crawl-delay: 5\nDisallow: /\n", "/", False),
    (US + "Unknown: thing\nDisallow: /\n", "/", False),
    # 2.2.2, the longest match; equal ones: allow
    (US + "Disallow: /\nAllow: /feed\n", "/feed", True),
    (US + "Allow: /feed\nDisallow: /\n", "/feed/", True),
    (US + "Disallow: /\nAllow: /feed\n", "/fee", False),
    (US + "Allow: /page\nDisallow: /page\n", "/page", True),
    (US + "Disallow: /page\nAllow: /page\n", "/page", True),
    (US + "Allow: /p\nDisallow: /\n", "/page", True),
    (US + "Allow: /folder\nDisallow: /folder/x\n", "/folder/x", False),
    (US + "Disallow:\n", "/", True),
    (US + "Allow:\n", "/", True),
    (US + "Disallow: /fish\n", "/fish.html", False),
    (US + "Disallow: /fish\n", "/fishheads/yummy.html", False),
    (US + "Disallow: /fish\n", "/Fish.asp", True),
    (US + "Disallow: /fish\n", "/catfish", True),
    (US + "Disallow: /fish\n", "/?id=fish", True),
    (US + "Disallow: /fish/\n", "/fish", True),
    (US + "Disallow: /fish/\n", "/fish/?id=anything", False),
    (US + "disallow: /a\n", "/a", False),
    (US + "DISALLOW: /a\n", "/a", False),
    # 2.2.2, octets: compared after percent-encoding, and reserved ones as they stand
    (US + "Disallow: /foo/bar?baz=quz\n", "/foo/bar?baz=quz", False),
    (US + "Disallow: /foo/bar?baz=http://foo.bar\n", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", False),
    (US + "Disallow: /foo/bar?baz=http%3A%2F%2Ffoo.bar\n", "/foo/bar?baz=http://foo.bar", False),
    (US + "Disallow: /foo/bar/ツ\n", "/foo/bar/%E3%83%84", False),
    (US + "Disallow: /foo/bar/%E3%83%84\n", "/foo/bar/%E3%83%84", False),
    (US + "Disallow: /foo/bar/%e3%83%84\n", "/foo/bar/%E3%83%84", False),
    (US + "Disallow: /foo/bar/%62%61%7A\n", "/foo/bar/baz", False),
    (US + "Disallow: /a%2Fb\n", "/a/b", True),
    # 2.2.3, special characters
    (US + "Disallow: /a # all of it\n", "/a", False),
    (US + "# Disallow: /a\n", "/a", True),
    (US + "Disallow: /*.php$\n", "/x.php", False),
    (US + "Disallow: /*.php$\n", "/x.php?y", True),
    (US + "Disallow: /*.php$\n", "/x.php5", True),
    (US + "Disallow: /*.php\n", "/x.php?y", False),
    (US + "Disallow: /a*b*c\n", "/a-b-c-d", False),
    (US + "Disallow: /a*b*c\n", "/a-c-b", True),
    (US + "Disallow: *\n", "/anything", False),
    (US + "Disallow: /$\n", "/", False),
    (US + "Disallow: /$\n", "/a", True),
    (US + "Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-*.html", False),
    (US + "Disallow: /path/foo-%24\n", "/path/foo-$", False),
    (US + "Disallow: /" + "*a" * 30 + "$\n", "/" + "a" * 200 + "b", True),
    # 2.2, line ends, blanks, odd bytes; 2.2.4, what is not a rule
    ((US + "Disallow: /\n").replace("\n", "\r\n"), "/", False),
    ((US + "Disallow: /\n").replace("\n", "\r"), "/", False),
    ("\ufeff" + US + "Disallow: /\n", "/", False),
    (US + "\n\n\nDisallow: /\n", "/", False),
    (US + "Disallow: /", "/", False),
    (US + "\tDisallow:\t/\t\n", "/", False),
    ("", "/", True),
    ("<html><body>Not found</body></html>", "/", True),
    ("\x00\x01\x02", "/", True),
    (US + "Disallow: /a\x00b\nDisallow: /c\n", "/c", False),
    # 2.2.2: robots.txt itself may always be had
    (US + "Disallow: /\n", "/robots.txt", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_a_group_is_obeyed(text: str, path: str, allowed: bool) -> None:
    assert rules(text.encode()).allow(str(httpx.URL(HOST + path))) is allowed


def test_there_are_enough_of_them() -> None:
    assert len({text for text, _, _ in CASES}) >= 66


def test_bytes_that_are_no_text_spoil_one_line_only() -> None:
    assert not rules(US.encode() + b"Disallow: /\xff\xfe\nDisallow: /b\n").allow(HOST + "/b")


def test_what_lies_beyond_the_cap_is_passed_over() -> None:
    padding = "#" * (MAX_BYTES - len(US)) + "\n"
    assert rules((US + padding + "Disallow: /\n").encode()).allow(HOST + "/")
    assert not rules((US + "Disallow: /\n" + padding).encode()).allow(HOST + "/")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        (US + "Crawl-delay: 10\n", 10.0),
        (US + "Crawl-delay: 0.5\n", 0.5),
        (US + "Crawl-delay: soon\n", None),
        (US + "Crawl-delay: -1\n", None),
        (US + "Crawl-delay: inf\n", None),
        (ALL + "Crawl-delay: 7\n", 7.0),
        ("User-agent: otherbot\nCrawl-delay: 7\n", None),
        ("", None),
    ],
)
def test_a_crawl_delay_is_offered(text: str, delay: float | None) -> None:
    assert rules(text.encode()).crawl_delay == delay


@dataclass
class Press:
    """A host whose robots.txt is answered from `answers`, one after another, the last for ever."""

    answers: list[int | str | Exception]
    memory: Memory | None = None
    now: datetime = datetime(2026, 5, 1, tzinfo=UTC)
    asked: list[str] = field(default_factory=list)

    def ask(self, url: httpx.URL) -> Arrival:
        self.asked.append(str(url))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        reply = Reply(200, {}, answer.encode()) if isinstance(answer, str) else Reply(answer, {}, b"")
        return Arrival(url, reply, moved=False, conditions=())

    def robots(self) -> Robots:
        return Robots(self.ask, lambda: self.now, self.memory)


def permitted(robots: Robots, url: str = f"{HOST}/page") -> bool:
    try:
        robots.permit(httpx.URL(url))
    except RobotsRefused:
        return False
    return True


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 499])
def test_a_host_without_rules_allows_all(status: int) -> None:
    assert permitted(Press([status]).robots())


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, 204, 304, 999])
def test_a_host_in_trouble_allows_nothing_for_now(status: int) -> None:
    with pytest.raises(
        RobotsRefused, match=rf"press\.example: its robots\.txt could not be had \(it answered {status}\)"
    ):
        Press([status]).robots().permit(httpx.URL(f"{HOST}/page"))


def test_too_many_redirects_are_as_no_rules() -> None:
    assert permitted(Press([TooManyRedirects(HOST, "round and round")]).robots())


@pytest.mark.parametrize("error", [Unreachable(HOST, "no"), TimedOut(HOST, "no"), RateLimited(HOST, "no", 429, 60)])
def test_a_host_that_cannot_be_asked_is_left_alone(error: Unreachable | BadAnswer) -> None:
    with pytest.raises(type(error)):
        Press([error]).robots().permit(httpx.URL(f"{HOST}/page"))


def test_a_refusal_names_host_and_path() -> None:
    with pytest.raises(RobotsRefused, match=r"press\.example: its robots\.txt does not allow /page\?q=1"):
        Press([US + "Disallow: /page\n"]).robots().permit(httpx.URL(f"{HOST}/page?q=1"))


def test_rules_hold_for_a_day() -> None:
    press = Press([US + "Disallow: /page\n", 404])
    robots = press.robots()
    for hours in (0, 12, 23.9):
        press.now = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(hours=hours)
        assert not permitted(robots)
    assert press.asked == [f"{HOST}/robots.txt"]
    press.now = datetime(2026, 5, 2, tzinfo=UTC)
    assert permitted(robots)
    assert len(press.asked) == 2


def test_a_failure_is_forgotten_sooner() -> None:
    press = Press([500, ""])
    robots = press.robots()
    assert not permitted(robots)
    press.now += timedelta(minutes=9)
    assert not permitted(robots)
    press.now += timedelta(minutes=2)
    assert permitted(robots)


def test_old_rules_outlive_a_failure() -> None:
    press = Press([US + "Disallow: /page\n", 500])
    robots = press.robots()
    assert not permitted(robots)
    press.now += timedelta(days=3)
    assert permitted(robots, f"{HOST}/other")
    assert not permitted(robots)
    assert len(press.asked) == 2


class Kept:
    """A memory of one robots.txt."""

    def __init__(self, text: str, until: datetime) -> None:
        self.kept = RobotsText(HOST, text.encode(), until)

    def robots(self, authority: str) -> RobotsText | None:
        return self.kept if authority == self.kept.authority else None


def test_rules_that_an_earlier_process_learnt_are_not_asked_for_again() -> None:
    press = Press([404], Kept(US + "Disallow: /page\n", datetime(2026, 5, 1, 6, tzinfo=UTC)))
    robots = press.robots()
    assert not permitted(robots)
    assert (press.asked, robots.learnt()) == ([], ())
    press.now += timedelta(hours=6)
    assert permitted(robots)
    assert robots.learnt() == (RobotsText(HOST, b"", press.now + FRESH),)
    assert robots.learnt() == ()


def test_rules_that_an_earlier_process_learnt_outlive_a_failure() -> None:
    robots = Press([500], Kept(US + "Disallow: /page\n", datetime(2026, 4, 1, tzinfo=UTC))).robots()
    assert not permitted(robots)
    assert permitted(robots, f"{HOST}/other")
    assert robots.learnt() == ()


def test_each_authority_has_its_own() -> None:
    press = Press([""])
    robots = press.robots()
    for url in (f"{HOST}/a", f"{HOST}/b", f"{HOST}:8443/a", "http://press.example/a", "https://other.example/a"):
        assert permitted(robots, url)
    assert press.asked == [
        f"{HOST}/robots.txt",
        f"{HOST}:8443/robots.txt",
        "http://press.example/robots.txt",
        "https://other.example/robots.txt",
    ]


def test_hosts_out_of_date_are_forgotten() -> None:
    press = Press([""])
    robots = press.robots()
    for number in range(2500):
        permitted(robots, f"http://{number}.example/")
        press.now += timedelta(hours=1)
    assert len(robots._entries) < 2100
