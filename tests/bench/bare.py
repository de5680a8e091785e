"""The least that this kind of server can do: an ASGI function that sends bytes it has in memory, and nothing else.

    python -m tests.bench.bare FOLDER

answers /NAME with the body in FOLDER/NAME.body and the headers in FOLDER/NAME.head, served as `roost serve` serves,
and prints its port.
"""

import json
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

from roost.__main__ import serving

Send = Callable[[dict[str, Any]], Awaitable[None]]


def serve(folder: Path) -> None:
    bodies = {f"/{path.stem}": path.read_bytes() for path in folder.glob("*.body")}
    heads = {
        f"/{path.stem}": [(name.encode(), value.encode()) for name, value in json.loads(path.read_text())]
        for path in folder.glob("*.head")
    }

    async def app(scope: dict[str, Any], receive: object, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = scope["path"]
        await send({"type": "http.response.start", "status": 200, "headers": heads[path]})
        await send({"type": "http.response.body", "body": bodies[path]})

    with socket.create_server(("127.0.0.1", 0)) as ears:
        sys.stdout.write(f"{ears.getsockname()[1]}\n")
        sys.stdout.flush()
        uvicorn.Server(serving(app)).run(sockets=[ears])


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
