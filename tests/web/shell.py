"""A small front end as a build leaves it, served around an API that says only where it was asked."""

import gzip
import os
from pathlib import Path
from typing import Any

import httpx

from roost import web
from roost.kit.requests import Receive, Scope, Send

OURS = "https://roost.estuary.example"
SHELL = "<!doctype html><title>Roost</title>" + "<p>desk</p>" * 50
SCRIPT = "export const desk = 1;\n" * 200


async def api(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with its own policies only when asked to."""
    own = [(b"cache-control", b"private, no-cache"), (b"content-security-policy", b"default-src 'self'")]
    headers = own if scope["path"].endswith("/own") else []
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


def built(folder: Path) -> Path:
    """What a build leaves, beside something that is nobody's business."""
    dist = folder / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text(SHELL)
    (dist / "assets/index-a1b2c3d4.js").write_text(SCRIPT)
    (dist / "assets/index-a1b2c3d4.js.br").write_bytes(b"brotli")
    (dist / "assets/index-a1b2c3d4.js.gz").write_bytes(gzip.compress(SCRIPT.encode(), mtime=0))
    (dist / "sw.js").write_text(SCRIPT)
    (dist / "manifest.webmanifest").write_text("{}")
    (dist / "icon.png").write_bytes(b"\x89PNG" + os.urandom(400))
    (folder / "secret.txt").write_text("not yours")
    return dist


def serving(dist: Path, address: str = OURS) -> httpx.AsyncClient:
    app: Any = web.around(api, address=address, files=web.Files(dist))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address, headers={"Accept-Encoding": ""})
