/** A few lines that send a reading, for one kind of client. */
export interface Sample {
  name: string;
  /** What must be there before the lines work; empty where nothing is. */
  needs: string;
  code: string;
}

/**
 * How to send a reading to the server that this page came from.
 * @param page where the page was loaded from
 */
export function samples(page: Pick<Location, 'protocol' | 'host' | 'hostname' | 'port'>): Sample[] {
  const isSecure = page.protocol === 'https:';
  const socket = `${isSecure ? 'wss:' : 'ws:'}//${page.host}/ws/speed`;
  return [
    {
      name: 'curl',
      needs: '',
      code: `curl ${page.protocol}//${page.host}/send -H 'content-type: application/json' -d '{"speed": 72}'`,
    },
    {
      name: $localize`curl, any values`,
      needs: '',
      code: anyValues(`${page.protocol}//${page.host}/api/readings`),
    },
    {
      name: 'websocat',
      needs: 'github.com/vi/websocat',
      code: `echo '{"speed": 72, "device_id": "my-terminal"}' | websocat -n1 ${socket}`,
    },
    { name: 'ESP32', needs: $localize`Arduino library “WebSockets” by Markus Sattler`, code: arduino(page, isSecure) },
    { name: 'Python', needs: 'pip install websockets', code: python(socket) },
    { name: 'Node', needs: $localize`Node 22 or newer, no package`, code: node(socket) },
  ];
}

/** True where a server on this host hears this machine alone, so that a device elsewhere can't reach it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function anyValues(url: string): string {
  return `curl ${url} -H 'content-type: application/json' -d '{"device": "car-7", "values": {"speed": 72, "rpm": 3100}}'`;
}

function arduino(page: Pick<Location, 'hostname' | 'port'>, isSecure: boolean): string {
  const begin = isSecure ? 'beginSSL' : 'begin';
  const port = page.port || (isSecure ? '443' : '80');
  return `#include <WiFi.h>
#include <WebSocketsClient.h>
WebSocketsClient ws;
unsigned long last = 0;
void setup() {
  WiFi.begin("network", "password");
  while (WiFi.status() != WL_CONNECTED) delay(200);
  ws.${begin}("${page.hostname}", ${port}, "/ws/speed");
}
void loop() {
  ws.loop();
  if (millis() - last < 1000) return;
  last = millis();
  ws.sendTXT("{\\"speed\\": 72, \\"device_id\\": \\"esp32\\"}");
}`;
}

function python(socket: string): string {
  return `import json
from websockets.sync.client import connect

with connect("${socket}") as ws:
    ws.send(json.dumps({"speed": 72, "device_id": "python"}))
    print(ws.recv())  # the echo: it is stored`;
}

function node(socket: string): string {
  return `const ws = new WebSocket('${socket}');
ws.onopen = () => ws.send(JSON.stringify({ speed: 72, device_id: 'node' }));
ws.onmessage = ({ data }) => { console.log(data); ws.close(); }; // the echo: it is stored`;
}
