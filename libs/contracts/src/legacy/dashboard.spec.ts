import { parseIdentifier } from '../readings/identifier.js';
import { hostDevice } from './dashboard.js';

describe('the device that a machine is', () => {
  it('is called by its host name', () => {
    expect(hostDevice('workshop')).toBe('host:workshop');
  });

  it('has a name that a device may have, however long that of the machine is', () => {
    const device = hostDevice('x'.repeat(253));
    expect(parseIdentifier(device)).toBe(device);
  });
});
