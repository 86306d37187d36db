import { byId, textElement } from './elements.mjs';

/**
 * Lets the form ask for the history.
 *
 * @param {(request: Record<string, string>) => void} ask
 */
export function startHistory(ask) {
  byId('history').addEventListener('submit', (event) => {
    event.preventDefault();
    ask(Object.fromEntries(new FormData(event.target)));
  });
}

/** @param {{ count: number, data: object[] }} history newest first */
export function showHistory({ count, data }) {
  byId('records').replaceChildren(...data.map(row));
  byId('no-records').textContent = count === 0 ? 'Nothing is stored for that.' : `${count} records.`;
}

function row({ timestamp, device_id, hr, temp, eda, stress_level, confidence }) {
  const element = document.createElement('tr');
  element.append(
    textElement('td', new Date(timestamp).toLocaleString()),
    Object.assign(textElement('td', device_id, 'device'), { title: device_id }),
    ...[hr, temp, eda].map((value) => textElement('td', value, 'number')),
    textElement('td', `${stress_level}, ${confidence} %`),
  );
  return element;
}
