import { TestBed } from '@angular/core/testing';
import type { Freshness } from '../../core/live/freshness';
import { reading } from '../../../testing/readings';
import { dialFraction, dialTop } from './gauge-geometry';
import { Speedometer } from './speedometer';

const STALE: Freshness = { kind: 'stale', words: 'stale since 14:03:11' };

async function show(value?: number, freshness?: Freshness): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Speedometer);
  if (value !== undefined) fixture.componentRef.setInput('reading', reading(1, { value, device: '<b>car</b>' }));
  fixture.componentRef.setInput('freshness', freshness);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the speedometer', () => {
  it('shows the speed, the device as it wrote its name, and the age in words', async () => {
    const dial = await show(72.46, STALE);
    expect(dial.querySelector('[data-testid=current-speed]')?.textContent).toBe('72.5');
    expect(dial.querySelector('.device')?.textContent).toBe('<b>car</b>');
    expect(dial.querySelector('[data-testid=freshness]')?.textContent).toBe('stale since 14:03:11');
  });

  it('tells a screen reader the same', async () => {
    const meter = (await show(72, STALE)).querySelector('[role=meter]');
    expect(meter?.getAttribute('aria-valuenow')).toBe('72');
    expect(meter?.getAttribute('aria-valuetext')).toBe('72 km/h, stale since 14:03:11');
  });

  it('has no needle and no number before the first reading', async () => {
    const dial = await show();
    expect(dial.querySelector('.needle')).toBeNull();
    expect(dial.querySelector('[data-testid=current-speed]')?.textContent).toBe('–');
  });

  it('has room for what is faster than a car', () => {
    expect(dialTop([50, 60])).toBe(180);
    expect(dialTop([50, 250])).toBe(360);
  });

  it('holds a speed off the dial at its end', () => {
    expect([dialFraction(-5, 180), dialFraction(90, 180), dialFraction(5_000, 1_000)]).toEqual([0, 0.5, 1]);
  });
});
