/** @jest-environment node */
import { linkWords } from './link-words';

describe('linkWords', () => {
  it('is live in one word', () => {
    expect(linkWords({ kind: 'open' }, 0, true).words).toBe('live');
  });

  it('counts down to the next attempt, but not aloud', () => {
    const link = linkWords({ kind: 'waiting', until: 3_400 }, 0, true);
    expect(link.words).toBe('reconnecting in 4 s');
    expect(link.announcement).toBe('connection lost, reconnecting');
  });

  it('says offline where the browser has no network, and tries all the same', () => {
    expect(linkWords({ kind: 'waiting', until: 4_000 }, 0, false).words).toBe('offline, next try in 4 s');
  });

  it('says why the server sent it away', () => {
    expect(linkWords({ kind: 'refused', reason: 'message far too large' }, 0, true).words).toBe(
      'offline: message far too large',
    );
  });
});
