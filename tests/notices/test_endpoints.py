"""Where a notice may be pushed to: the address is user input, and we are inside the council's network."""

import socket

import pytest
from aiohttp.resolver import ThreadedResolver

from roost.notices.outgoing import Outcome, Target
from roost.notices.push import Pusher
from roost.notices.push_rules import LONGEST, endpoint_problem
from roost.notices.setup import Setup
from tests.notices import outbox
from tests.notices.push_service import PushService
from tests.support import NOW

HOSTS = ("fcm.googleapis.com", "*.push.apple.com", "127.0.0.1:8099", "localhost:8099")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/dL:APA91b-_x~y",
        "https://fcm.googleapis.com/",
        "HTTPS://FCM.googleapis.com/wp/a%2Fb?c=d&e=(f),$'*",
        "https://web.push.apple.com/QG@x",
        "https://a.b.push.apple.com/x",
        "http://127.0.0.1:8099/push/1",
        "http://localhost:8099/push/1",
        "https://fcm.googleapis.com/" + "x" * (LONGEST - 27),
    ],
)
def test_the_push_services_on_the_list_may_be_written_to(endpoint: str) -> None:
    assert endpoint_problem(endpoint, HOSTS) is None


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.apple.com/x",  # `*.` is one label at least
        "https://.push.apple.com/x",
        "https://a..push.apple.com/x",
        "https://evilpush.apple.com/x",
        "https://push.apple.com.example.com/x",
        "https://web.push.apple.com./x",
        "https://example.com/x",
        "https://xfcm.googleapis.com/x",
        "https://a.fcm.googleapis.com/x",
        "https://fcm.googleapis.com:443/x",
        "https://fcm.googleapis.com:8443/x",
        "http://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        "fcm.googleapis.com/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com?x",
        "https://fcm.googleapis.com/x#y",
        "https://user@fcm.googleapis.com/x",
        "https://user:password@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@example.com/x",
        "https://example.com\\@fcm.googleapis.com/x",
        "https://example.com\\.push.apple.com/x",
        "https://example.com%2f.push.apple.com/x",
        "https://example.com/.push.apple.com/x",
        "https://exa mple.push.apple.com/x",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: example.com",
        "\thttps://fcm.googleapis.com/x",
        "https://ｆcm.googleapis.com/x",
        "https://fcm.googleapis。com/x",
        "https://127.0.0.1:8099/x",
        "http://127.0.0.1/x",
        "http://127.0.0.1:8098/x",
        "http://127.0.0.1:080099/x",
        "http://127.1:8099/x",
        "https://10.0.0.7/x",
        "https://8.8.8.8/x",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://0x7f.1/x",
        "https://[::1]/x",
        "https://[::ffff:10.0.0.7]/x",
        "https://localhost/x",
        "",
        "https://fcm.googleapis.com/" + "x" * (LONGEST - 26),
    ],
)
async def test_nothing_else_may(endpoint: str) -> None:
    problem = endpoint_problem(endpoint, HOSTS)
    assert problem
    # Nor is it, had it come into the database all the same.
    assert await sent_to(endpoint, HOSTS) == Outcome("failed", problem)


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every name leads to, as whoever runs a name's server decides."""
    addresses: list[str] = []

    async def resolve(self: ThreadedResolver, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
        return [
            {"hostname": host, "host": address, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}
            for address in addresses
        ]

    monkeypatch.setattr(ThreadedResolver, "resolve", resolve)
    return addresses


async def test_a_name_on_the_list_that_leads_in_here_is_not_followed(db: None, resolved: list[str]) -> None:
    resolved += ["127.0.0.1", "10.0.0.7"]
    outcome = await sent_to("https://fcm.googleapis.com/x", HOSTS)
    assert outcome == Outcome("failed", "its push service's name leads to an address that is not on the internet")


async def test_one_on_this_machine_is_followed_where_the_list_names_it_with_its_port(service: PushService) -> None:
    subscription = service.subscribe()
    endpoint = subscription.endpoint.replace("127.0.0.1", "localhost")
    host = service.host.replace("127.0.0.1", "localhost")
    target = Target(outbox.new_id(), endpoint, subscription.p256dh, subscription.auth)
    pusher = Pusher(outbox.setup(service, push_hosts=(host,)))
    try:
        await pusher.send(outbox.outgoing(target=target), NOW)
    finally:
        await pusher.close()
    # It got there; that it was meant for another name is for the service to say.
    assert service.refused == [f"meant for http://{host}"]


async def sent_to(endpoint: str, hosts: tuple[str, ...]) -> Outcome:
    pusher = Pusher(Setup(address=outbox.ADDRESS, push_hosts=hosts))
    subscription = PushService().subscribe()
    target = Target(outbox.new_id(), endpoint, subscription.p256dh, subscription.auth)
    try:
        return await pusher.send(outbox.outgoing(target=target), NOW)
    finally:
        await pusher.close()
