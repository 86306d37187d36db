import { TestBed } from '@angular/core/testing';
import type { Device, DeviceProfileChange } from '@tachograph/contracts';
import { aDevice } from '../../../testing/devices';
import { Refusal } from '../../core/api/ask';
import { DevicesApi } from '../../core/api/devices-api';
import { changeWords } from './device-editing';
import { ProfileChanges } from './profile-changes';

describe('changes of what is said of devices', () => {
  let stored: Map<string, Device>;
  let changes: ProfileChanges;

  beforeEach(() => {
    stored = new Map(['a', 'b', 'c'].map((name) => [name, aDevice(name)]));
    const change = (name: string, { version, ...profile }: DeviceProfileChange) => {
      const known = stored.get(name);
      if (!known) return Promise.reject(new Refusal(404, 'no such device'));
      if (known.version !== version) return Promise.reject(new Refusal(409, 'changed since'));
      const next = { ...known, ...profile, version: version + 1 };
      stored.set(name, next);
      return Promise.resolve(next);
    };
    TestBed.configureTestingModule({ providers: [{ provide: DevicesApi, useValue: { change } }] });
    changes = TestBed.inject(ProfileChanges);
  });

  const groups = () => [...stored.values()].map(({ group }) => group);
  const all = () => [...stored.values()];

  it('reach all of them, and can be taken back', async () => {
    const done = await changes.change(all(), (device) => ({ ...device, group: 'Hall' }));
    expect(groups()).toEqual(['Hall', 'Hall', 'Hall']);
    expect(changeWords(done)).toBe('3 devices are changed.');
    expect(changeWords(done, 'archived')).toBe('3 devices are archived.');
    expect(changeWords(done, 'unarchived')).toBe('3 devices are taken out of the archive.');
    await changes.undo(done);
    expect(groups()).toEqual(['', '', '']);
  });

  it('let be what somebody else has changed meanwhile, and say so', async () => {
    const looked = all();
    stored.set('b', aDevice('b', { group: 'Theirs', version: 2 }));
    const done = await changes.change(looked, (device) => ({ ...device, group: 'Hall' }));
    expect(groups()).toEqual(['Hall', 'Theirs', 'Hall']);
    expect(changeWords(done)).toBe('2 devices are changed. Somebody else has changed b meanwhile: look again.');
  });

  it('say why some could not be made', async () => {
    const done = await changes.change([aDevice('gone'), aDevice('a')], (device) => device);
    expect(changeWords(done)).toBe('a is changed. Some could not be changed: no such device');
  });
});
