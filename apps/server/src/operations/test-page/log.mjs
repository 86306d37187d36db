import { byId, textElement } from './elements.mjs';

/** More would make the page slow. */
const LINES_MAX = 200;
const LINE_LENGTH_MAX = 500;

const SIGNS = { sent: '→', received: '←', error: '✕', state: '•' };

/**
 * Puts a line on top of the log, and lets the oldest go.
 *
 * @param {'sent' | 'received' | 'error' | 'state'} kind
 * @param {string} event
 * @param {unknown} [payload]
 */
export function log(kind, event, payload) {
  const time = new Date().toLocaleTimeString();
  const content = payload === undefined ? '' : ` ${JSON.stringify(payload)}`;
  const text = `${time} ${SIGNS[kind]} ${event}${content}`;
  const shown = text.length > LINE_LENGTH_MAX ? `${text.slice(0, LINE_LENGTH_MAX)}…` : text;
  const line = textElement('li', shown);
  line.dataset.kind = kind;
  const list = byId('log');
  list.prepend(line);
  while (list.children.length > LINES_MAX) list.lastElementChild.remove();
}

byId('clear').addEventListener('click', () => byId('log').replaceChildren());
