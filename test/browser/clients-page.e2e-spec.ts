/** The page at `/clients` in a real Chromium: who is connected, second by second, what they are sent, and their end. */
import type { Locator } from 'playwright-core';
import { SpeedClient } from '../support/speed-client.ts';
import { Visit } from './visit.ts';

describe('the page of connections', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    await visit.open('/clients');
  });

  afterAll(async () => {
    await visit.end();
  });

  const field = (label: string): Locator => visit.page.getByLabel(label, { exact: true });
  const button = (name: string): Locator => visit.page.getByRole('button', { name, exact: true });
  const row = (id: string): Locator => visit.find('connection').filter({ hasText: id });
  const enter = (id: string) => SpeedClient.open(visit.server.url, `/ws/speed?connection_id=${id}`);

  it('shows who comes, what goes through, and who goes', async () => {
    const client = await enter('car-7');
    await row('car-7').waitFor();
    await client.ask('{"speed": 72}');
    await row('car-7').getByText('received 1', { exact: true }).waitFor();
    await client.close();
    await row('car-7').waitFor({ state: 'detached' });
  });

  it('shows itself, as one that views', async () => {
    await field('Search').fill('live');
    await visit.find('connections-found').getByText('1 connection', { exact: true }).waitFor();
    await visit.find('connection').getByText('live', { exact: true }).waitFor();
    await field('Search').fill('');
  });

  it('sends a speed to one connection, and says what became of it', async () => {
    const [one, other] = await Promise.all([enter('car-8'), enter('car-9')]);
    await row('car-8').waitFor();
    await button('Send to car-8').click();
    await visit.page.locator('#send-speed:focus').waitFor();
    await visit.page.keyboard.type('55.5');
    await button('Send').click();
    await visit.find('send-done').getByText('Delivered to 1 connection. Stored as 55.5 km/h').waitFor();
    expect(JSON.parse(await one.next())).toMatchObject({ speed: 55.5 });
    expect(other.waiting).toBe(0);
    await field('To').fill('');
    await button('Send').click();
    await visit.find('send-done').getByText('Delivered to 2 connections.').waitFor();
    await field('To').fill('nobody');
    await button('Send').click();
    await visit.page.getByText('Not sent: no connection with the id "nobody" is open').waitFor();
    await field('To').fill('');
    await Promise.all([one.close(), other.close()]);
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, (_, n) => enter(`van-${n}`)));
    await row('van-7').waitFor();
    expect(await visit.faults('clients')).toEqual([]);
    await Promise.all(clients.map((client) => client.close()));
  }, 60_000);

  it('disconnects a client, once a person has confirmed it', async () => {
    const client = await enter('car-7');
    const closed = client.closed();
    await row('car-7').waitFor();
    await button('Disconnect car-7').click();
    await visit.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    expect((await closed).code).toBe(4001);
    await row('car-7').waitFor({ state: 'detached' });
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
