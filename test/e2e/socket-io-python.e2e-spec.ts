/** python-socketio, as Debian packages it, against the server. */
import { join } from 'node:path';
import { pythonWith, runPython } from '../support/python.ts';
import { ServerProcess } from '../support/server-process.ts';

const SCRIPT = join(import.meta.dirname, '../support/socketio_client.py');
const python = pythonWith('socketio, aiohttp');

(python === undefined ? describe.skip : describe)(
  'python-socketio (skipped without python3-socketio and python3-aiohttp)',
  () => {
    let server: ServerProcess;

    beforeAll(async () => {
      server = await ServerProcess.start();
    });

    afterAll(async () => {
      await server.stop();
    });

    it.each(['polling', 'websocket', 'polling,websocket'])('is served over %s', async (transports) => {
      const events = (await runPython(python ?? '', SCRIPT, server.url, transports)) as [string, string, unknown][];
      const of = (kind: string, name: string) =>
        events.filter(([who, what]) => who === kind && what === name).map(([, , payload]) => payload);
      expect(of('sensor', 'connection_status')).toMatchObject([{ status: 'connected' }]);
      const [acknowledgement] = of('sensor', 'data_received') as { record_id: number }[];
      expect(of('sensor', 'called')).toEqual([acknowledgement]);
      expect(of('sensor', 'error')).toMatchObject([{ code: 'invalid_reading' }]);
      expect(of('sensor', 'new_sensor_data')).toEqual([]);
      expect(of('viewer', 'new_sensor_data')).toMatchObject([{ id: acknowledgement?.record_id, device_id: 'python' }]);
      expect(of('viewer', 'health_status')).toMatchObject([{ status: 'healthy' }]);
      expect(of('viewer', 'history_data')).toMatchObject([{ count: 1, data: [{ id: acknowledgement?.record_id }] }]);
    });
  },
);
