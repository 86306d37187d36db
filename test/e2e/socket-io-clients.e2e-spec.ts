/** Every client of the older systems, unmodified: what a sensor and a viewer do all day. */
import type { ConnectionList } from '@tachograph/contracts';
import { clientKinds, type EventClient, OpenClients } from '../support/event-client.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

describeOnBothDatabases('Socket.IO', (running) => {
  const clients = new OpenClients();

  afterEach(() => {
    clients.closeAll();
  });

  describe.each(clientKinds)('with $name', (kind) => {
    let sensor: EventClient;
    let viewer: EventClient;

    beforeEach(async () => {
      viewer = await clients.open(kind, running().url, 'frontend');
      sensor = await clients.open(kind, running().url, 'esp32');
    });

    it('acknowledges a sensor and shows what it sent to a viewer, under the same id', async () => {
      sensor.emit('esp32_sensor_data', { hr: 72, temp: 33.4, eda: 0.42, device_id: 'band-3' });
      const { record_id } = await sensor.next('data_received');
      expect(await viewer.next('new_sensor_data')).toEqual({
        id: record_id,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        hr: 72,
        temp: 33.4,
        eda: 0.42,
        stress_level: expect.stringMatching(/^(normal|medium|high_stress)$/),
        confidence: expect.any(Number),
        device_id: 'band-3',
      });
    });

    it('takes the reading as JSON text, its numbers as text too', async () => {
      sensor.emit('esp32_sensor_data', '{"hr": "72", "temp": "33.4", "eda": "0.42", "device_id": "text"}');
      await sensor.next('data_received');
      expect(await viewer.next('new_sensor_data')).toMatchObject({ hr: 72, temp: 33.4, eda: 0.42, device_id: 'text' });
    });

    it('answers bad data with an error and goes on', async () => {
      sensor.emit('esp32_sensor_data', { hr: 'fast', temp: 33.4, eda: 0.42 });
      expect(await sensor.next('error')).toMatchObject({ code: 'invalid_reading' });
      sensor.emit('esp32_sensor_data', { hr: 72, temp: 33.4, eda: 0.42 });
      expect(await sensor.next('data_received')).toMatchObject({ status: 'success' });
    });

    it('tells a viewer every speed, and a sensor none', async () => {
      await postJson(`${running().url}/send`, { speed: 88.5, timestamp: '2026-11-21T14:03:11.250Z' });
      expect(await viewer.next('newData')).toEqual({
        time: String(Date.parse('2026-11-21T14:03:11.250Z')),
        speed: '88.5',
      });
      sensor.emit('health_check');
      await sensor.next('health_status');
      expect(sensor.waiting('newData')).toBe(0);
    });

    it('gives a viewer the history', async () => {
      sensor.emit('esp32_sensor_data', { hr: 60, temp: 33, eda: 1 });
      const { record_id } = await sensor.next('data_received');
      viewer.emit('frontend_request_history', { limit: 1 });
      const { count, data } = await viewer.next('history_data');
      expect({ count, ids: data.map(({ id }) => id) }).toEqual({ count: 1, ids: [record_id] });
    });

    it('is listed with its kind, its device and what went through', async () => {
      sensor.emit('esp32_sensor_data', { hr: 60, temp: 33, eda: 1, device_id: 'listed' });
      await sensor.next('data_received');
      const { data } = (await getJson<ConnectionList>(`${running().url}/connections`)).body;
      expect(data.find(({ id }) => id === sensor.id)).toMatchObject({
        channel: 'socketio:esp32',
        device_id: 'listed',
        address: expect.stringContaining('127.0.0.1'),
        messages_in: 1,
        messages_out: 2,
      });
      expect(data.find(({ id }) => id === viewer.id)).toMatchObject({ channel: 'socketio:frontend', device_id: null });
    });
  });
});
