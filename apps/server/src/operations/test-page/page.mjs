import { byId, textElement } from './elements.mjs';
import { showHistory, startHistory } from './history.mjs';
import { log } from './log.mjs';
import { startSimulator } from './simulator.mjs';

const ALERTS_MAX = 20;
const tally = { sent: 0, stored: 0, errors: 0 };
let socket;

const receivers = {
  data_received: ({ stress_prediction: { label, confidence } }) => {
    count('stored');
    byId('estimate').textContent = `${label}, confidence ${Math.round(confidence * 100)} %`;
  },
  error: () => count('errors'),
  client_stats: ({ total_clients, esp32_clients, frontend_clients }) => {
    byId('clients').textContent = total_clients;
    byId('sensors').textContent = esp32_clients;
    byId('viewers').textContent = frontend_clients;
  },
  stress_alert: ({ message, timestamp }) => {
    const alerts = byId('alerts');
    alerts.prepend(textElement('li', `${new Date(timestamp).toLocaleTimeString()} ${message}`));
    while (alerts.children.length > ALERTS_MAX) alerts.lastElementChild.remove();
    byId('no-alerts').hidden = true;
  },
  history_data: showHistory,
};

function count(name) {
  tally[name] += 1;
  byId(name).textContent = tally[name];
}

function showState(state) {
  byId('state').textContent = state;
  byId('state').dataset.state = state;
  log('state', state);
}

/** Opens a socket as what the form says, in place of the one before. */
function connect() {
  socket?.close();
  const type = byId('type').value;
  socket = io({ query: type === '' ? {} : { type }, forceNew: true });
  socket.on('connect', () => {
    showState('connected');
    socket.emit('frontend_subscribe_alerts');
  });
  socket.on('disconnect', () => showState('reconnecting'));
  socket.on('connect_error', ({ message }) => log('error', 'connect_error', message));
  socket.onAny((event, payload) => {
    log(event === 'error' ? 'error' : 'received', event, payload);
    receivers[event]?.(payload);
  });
}

function emit(event, payload) {
  if (!socket.connected) {
    log('error', event, 'not sent: there is no connection');
    return false;
  }
  log('sent', event, payload);
  socket.emit(event, payload);
  return true;
}

byId('type').addEventListener('change', connect);
startSimulator((reading) => {
  if (emit('esp32_sensor_data', reading)) count('sent');
});
startHistory((request) => emit('frontend_request_history', request));
connect();
