"""A web server on loopback that does whatever a test tells it to, well or badly."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

Answer = tuple[int, Mapping[str, str], bytes]
#: Path with query -> answer, or what writes one to the socket; None where there is none.
Behaviour = Callable[["Handler"], Answer | None]


@dataclass
class Site:
    """A server that runs, and what it was asked."""

    url: str = ""
    pages: dict[str, Answer | Behaviour] = field(default_factory=dict)
    otherwise: Callable[[str], Answer | None] = lambda path: None
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    @property
    def counts(self) -> Counter[str]:
        return Counter(self.paths)

    @property
    def gaps(self) -> list[float]:
        return [after - before for (before, *_), (after, *_) in pairwise(self.asked)]

    def page(self, path: str, *links: str, text: str = "", **headers: str) -> None:
        """Put a page there that links to others."""
        self.pages[path] = html(*links, text=text or f"Trang {path}", **headers)


def html(*links: str, text: str = "", head: str = "", **headers: str) -> Answer:
    items = "".join(f'<a href="{link}">tin</a>\n' for link in links)
    markup = f"<!doctype html><html><head>{head}</head><body><p>{text}</p>{items}</body></html>"
    kind = {"Content-Type": "text/html; charset=utf-8"}
    return (
        200,
        kind | {key.replace("_", "-"): value for key, value in headers.items()},
        markup.encode(),
    )


def xml(content: str) -> Answer:
    return 200, {"Content-Type": "application/xml"}, content.encode()


def robots(*lines: str) -> Answer:
    return 200, {"Content-Type": "text/plain"}, "\n".join(lines).encode()


def redirect(to: str, status: int = 302) -> Answer:
    # Servers write UTF-8 where the protocol asks for Latin-1.
    return status, {"Location": to.encode().decode("latin-1")}, b""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((time.monotonic(), self.path, dict(self.headers)))
        answer = self.site.pages.get(self.path) or self.site.otherwise(self.path)
        if callable(answer):
            try:
                answer = answer(self)
            except OSError:
                answer = None  # the crawler has hung up, as it should
            self.close_connection = True
            if answer is None:
                return
        status, headers, body = answer or (404, {"Content-Type": "text/html"}, b"khong co")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on a port of its own; its pages can be changed while it runs."""
    site = Site()
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# ---- bad manners; each bounded, should the crawler not hang up


def endless(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    for _ in range(2_000):
        handler.wfile.write(b"<p>tin tuc</p>" * 1_000)


def drip(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    _slowly(handler, b"x" * 200)


def drip_chunks(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    _slowly(handler, b"1\r\nx\r\n" * 60)


def drip_headers(handler: Handler) -> None:
    _slowly(handler, b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 200)


def _slowly(handler: Handler, content: bytes) -> None:
    for each in content:
        handler.wfile.write(bytes([each]))
        handler.wfile.flush()
        time.sleep(0.05)


def reset(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>"
    )
    handler.wfile.flush()
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.shutdown(socket.SHUT_RD)
    handler.connection.close()


def half(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>"
    )


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"\x00\xff\xfe no http here\r\n\r\n")


def chunked(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
        b"10\r\n<a href='/xa'>xa\r\n4\r\n</a>\r\n0\r\n\r\n"
    )


def odd_headers(handler: Handler) -> None:
    head = (
        "HTTP/1.1 200 Tốt\r\nX-A: Đây\r\n là\r\nX-Đề: b\r\nX-C\r\nContent-Type: text/html\r\n\r\n"
    )
    handler.wfile.write(head.encode() + b"<html><body><a href='/xa'>xa</a>")


def many_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n<html>")
