"""URLs → bytes: with limits on size and time, and no way into a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from reportedly.errors import ArticleRejected

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

    from reportedly.intake.taken import IntakeOptions

__all__ = ["Fetched", "fetch", "is_private", "without_password"]

MOST_REDIRECTS = 5
USER_AGENT = "reportedly/0.1 (reads one article on request)"
ACCEPT = "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9,*/*;q=0.1"
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a response; `url` after redirects; `kind` and `charset` as the server declares them."""

    url: str
    body: bytes
    kind: str | None
    charset: str | None


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


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """The body behind a URL, at most `options.max_bytes` long, within `options.timeout` seconds in all.

    Follows at most five redirects. Proxies from the environment are not used: behind one, the addresses could not be
    checked. Raises `ArticleRejected`: `not-supported`, `private-address`, `unreachable`, `timeout`, `redirect`,
    `http-status`, `too-large`.
    """
    shown = without_password(url)
    with _as_rejections(shown, options):
        deadline = time.monotonic() + options.timeout
        allowed = frozenset(host.casefold().strip("[]") for host in options.allow_hosts)
        client = httpx.Client(
            transport=_GuardedTransport(allowed, deadline),
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            timeout=options.timeout,
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT},
            trust_env=False,
        )
        with client, client.stream("GET", url) as response:
            if not response.is_success:
                msg = f"{shown} answers with status {response.status_code} {response.reason_phrase}: check the address in a browser"
                raise ArticleRejected(msg, reason="http-status", source_id=shown)
            body = _limited(response, shown, options.max_bytes)
            kind = response.headers.get("content-type", "").split(";")[0].strip().lower() or None
            return Fetched(without_password(str(response.url)), body, kind, response.charset_encoding)


def _limited(response: httpx.Response, shown: str, limit: int) -> bytes:
    body = bytearray()
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
    except httpx.TooManyRedirects as error:
        msg = f"{shown} redirects more than {MOST_REDIRECTS} times: give the address it should lead to"
        raise ArticleRejected(msg, reason="redirect", source_id=shown) from error
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
