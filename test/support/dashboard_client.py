"""A dashboard client as the older system's users write one: asks for everything once and prints what came, as JSON."""

import asyncio
import json
import sys

import websockets


async def main(url):
    async with websockets.connect(url) as socket:
        seen = {"first": json.loads(await socket.recv())}

        async def take(kind):
            """The next message of that type; others may come in between."""
            while True:
                message = json.loads(await socket.recv())
                if message["type"] == kind:
                    return message

        for kind in ("client_count", "data", "metrics"):
            seen[kind] = await take(kind)
        for request, reply in (
            ({"type": "ping"}, "pong"),
            ({"type": "request_history", "limit": 10}, "history"),
            ({"type": "stop", "stream": "metrics"}, "stream"),
            ({"type": "nonsense"}, "error"),
        ):
            await socket.send(json.dumps(request))
            seen[reply] = await take(reply)
        await socket.send(json.dumps({"type": "request_metrics"}).encode())
        seen["asked"] = await take("metrics")
        print(json.dumps(seen))


asyncio.run(main(sys.argv[1]))
