"""One request, bounded in time and size whatever the server does."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as LibraryTimeout
from urllib3.response import HTTPResponse

from extract.pages.http import BodyError, decoded

_TIMEOUTS = (TimeoutError, LibraryTimeout)

#: Reasons that another run would meet again.
LASTING = frozenset({"wrong_type", "too_large", "broken_body", "bad_address"})

_PIECE = 64 * 1024
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.5"


class FetchError(Exception):
    """A request that gave no whole response.

    Args:
        reason: stable code: `no_connection`, `broken_off`, `too_slow`, `too_large`, `wrong_type`,
            `broken_body`, `bad_address`.
        message: one sentence that says what was wrong.
        again: whether another try may end better.
    """

    def __init__(self, reason: str, message: str, *, again: bool) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.again = again


@dataclass(frozen=True, slots=True)
class Response:
    """A whole response.

    Args:
        url: the address that was asked for.
        status: as the server gave it.
        phrase: the words behind the status.
        headers: in their order, as sent.
        body: as sent, still compressed, chunks put together.
        sent: the request's headers.
        seconds: from connecting to the last byte.
    """

    url: str
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sent: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0

    def header(self, name: str) -> str:
        """Return the first header of a name, empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def type(self) -> str:
        """The media type, in lower case, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The character set that the header names."""
        _, found, name = self.header("content-type").lower().partition("charset=")
        return name.partition(";")[0].strip(" \"'") or None if found else None

    def content(self) -> bytes:
        """Return the body, decompressed.

        Raises:
            FetchError: where it is broken or grows too large.
        """
        try:
            return decoded(self.body, "", self.header("content-encoding"))
        except BodyError as error:
            raise FetchError(error.reason, error.message, again=False) from error


def fetch(
    url: str, *, agent: str, types: frozenset[str] | None, seconds: float, max_bytes: int
) -> Response:
    """Ask for an address once.

    Args:
        url: an address in normal form.
        agent: the user agent to name.
        types: media types wanted of a response with status 200, others are not read; None for all.
        seconds: from connecting to the last byte.
        max_bytes: of the body as it is sent.

    Raises:
        FetchError: where no whole response came of it.
    """
    connection = _connection(url, seconds)
    watch = _Watch(seconds)
    began = time.monotonic()
    try:
        return _exchange(connection, url, agent, types, max_bytes, began, watch)
    except FetchError:
        raise
    except UnicodeError as error:
        message = f"The address cannot be asked for: {error}."
        raise FetchError("bad_address", message, again=False) from error
    except (OSError, HTTPException, ValueError, HTTPError) as error:
        if watch.fired or (watch.connected and isinstance(error, _TIMEOUTS)):
            raise _too_slow(seconds) from error
        reason = "broken_off" if watch.connected else "no_connection"
        raise FetchError(reason, f"{type(error).__name__}: {error}", again=True) from error
    finally:
        watch.stop()
        connection.close()


class _Watch:
    """Ends a connection when its time is over: single reads have time limits, a slow drip none."""

    def __init__(self, seconds: float) -> None:
        self.fired = False
        self._sock: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    @property
    def connected(self) -> bool:
        return self._sock is not None

    def guard(self, sock: socket.socket | None) -> None:
        """Take over a connected socket."""
        self._sock = sock
        if self.fired:
            raise TimeoutError

    def _fire(self) -> None:
        self.fired = True
        if self._sock is None:
            return
        try:
            # Not the TLS socket's own: that would change it under the reading thread.
            socket.socket.shutdown(self._sock, socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself

    def stop(self) -> None:
        self._timer.cancel()


def _exchange(
    connection: HTTPConnection,
    url: str,
    agent: str,
    types: frozenset[str] | None,
    max_bytes: int,
    began: float,
    watch: _Watch,
) -> Response:
    connection.connect()
    watch.guard(connection.sock)
    parts = urlsplit(url)
    sent = {
        "Host": parts.netloc,
        "User-Agent": agent,
        "Accept": _ACCEPT,
        "Accept-Language": "vi,en;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers=sent, preload_content=False, decode_content=False)
    answer = connection.getresponse()
    headers = tuple(answer.headers.iteritems())
    head = Response(url, answer.status, answer.reason or "", headers, b"", tuple(sent.items()))
    if types is not None and head.status == 200 and head.type and head.type not in types:
        raise FetchError("wrong_type", f"It is {head.type}.", again=False)
    body = _body(answer, max_bytes)
    if watch.fired:  # where no length was told, a cut looks like an end
        raise TimeoutError
    return Response(
        url, head.status, head.phrase, headers, body, head.sent, time.monotonic() - began
    )


def _body(answer: HTTPResponse, max_bytes: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for piece in answer.stream(_PIECE, decode_content=False):
        pieces.append(piece)
        size += len(piece)
        if size > max_bytes:
            raise FetchError("too_large", f"It is larger than {max_bytes:,} bytes.", again=False)
    return b"".join(pieces)


def _connection(url: str, seconds: float) -> HTTPConnection:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=seconds)


def _too_slow(seconds: float) -> FetchError:
    return FetchError("too_slow", f"It was not there after {seconds:g} seconds.", again=False)
