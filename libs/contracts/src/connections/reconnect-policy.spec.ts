import { ReconnectPolicy } from './reconnect-policy.js';

const delays = (policy: ReconnectPolicy, count: number) => Array.from({ length: count }, () => policy.next());

describe('ReconnectPolicy', () => {
  it('waits one second and doubles to thirty', () => {
    const policy = new ReconnectPolicy(() => 1);
    expect(delays(policy, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('takes off up to a half, so that many clients do not come back together', () => {
    const policy = new ReconnectPolicy(() => 0);
    expect(delays(policy, 3)).toEqual([500, 1_000, 2_000]);
  });

  it('starts over after a connection that held', () => {
    const policy = new ReconnectPolicy(() => 1);
    delays(policy, 4);
    policy.reset();
    expect(policy.next()).toBe(1_000);
  });
});
