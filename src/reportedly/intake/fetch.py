"""URLs → bytes: with limits on size and time, and no way into a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpcore
import httpx
from protego import Protego

from reportedly.errors import ArticleRejected
from reportedly.intake.seen import Seen

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator, Mapping

    from reportedly.intake.taken import IntakeOptions

__all__ = ["Fetched", "Fetcher", "fetch", "fetcher_of", "is_private", "without_password"]

MOST_REDIRECTS = 5
AGENT = "reportedly"
USER_AGENT = f"{AGENT}/0.1 (reads articles on request, keeps to robots.txt)"
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain,*/*;q=0.1"
LONGEST_WAIT, LONGEST_DELAY = (
    20.0,
    30.0,
)  # seconds that a server's Retry-After and a robots.txt's crawl delay are kept to
MOST_ROBOTS = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
# A block of 64 KB unpacks to 64 MB at most; with br and zstd there is no such bound.
UNPACKED = frozenset({"identity", "gzip", "x-gzip", "deflate", ""})
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a response; `url` after redirects, `asked` before; `kind` and `charset` as the server declares them.

    `validators`: the headers that ask for it again only where it changed; `unchanged`: it did not, and has no body.
    """

    url: str
    body: bytes
    kind: str | None
    charset: str | None
    asked: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False


class _PrivateAddress(httpcore.ConnectError):
    pass


class _DeadlinePassed(httpcore.TimeoutException):
    pass


def is_private(address: str) -> bool:
    """Whether an IP address is not a public one: loopback, link-local, private, reserved, multicast.

    An IPv6 address that wraps an IPv4 one (mapped, 6to4, Teredo, NAT64) is as private as what it wraps.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_private(str(inner))
    return not ip.is_global or ip.is_multicast


class _DeadlineStream(httpcore.NetworkStream):
    """A connection whose every read and write ends at one deadline, so that a server that drips can't hold it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise _DeadlinePassed
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _DeadlineStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Resolves a host, refuses it where one of its addresses is private, and connects to an address that was checked.

    The check stands where the connection is made, so that neither a redirect nor a name that resolves anew (DNS
    rebinding) gets around it.
    """

    def __init__(self, allowed: frozenset[str], deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise _DeadlinePassed
            try:
                wait = min(left, timeout) if timeout is not None else left
                stream = self._backend.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                return _DeadlineStream(stream, self._deadline)
        raise problem

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} can't be resolved: {error}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        private = [] if host.casefold() in self._allowed else [address for address in addresses if is_private(address)]
        if private:
            raise _PrivateAddress(f"{host} is at {private[0]}, a private address")
        return addresses


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _GuardedTransport(httpx.BaseTransport):
    def __init__(self, allowed: frozenset[str], deadline: float) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=_GuardedBackend(allowed, deadline), max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


@lru_cache(maxsize=1)
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


class Fetcher:
    """Fetches pages and feeds for one run: politely, within limits, and nothing twice that did not change.

    Between two fetches from one host lies `options.interval` (or the crawl delay of its robots.txt); other hosts don't
    wait for it. Proxies from the environment are not used: behind one, the addresses could not be checked.
    """

    def __init__(self, options: IntakeOptions) -> None:
        """With `options.seen`, what feeds looked like is read from that folder and kept there by `save`."""
        self._options = options
        self._next: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}
        self._seen = Seen(Path(options.seen) if options.seen else None)

    def get(self, url: str, *, found: bool = False, conditional: bool = False) -> Fetched:
        """The body behind a URL, at most `options.max_bytes` long, within `options.timeout` seconds in all.

        Follows at most five redirects, each checked as the first address. `found`: the address was not given by a person
        but found (in a feed, a sitemap), so robots.txt has its say. `conditional`: a body that has not changed since it
        was remembered does not come again; `Fetched.unchanged` says so. Raises `ArticleRejected`: `not-supported`,
        `private-address`, `unreachable`, `timeout`, `redirect`, `http-status`, `too-large`, `robots`.
        """
        shown = without_password(url)
        if found and self._options.robots:
            self._check_robots(url, shown)
        headers = self._seen.headers(url) if conditional else {}
        for retried in (False, True):
            with _as_rejections(shown, self._options):
                fetched = self._once(url, shown, headers, found=found, may_wait=not retried)
            if fetched is not None:
                return fetched
        raise _bad_status(shown, HTTPStatus.SERVICE_UNAVAILABLE, "and asks to wait")

    def remember(self, fetched: Fetched) -> None:
        """What a fetched feed looked like: all in it was taken in."""
        self._seen.remember(fetched.asked, fetched.validators)

    def save(self) -> None:
        """Keep what was remembered for the next run, where a folder was given for it."""
        self._seen.save()

    def _once(self, url: str, shown: str, headers: Mapping[str, str], *, found: bool, may_wait: bool) -> Fetched | None:
        """One fetch; `None` where the server asks to wait a little, and that was done."""
        deadline = time.monotonic() + self._options.timeout
        allowed = frozenset(host.casefold().strip("[]") for host in self._options.allow_hosts)
        client = httpx.Client(
            transport=_GuardedTransport(allowed, deadline),
            timeout=self._options.timeout,
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
            trust_env=False,
        )
        with client:
            request = client.build_request("GET", url, headers=dict(headers))
            self._wait(url)
            for _ in range(MOST_REDIRECTS + 1):
                response = client.send(request, stream=True)
                with closing(response):
                    if response.next_request is None:
                        return self._answered(response, url, shown, headers, deadline if may_wait else 0)
                    request = response.next_request
                if found and self._options.robots:
                    self._check_robots(str(request.url), shown)
        msg = f"{shown} redirects more than {MOST_REDIRECTS} times: give the address it should lead to"
        raise ArticleRejected(msg, reason="redirect", source_id=shown)

    def _answered(
        self, response: httpx.Response, url: str, shown: str, headers: Mapping[str, str], deadline: float
    ) -> Fetched | None:
        status = response.status_code
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower() or None
        address = without_password(str(response.url))
        if status == HTTPStatus.NOT_MODIFIED and headers:
            return Fetched(address, b"", kind, None, asked=url, unchanged=True)
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE} and deadline:
            wait = _retry_after(response.headers.get("retry-after", ""))
            if wait is not None and wait <= LONGEST_WAIT and time.monotonic() + wait < deadline:
                time.sleep(wait)
                return None
        if not response.is_success:
            raise _bad_status(shown, status, response.reason_phrase)
        body = _limited(response, shown, self._options.max_bytes)
        return Fetched(address, body, kind, response.charset_encoding, asked=url, validators=_validators(response))

    def _wait(self, url: str) -> None:
        """Until this host may be asked again."""
        host = httpx.URL(url).netloc.decode("ascii", "replace")
        now = time.monotonic()
        begin = max(self._next.get(host, now), now)
        robots = self._robots.get(host)
        delay = robots.crawl_delay(AGENT) if robots is not None else None
        self._next[host] = begin + max(self._options.interval, min(float(delay or 0), LONGEST_DELAY))
        if begin > now:
            time.sleep(begin - now)

    def _check_robots(self, url: str, shown: str) -> None:
        try:
            parts = httpx.URL(url)
            host = parts.netloc.decode("ascii", "replace")
        except httpx.InvalidURL:
            return  # told as what it is where it is fetched
        if host not in self._robots:
            self._robots[host] = self._read_robots(f"{parts.scheme}://{host}/robots.txt")
        robots = self._robots[host]
        if robots is None or not robots.can_fetch(url, AGENT):
            why = (
                "can't be asked for its robots.txt now"
                if robots is None
                else "is closed to us by its site's robots.txt"
            )
            msg = f"{shown} {why}, and is left out: try again later, or open it in a browser"
            raise ArticleRejected(msg, reason="robots", source_id=shown)

    def _read_robots(self, url: str) -> Protego | None:
        """The rules of a site; `None` where they can't be had now: nothing is fetched then (RFC 9309, 2.3.1.4)."""
        try:
            with _as_rejections(url, self._options):
                fetched = self._once(url, url, {}, found=False, may_wait=False)
        except ArticleRejected as rejected:
            # A site without the file, or that refuses it, sets no rules (2.3.1.3).
            absent = rejected.reason == "http-status" and " status 4" in str(rejected)
            return Protego.parse("") if absent else None
        body = fetched.body[:MOST_ROBOTS] if fetched is not None else b""
        return Protego.parse(body.decode("utf-8", "replace"))


