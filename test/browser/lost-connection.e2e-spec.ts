/** A page whose live connection is cut under it, in a real Chromium. */
import type { WebSocketRoute } from 'playwright-core';
import { postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

describe('a page that loses its connection', () => {
  let visit: Visit;
  let connections: WebSocketRoute[];
  let questions: string[];

  beforeAll(async () => {
    connections = [];
    questions = [];
    visit = await Visit.begin();
    await visit.page.routeWebSocket(/\/ws\/live/, (route) => {
      connections.push(route);
      route.connectToServer();
    });
    visit.page.on('request', (request) => {
      if (request.url().includes('/api/readings')) questions.push(request.url());
    });
    await visit.open('/');
  });

  afterAll(async () => {
    await visit.end();
  });

  const rows = () => visit.find('reading-row');
  const send = (speed: number) => postJson(`${visit.server.url}/send`, { speed, device_id: 'car-7' });
  const shown = async () => (await rows().locator('td:last-child').allTextContents()).map(Number);

  it('has what was stored meanwhile once it is back, without asking the history', async () => {
    await send(1);
    await rows().first().waitFor();
    await visit.page.waitForLoadState('networkidle');
    const asked = questions.length;
    await connections.at(-1)?.close();
    await send(2);
    await send(3);
    await visit.counts(rows(), 3);
    await visit.isLive();
    await send(4);
    await visit.counts(rows(), 4);
    expect(await shown()).toEqual([4, 3, 2, 1]);
    expect(connections).toHaveLength(2);
    expect(questions).toHaveLength(asked);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
