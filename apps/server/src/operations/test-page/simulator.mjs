import { byId } from './elements.mjs';

const form = byId('simulator');
const automatic = byId('automatic');
const sliders = [...form.querySelectorAll('input[type=range]')];
let timer;

/**
 * Lets the form send readings, one or one every so often.
 *
 * @param {(reading: { hr: number, temp: number, eda: number, device_id: string, timestamp: string }) => void} send
 */
export function startSimulator(send) {
  const submit = () => {
    if (form.reportValidity()) send(reading());
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  automatic.addEventListener('click', () => run(timer === undefined, submit));
  byId('interval').addEventListener('change', () => {
    if (timer !== undefined) run(true, submit);
  });
  for (const slider of sliders) {
    slider.addEventListener('input', showValues);
  }
  showValues();
}

function run(wanted, submit) {
  clearInterval(timer);
  const usable = wanted && form.reportValidity();
  timer = usable ? setInterval(submit, byId('interval').valueAsNumber) : undefined;
  automatic.setAttribute('aria-pressed', String(usable));
  automatic.textContent = usable ? 'Stop sending' : 'Send automatically';
}

function reading() {
  const values = Object.fromEntries(sliders.map(({ name, valueAsNumber }) => [name, valueAsNumber]));
  return { ...values, device_id: byId('device').value, timestamp: new Date().toISOString() };
}

function showValues() {
  for (const { id, value, dataset } of sliders) {
    form.querySelector(`output[for=${id}]`).textContent = `${value} ${dataset.unit}`;
  }
}
