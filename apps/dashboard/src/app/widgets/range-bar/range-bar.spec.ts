import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LATEST, type ShownRange } from '../../core/history/shown-range';
import { RangeBar } from './range-bar';

const HOUR = 3_600_000;
const MONDAY = new Date(2026, 10, 16, 8).getTime();

describe('the choice of a range', () => {
  let fixture: ComponentFixture<RangeBar>;
  let page: HTMLElement;
  let gone: ShownRange[];

  beforeEach(() => {
    fixture = TestBed.createComponent(RangeBar);
    page = fixture.nativeElement as HTMLElement;
    gone = [];
    fixture.componentInstance.go.subscribe((range) => gone.push(range));
  });

  async function show(shown: ShownRange): Promise<void> {
    fixture.componentRef.setInput('shown', shown);
    await fixture.whenStable();
  }

  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(
      (each) =>
        each.ariaLabel === words || each.getAttribute('aria-label') === words || each.textContent.trim() === words,
    );
  const fill = (name: string, value: string) => {
    const field = page.querySelector<HTMLInputElement>(`[data-testid=${name}]`);
    Object.assign(field ?? {}, { value });
    field?.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };

  it('says which range is shown, and goes to another', async () => {
    await show({ kind: 'recent', name: '1h' });
    const pressed = [...page.querySelectorAll('[aria-pressed=true]')].map(({ textContent }) => textContent.trim());
    expect(pressed).toEqual(['1 h']);
    button('Latest: the last readings, however old')?.click();
    button('year: the last year')?.click();
    expect(gone).toEqual([LATEST, { kind: 'recent', name: '1y' }]);
  });

  it('has nothing to move where the last readings are shown', async () => {
    await show(LATEST);
    expect(button('Back')).toBeUndefined();
  });

  it('goes nowhere beyond now', async () => {
    await show({ kind: 'recent', name: '5m' });
    expect([button('Forth')?.disabled, button('Back to live')?.disabled]).toEqual([true, true]);
    expect([button('Back')?.disabled, button('Zoom in')?.disabled]).toEqual([false, false]);
  });

  it('moves a range that stands still, and leads back to live', async () => {
    await show({ kind: 'past', from: MONDAY, to: MONDAY + HOUR });
    for (const words of ['Back', 'Zoom in', 'Back to live']) button(words)?.click();
    expect(gone).toEqual([
      { kind: 'past', from: MONDAY - HOUR, to: MONDAY },
      { kind: 'past', from: MONDAY + HOUR / 4, to: MONDAY + (3 * HOUR) / 4 },
      { kind: 'recent', name: '1h' },
    ]);
  });

  it('takes two instants in the reader’s time zone', async () => {
    await show({ kind: 'past', from: MONDAY, to: MONDAY + HOUR });
    expect(page.querySelector<HTMLInputElement>('[data-testid=range-from]')?.value).toMatch(/^2026-11-16T08:00/);
    fill('range-from', '2026-11-16T06:30');
    await submit();
    expect(gone).toEqual([{ kind: 'past', from: MONDAY - 1.5 * HOUR, to: MONDAY + HOUR }]);
  });

  it('says what is wrong with them', async () => {
    await show({ kind: 'past', from: MONDAY, to: MONDAY + HOUR });
    fill('range-to', '');
    await submit();
    expect(page.querySelector('[role=alert]')?.textContent).toBe('The end is no date and time.');
    expect(page.querySelector('[data-testid=range-to]')?.getAttribute('aria-invalid')).toBe('true');
    fill('range-to', '2026-11-16T10:00');
    await submit();
    expect(page.querySelector('[role=alert]')?.textContent).toBe('');
    expect(gone).toHaveLength(1);
  });
});