def _bad_status(shown: str, status: int, phrase: str) -> ArticleRejected:
    msg = f"{shown} answers with status {int(status)} {phrase}: check the address in a browser"
    return ArticleRejected(msg, reason="http-status", source_id=shown)


def _retry_after(value: str) -> float | None:
    return float(value) if value.strip().isdigit() else None


def _validators(response: httpx.Response) -> dict[str, str]:
    names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    return {asked: response.headers[name] for name, asked in names.items() if name in response.headers}


@lru_cache(maxsize=8)
def fetcher_of(options: IntakeOptions) -> Fetcher:
    """The fetcher of a run: one for all that is taken in with the same options."""
    return Fetcher(options)


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """What `Fetcher.get` gives for an address that a person gave."""
    return fetcher_of(options).get(url)


def _limited(response: httpx.Response, shown: str, limit: int) -> bytes:
    body = bytearray()
    packed = response.headers.get("content-encoding", "identity").lower()
    if packed not in UNPACKED:
        msg = f"{shown} comes packed as {packed[:40]!r}, which was not asked for: open it in a browser"
        raise ArticleRejected(msg, reason="encoding", source_id=shown)
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limit:
            msg = f"{shown} is larger than {limit:,} bytes: raise --max-bytes, or give the page of one article"
            raise ArticleRejected(msg, reason="too-large", source_id=shown)
    return bytes(body)


@contextmanager
def _as_rejections(shown: str, options: IntakeOptions) -> Iterator[None]:
    try:
        yield
    except _PrivateAddress as error:
        msg = f"{shown} is refused: {error}; where that is meant, give --allow-host with the host's name"
        raise ArticleRejected(msg, reason="private-address", source_id=shown) from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        msg = f"{shown} did not answer in full within {options.timeout:g} s: try again, or raise --timeout"
        raise ArticleRejected(msg, reason="timeout", source_id=shown) from error
    except (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        msg = f"{shown} is, or leads to, no http or https address ({error}): give one that is"
        raise ArticleRejected(msg, reason="not-supported", source_id=shown) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
        msg = f"{shown} can't be reached ({error or type(error).__name__}): check the address and the connection"
        raise ArticleRejected(msg, reason="unreachable", source_id=shown) from error


def without_password(url: str) -> str:
    """The URL without its user name and password, as it may be shown and kept."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{separator}{authority.rpartition('@')[2]}{slash}{path}"
