import gzip
import socket
import threading
import time

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake.fetch import fetch, is_private, without_password
from reportedly.intake.taken import IntakeOptions

from .conftest import Answer, Site

LOCAL = IntakeOptions(allow_hosts=frozenset({"127.0.0.1"}), timeout=5, interval=0)


def rejected(url: str, options: IntakeOptions = LOCAL) -> ArticleRejected:
    with pytest.raises(ArticleRejected) as caught:
        fetch(url, options)
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_that_are(address: str) -> None:
    assert not is_private(address)


def test_an_allowed_host_is_read_with_its_type_and_charset(site: Site) -> None:
    site.answers["/a"] = Answer("“Truce”".encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    fetched = fetch(site.url("/a"), LOCAL)
    assert (fetched.body.decode(), fetched.kind, fetched.charset) == ("“Truce”", "text/plain", "utf-8")
    assert fetched.url == site.url("/a")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0"])
def test_a_private_address_is_refused_however_it_is_written(site: Site, host: str) -> None:
    error = rejected(site.url("/a", host), IntakeOptions(timeout=5))
    assert error.reason == "private-address"
    assert "--allow-host" in str(error)
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused_before_it_is_asked(site: Site) -> None:
    site.answers["/out"] = Answer(status=302, headers={"Location": site.url("/secret", "localhost")})
    site.answers["/secret"] = Answer(b"secret")
    error = rejected(site.url("/out"))
    assert error.reason == "private-address"
    assert "localhost is at" in str(error)
    assert site.asked == ["/out"]


def test_a_redirect_within_an_allowed_host_is_followed(site: Site) -> None:
    site.answers["/old"] = Answer(status=301, headers={"Location": "/new"})
    site.answers["/new"] = Answer(b"new")
    fetched = fetch(site.url("/old"), LOCAL)
    assert (fetched.body, fetched.url) == (b"new", site.url("/new"))


def test_redirects_without_end(site: Site) -> None:
    site.answers["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    assert rejected(site.url("/loop")).reason == "redirect"
    assert len(site.asked) == 6


@pytest.mark.parametrize("place", ["file:///etc/hosts", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"])
def test_a_redirect_away_from_http_is_refused(site: Site, place: str) -> None:
    site.answers["/out"] = Answer(status=302, headers={"Location": place})
    assert rejected(site.url("/out")).reason == "not-supported"


def test_an_error_status_is_named(site: Site) -> None:
    error = rejected(site.url("/none"))
    assert error.reason == "http-status"
    assert "status 404 Not Found" in str(error)


def test_a_response_past_the_limit_is_dropped(site: Site) -> None:
    site.answers["/big"] = Answer(b"x" * 300_000)
    error = rejected(site.url("/big"), IntakeOptions(allow_hosts=LOCAL.allow_hosts, max_bytes=100_000))
    assert error.reason == "too-large"
    assert "100,000 bytes" in str(error)


def test_a_small_response_that_unpacks_past_the_limit_is_dropped(site: Site) -> None:
    site.answers["/bomb"] = Answer(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"})
    assert (
        rejected(site.url("/bomb"), IntakeOptions(allow_hosts=LOCAL.allow_hosts, max_bytes=100_000)).reason
        == "too-large"
    )


@pytest.mark.parametrize("answer", [Answer(b"x" * 200, drip=0.05), Answer(b"x", silent=3)])
def test_a_slow_server_is_left_at_the_deadline(site: Site, answer: Answer) -> None:
    site.answers["/slow"] = answer
    started = time.monotonic()
    error = rejected(site.url("/slow"), IntakeOptions(allow_hosts=LOCAL.allow_hosts, timeout=0.4))
    assert error.reason == "timeout"
    assert time.monotonic() - started < 2


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        error = rejected(f"http://127.0.0.1:{port}/")
    assert error.reason == "unreachable"
    assert "check the address" in str(error)


@pytest.mark.parametrize("url", ["http://no-such-host.invalid/a", "http://a..b/", "http://" + "x" * 300 + ".example/"])
def test_a_name_that_leads_nowhere(url: str) -> None:
    assert rejected(url).reason in {"unreachable", "not-supported"}


def test_a_broken_answer_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        port = listener.getsockname()[1]

        def speak() -> None:
            peer, _ = listener.accept()
            with peer:
                peer.recv(4096)
                peer.sendall(b"no http at all\r\n\r\n")

        thread = threading.Thread(target=speak)
        thread.start()
        assert rejected(f"http://127.0.0.1:{port}/").reason == "unreachable"
        thread.join()


def test_a_password_is_never_shown() -> None:
    assert without_password("https://ana:secret@velmar.example/a?b=c@d") == "https://velmar.example/a?b=c@d"
    assert "secret" not in str(rejected("http://ana:secret@127.0.0.1:9/x", IntakeOptions()))
