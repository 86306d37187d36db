import { TestBed } from '@angular/core/testing';
import { reading } from '../../../testing/readings';
import { ReadingTable } from './reading-table';

describe('the table of readings', () => {
  it('has the newest on top and says whose clock it was where not the device’s', async () => {
    window.matchMedia = () => new EventTarget() as MediaQueryList;
    const fixture = TestBed.createComponent(ReadingTable);
    fixture.componentRef.setInput('devices', ['car-7']);
    fixture.componentRef.setInput('readings', [reading(1), reading(2, { value: 80, clock: 'absent' })]);
    await fixture.whenStable();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('[data-testid=reading-row]')];
    const words = rows.map((row) => row.textContent.replace(/\s+/g, ' '));
    expect(words[0]).toContain('server time: device sent none');
    expect(words[0]).toContain('80.0');
    expect(words[1]).not.toContain('server time');
  });
});
