import { ServerTime } from './server-time.js';

describe('ServerTime', () => {
  let local = 0;
  const time = new ServerTime(() => local);

  it('is this machine’s before the server has said a word', () => {
    local = 1_000;
    expect(time.now()).toBe(1_000);
  });

  it('is the server’s from its first word on, and goes on with this machine’s clock', () => {
    time.begin(5_000);
    local = 2_000;
    expect(time.now()).toBe(6_000);
  });

  it('is not set back by a message that was long under way', () => {
    time.follow(3_000);
    expect(time.now()).toBe(5_990);
  });

  it('follows a message that came faster at once', () => {
    time.follow(6_500);
    expect(time.now()).toBe(6_500);
  });

  it('follows at once where this machine’s clock was set, forwards or back', () => {
    local += 3_600_000;
    time.follow(7_000);
    expect(time.now()).toBe(7_000);
    local -= 7_200_000;
    time.follow(8_000);
    expect(time.now()).toBe(8_000);
  });
});
