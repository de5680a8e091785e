"""One request, and short ways to write several."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec

from tests.api.cast import ASKERS, Cast
from tests.api.truth import Operation

Json = dict[str, Any]
# Whom an operation answers with its success, and the status by which all others are refused.
May = dict[str, tuple[tuple[str, ...], int]]
ALL = tuple(ASKERS)
OWNER = ("staff of the team",)
RUNS_IT = ("administrator",)
LEADING = ("leader", "director")


@dataclass(frozen=True)
class Call:
    """What fills an operation: path, query, body, headers. With a `photo` the body travels as a part of a form; of
    `files`, by their names, it is all; so is `raw`, of a media type."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    body: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)
    photo: bytes | None = None
    files: dict[str, bytes] | None = None
    raw: tuple[str, bytes] | None = None

    def url(self, operation: Operation) -> str:
        url = operation.path
        for name, value in self.path.items():
            url = url.replace("{" + name + "}", str(value))
        assert "{" not in url, (operation, self)
        return url

    async def send(self, client: httpx.AsyncClient, operation: Operation, **more: Any) -> httpx.Response:
        more["headers"] = self.headers | more.get("headers", {})
        if self.raw is not None:
            more["headers"]["Content-Type"], more["content"] = self.raw
        elif self.files is not None:
            more["files"] = [("files", (name, data, "text/csv")) for name, data in self.files.items()]
        elif self.photo is None:
            more["json"] = self.body
        else:
            report = (None, msgspec.json.encode(self.body), "application/json")
            more["files"] = {"report": report, "photo": ("a.jpg", self.photo, "image/jpeg")}
        return await client.request(operation.method, self.url(operation), params=self.query or None, **more)

    async def send_on_newest(self, client: httpx.AsyncClient, operation: Operation) -> httpx.Response:
        """Where the copy that it rests on is not the newest any more, once more on that."""
        answer = await self.send(client, operation)
        if answer.status_code == 409 and answer.json()["type"] == "/problems/changed":
            newest = {"If-Match": f'"{answer.json()["changed"]["version"]}"'}
            answer = await self.send(client, operation, headers=newest)
        return answer


Calls = Callable[[Cast, str], list[Call]]


def plain(*calls: Call) -> Calls:
    """The same, whoever asks."""
    return lambda *_: [*calls] or [Call()]


def bodies(*all_of_them: Json) -> Calls:
    return plain(*[Call(body=body) for body in all_of_them])


def queries(*all_of_them: Json) -> Calls:
    """As it is, and with each of these."""
    return plain(Call(), *[Call(query=query) for query in all_of_them])
