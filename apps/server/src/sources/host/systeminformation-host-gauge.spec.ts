import { SysteminformationHostGauge } from './systeminformation-host-gauge.js';

describe('the gauge of this machine', () => {
  it('tells figures that can be: per cent, and bytes that only grow', async () => {
    const gauge = new SysteminformationHostGauge();
    const [first, second] = [await gauge.read(), await gauge.read()];
    for (const { cpu, memory, networkSent, networkReceived } of [first, second]) {
      expect(cpu).toBeGreaterThanOrEqual(0);
      expect(cpu).toBeLessThanOrEqual(100);
      expect(memory).toBeGreaterThan(0);
      expect(memory).toBeLessThanOrEqual(100);
      expect(Number.isSafeInteger(networkSent)).toBe(true);
      expect(Number.isSafeInteger(networkReceived)).toBe(true);
    }
    expect(second.networkSent).toBeGreaterThanOrEqual(first.networkSent);
    expect(second.networkReceived).toBeGreaterThanOrEqual(first.networkReceived);
  });
});
