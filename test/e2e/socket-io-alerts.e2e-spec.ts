/** From a sensor's messages over Socket.IO to the alert that viewers get. */
import { messagesUpToAlert } from '../support/aroused-person.ts';
import { OpenClients, SOCKET_IO_4 } from '../support/event-client.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

describeOnBothDatabases('a stress alert', (running) => {
  const clients = new OpenClients();

  afterEach(() => {
    clients.closeAll();
  });

  it('goes to viewers once, with the reading that set it off, and not to sensors', async () => {
    const viewer = await clients.open(SOCKET_IO_4, running().url, 'frontend');
    const sensor = await clients.open(SOCKET_IO_4, running().url, 'esp32');
    const messages = messagesUpToAlert('band');
    for (const message of messages) sensor.emit('esp32_sensor_data', message);
    const predictions = [];
    for (const _ of messages) predictions.push((await sensor.next('data_received')).stress_prediction);
    const alert = await viewer.next('stress_alert');
    const at = messages.findIndex(({ timestamp }) => timestamp === alert.timestamp);
    const { hr, temp, eda } = messages[at] ?? {};
    expect(alert).toEqual({
      type: 'stress_alert',
      level: 'high_stress',
      confidence: expect.closeTo(100 * (predictions[at]?.confidence ?? 0), 1),
      message: expect.any(String),
      timestamp: expect.any(String),
      device_id: 'band',
      sensor_data: { hr, temp, eda },
    });
    expect(alert.confidence).toBeGreaterThanOrEqual(70);
    expect(predictions[at]?.label).toBe('high_stress');
    for (const { timestamp } of messages) expect((await viewer.next('new_sensor_data')).timestamp).toBe(timestamp);
    expect(viewer.waiting('stress_alert')).toBe(0);
    expect(sensor.waiting('stress_alert')).toBe(0);
  });
});
