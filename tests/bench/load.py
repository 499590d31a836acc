"""The load, in a process of its own: python load.py PORT CONNECTIONS SECONDS WARM < requests. Prints one JSON line.

Each keep-alive connection sends its next request when its last is answered. WARM requests are sent and answered before the clock starts.
Only a 200 counts; a server may close after an error, then another connection takes the place.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import sys
import time
from collections import Counter, deque


class Connection(asyncio.Protocol):
    def __init__(self, load: Load) -> None:
        self.load, self.buffer, self.sent_at = load, b"", 0.0
        self.closed = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.next()

    def next(self) -> None:
        request = self.load.take()
        assert self.transport
        if request is None:
            self.transport.close()
            return
        self.sent_at = time.perf_counter()
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, rest = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return
        named = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
        if len(rest) < int(named.get(b"content-length", b"0")):
            return
        self.buffer = b""
        self.load.answered(int(head[9:12]), time.perf_counter() - self.sent_at, rest)
        self.next()

    def connection_lost(self, error: Exception | None) -> None:
        self.closed.set_result(None)


class Load:
    def __init__(self, requests: list[bytes], seconds: float, warm: int) -> None:
        self.requests, self.seconds, self.warm = deque(requests), seconds, warm
        self.statuses: Counter[int] = Counter()
        self.times: list[float] = []
        self.started = self.ended = 0.0
        self.sample = b""

    def over(self) -> bool:
        return self.started > 0 and time.perf_counter() - self.started > self.seconds

    def take(self) -> bytes | None:
        return None if self.over() or not self.requests else self.requests.popleft()

    def answered(self, status: int, took: float, body: bytes) -> None:
        self.ended = time.perf_counter()
        self.statuses[status] += 1
        if status != 200:
            self.sample = body
        if self.warm:
            self.warm -= 1
            self.started = 0.0 if self.warm else self.ended
        elif status == 200:
            self.times.append(took)

    async def stay_connected(self, port: int) -> None:
        loop = asyncio.get_running_loop()
        while self.requests and not self.over():
            _, connection = await loop.create_connection(lambda: Connection(self), "127.0.0.1", port)
            await connection.closed

    async def run(self, port: int, connections: int) -> dict[str, object]:
        self.started = 0.0 if self.warm else time.perf_counter()
        await asyncio.gather(*(self.stay_connected(port) for _ in range(connections)))
        self.times.sort()
        count, took = len(self.times), self.ended - self.started
        return {
            "rate": count / took,
            "p50": self.times[count // 2] * 1000,
            "p99": self.times[int(count * 0.99)] * 1000,
            "statuses": dict(self.statuses),
            "left": len(self.requests),
            "sample": self.sample.decode("utf-8", "replace")[:300],
        }


async def main() -> None:
    port, connections, seconds, warm = sys.argv[1:5]
    requests = pickle.load(sys.stdin.buffer)
    load = Load(requests, float(seconds), int(warm))
    print(json.dumps(await load.run(int(port), int(connections))))


if __name__ == "__main__":
    asyncio.run(main())
