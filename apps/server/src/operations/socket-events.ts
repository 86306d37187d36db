import type { ClientToServerEvents, ServerToClientEvents, SocketEventInfo } from '@tachograph/contracts';

type Described<Events> = Record<keyof Events, Omit<SocketEventInfo, 'event'>>;

const TIMESTAMP = '2026-11-21T14:03:11.042Z';
const RECORD = {
  id: 16777217,
  timestamp: TIMESTAMP,
  hr: 72,
  temp: 33.4,
  eda: 0.42,
  stress_level: 'normal',
  confidence: 93.5,
  device_id: 'band-3',
};

const CLIENT_TO_SERVER: Described<ClientToServerEvents> = {
  esp32_sensor_data: {
    description:
      'Stores a reading; an object or its JSON text, numbers as text too. Answered with data_received once it is stored',
    payload: { hr: 72, temp: 33.4, eda: 0.42, timestamp: '2026-11-21T14:03:11Z', device_id: 'band-3' },
  },
  frontend_request_history: {
    description: 'Asks for the last records, newest first. Answered with history_data',
    payload: { limit: 100, start_date: '2026-11-21', end_date: '2026-11-21', device_id: 'band-3' },
  },
  frontend_subscribe_alerts: { description: 'Answered with subscription_status', payload: null },
  ping: { description: 'Answered with pong', payload: null },
  health_check: { description: 'Answered with health_status', payload: null },
};

const SERVER_TO_CLIENT: Described<ServerToClientEvents> = {
  connection_status: {
    description: 'First event on every connection',
    payload: { status: 'connected', message: 'Connected to Tachograph', connection_id: 'band-3' },
  },
  client_stats: {
    description: 'To viewers, whenever a Socket.IO client comes or goes',
    payload: { frontend_clients: 1, esp32_clients: 2, total_clients: 3 },
  },
  newData: {
    description: 'To all but sensors: every speed reading, km/h, and when it was taken, ms since 1970',
    payload: { time: '1795269791042', speed: '72' },
  },
  data_received: {
    description: 'To the sensor, once its reading is stored',
    payload: {
      status: 'success',
      message: 'Sensor data stored',
      record_id: RECORD.id,
      stress_prediction: { label: 'normal', confidence: 0.935 },
    },
  },
  new_sensor_data: { description: 'To viewers: every record, whatever brought it', payload: RECORD },
  stress_alert: {
    description: 'To viewers: at the start of an episode of high stress, and at most once a minute while it lasts',
    payload: {
      type: 'stress_alert',
      level: 'high_stress',
      confidence: 91.2,
      message: 'High stress estimated for band-3, confidence 91.2 %',
      timestamp: TIMESTAMP,
      device_id: 'band-3',
      sensor_data: { hr: 118, temp: 31.2, eda: 9.8 },
    },
  },
  history_data: { description: 'Answer to frontend_request_history', payload: { count: 1, data: [RECORD] } },
  subscription_status: {
    description: 'Answer to frontend_subscribe_alerts',
    payload: { status: 'subscribed', message: 'Alerts come as stress_alert' },
  },
  pong: { description: 'Answer to ping', payload: { timestamp: TIMESTAMP } },
  health_status: {
    description: 'Answer to health_check',
    payload: {
      status: 'healthy',
      timestamp: TIMESTAMP,
      connected_clients: 3,
      server_info: { name: 'Tachograph', version: '0.1.0', uptime: 86400 },
    },
  },
  error: {
    description: 'Why a message was not taken; nothing of it is stored, and the connection lives on',
    payload: { code: 'invalid_reading', message: 'hr must be a number from 0 to 300 beats/min' },
  },
};

function listed(events: Record<string, Omit<SocketEventInfo, 'event'>>): SocketEventInfo[] {
  return Object.entries(events).map(([event, { description, payload }]) => ({ event, description, payload }));
}

/** Every event of the Socket.IO endpoint, both ways, with an example of what it carries. */
export const SOCKET_EVENTS = {
  client_to_server: listed(CLIENT_TO_SERVER),
  server_to_client: listed(SERVER_TO_CLIENT),
};
