#!/usr/bin/env python3
"""A web server on the loopback for tests of downloads. Prints its port, serves until its input ends.

list_server.py FOLDER: /good/NAME is the file FOLDER/NAME; the other paths misbehave as they are named.
"""
import http.server
import pathlib
import sys
import threading
import time

FOLDER = pathlib.Path(sys.argv[1])
MODIFIED = "Fri, 03 May 2024 10:00:00 GMT"


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", length=None, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        kind, _, name = self.path.strip("/").partition("/")
        path = FOLDER / name
        if kind in ("good", "short") and not path.is_file():
            self.answer(404, b"no such file")
        elif kind == "good" and self.headers.get("If-Modified-Since") == MODIFIED:
            self.answer(304)
        elif kind == "good":
            self.answer(200, path.read_bytes(), headers=[("Last-Modified", MODIFIED)])
        elif kind == "short":
            body = path.read_bytes()
            self.answer(200, body[:len(body) // 2], length=len(body))
            self.close_connection = True
        elif kind == "empty":
            self.answer(200)
        elif kind == "page":
            self.answer(200, b"\r\n<!doctype HTML><html><body>Moved</body></html>")
        elif kind == "loop":
            self.answer(302, headers=[("Location", self.path)])
        elif kind == "away":
            self.answer(302, headers=[("Location", "ftp://127.0.0.1/list.csv")])
        elif kind == "slow":
            time.sleep(5)
            self.answer(200, b"late")
        elif kind == "large":
            self.answer(200, b"1" * 3_000_000)
        else:
            self.answer(404, b"not found")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
