import { aWidget } from '../../../../../testing/fake-board';
import { NOON, reading } from '../../../../../testing/readings';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { FeedWidget } from './feed';

describe('the activity of a dashboard', () => {
  it('says what came in, newest first, one entry a message', async () => {
    const { data, settle } = await showWidget(FeedWidget, aWidget('feed', { channels: ['*/*'] }));
    data.shownReadings.data.set([
      reading(4, { device: 'band-1', channel: 'temp', unit: '°C', value: 33.1, takenAt: NOON + 3_000 }),
      reading(3, { device: 'band-1', channel: 'hr', unit: 'bpm', value: 72, takenAt: NOON + 3_000 }),
      reading(2, { device: HOSTILE }),
    ]);
    const feed = await settle();
    expect(textsOf(feed, '[data-testid=entry]')).toEqual([
      '12:00:03 band-1 heart rate 72 bpm skin temperature 33.1 °C',
      `12:00:02 ${HOSTILE} speed 70 km/h`,
    ]);
    expect(feed.querySelector('img')).toBeNull();
  });

  it('holds no more entries than were asked for', async () => {
    const { data, settle } = await showWidget(FeedWidget, aWidget('feed', { rows: 3 }));
    data.shownReadings.data.set(Array.from({ length: 50 }, (_, place) => reading(50 - place)));
    expect((await settle()).querySelectorAll('[data-testid=entry]')).toHaveLength(3);
  });
});
