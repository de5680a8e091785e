"""A load of one request, over and over, on connections that are kept open; a process of its own.

    python -m tests.bench.load PORT SECONDS CONNECTIONS < request

prints how many answers came, and how many a second. All answers must be as long as the first, and a 200. One send and
one receive an answer, and nothing else: the load must cost less than the least server, or it is the load that is
measured.
"""

import socket
import sys
import time


def run(port: int, seconds: float, connections: int, request: bytes) -> tuple[int, float]:
    """How many answers came in all, and how many a second after a short start that does not count."""
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(connections)]
    for line in lines:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(request)
    head = lines[0].recv(1 << 16, socket.MSG_PEEK)
    length = length_of(head)
    buffer = memoryview(bytearray(length))
    answers = counted = 0
    began = time.perf_counter()
    starts, ends = began + seconds / 5, began + seconds / 5 + seconds
    counts_from = 0.0
    while (now := time.perf_counter()) < ends:
        if not counts_from and now >= starts:
            counts_from, counted = now, answers
        for line in lines:
            got = line.recv_into(buffer, length, socket.MSG_WAITALL)
            if got != length or buffer[9:12] != b"200":
                raise SystemExit(f"not every answer is a 200, as long as the first: {bytes(buffer[:got])[:500]!r}")
            line.sendall(request)
            answers += 1
    for line in lines:
        line.close()
    return answers, (answers - counted) / (now - counts_from)


def length_of(answer: bytes) -> int:
    """Of the whole answer, as its head says."""
    head, end, _ = answer.partition(b"\r\n\r\n")
    assert end, answer
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return len(head) + len(end) + int(line.partition(b":")[2])
    raise ValueError("no content-length")


if __name__ == "__main__":
    answers, per_second = run(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.stdin.buffer.read())
    sys.stdout.write(f"{answers} {per_second}\n")
