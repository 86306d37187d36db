"""A sensor and a viewer as a Python program would be one, with python-socketio. Prints all events as JSON."""
import asyncio
import json
import sys

import socketio

url, transports = sys.argv[1], sys.argv[2].split(",")
done = asyncio.Event()
events = []


def client(kind):
    sio = socketio.AsyncClient(reconnection=False)

    @sio.on("*")
    async def any_event(name, payload=None):
        events.append([kind, name, payload])
        if name == "history_data":
            done.set()

    return sio


async def main():
    sensor, viewer = client("sensor"), client("viewer")
    await viewer.connect(f"{url}?type=frontend", transports=transports)
    await sensor.connect(f"{url}?type=esp32", transports=transports)
    try:
        reading = {"hr": 72, "temp": 33.4, "eda": 0.42, "device_id": "python"}
        called = asyncio.get_running_loop().create_future()
        await sensor.emit("esp32_sensor_data", reading, callback=called.set_result)
        events.append(["sensor", "called", await asyncio.wait_for(called, 15)])
        await sensor.emit("esp32_sensor_data", {"hr": "fast"})
        await viewer.emit("health_check")
        await viewer.emit("frontend_request_history", {"limit": 1, "device_id": "python"})
        await asyncio.wait_for(done.wait(), 15)
        # An answer of the server: whatever it sent the sensor before is there by then.
        again = asyncio.get_running_loop().create_future()
        await sensor.emit("health_check", callback=again.set_result)
        await asyncio.wait_for(again, 15)
    finally:
        await sensor.disconnect()
        await viewer.disconnect()


asyncio.run(main())
print(json.dumps(events))
