import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { SendAnswer } from '@tachograph/contracts';
import { Refusal } from '../../core/api/ask';
import { ConnectionsApi } from '../../core/api/connections-api';
import { SendForm } from './send-form';

const ANSWER: SendAnswer = {
  delivered: 1,
  reading: { id: 1, speed: 72.5, timestamp: new Date().toISOString(), received_at: '', device_id: '<b>car</b>' },
};

describe('the form that sends a speed', () => {
  const sent = jest.fn<ConnectionsApi['send']>();
  let fixture: ComponentFixture<SendForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    sent.mockReset().mockResolvedValue(ANSWER);
    TestBed.configureTestingModule({ providers: [{ provide: ConnectionsApi, useValue: { send: sent } }] });
    fixture = TestBed.createComponent(SendForm);
    fixture.componentRef.setInput('connections', []);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function type(id: string, text: string): Promise<void> {
    const input = page.querySelector<HTMLInputElement>(`#${id}`);
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function submit(): Promise<void> {
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  }

  const isOffered = () => page.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled === false;

  it('sends to all, with a comma in the number as well, and says what became of it', async () => {
    await type('send-speed', '72,5');
    await submit();
    expect(sent).toHaveBeenCalledWith({ speed: 72.5 });
    const told = page.querySelector('[data-testid=send-done]')?.textContent;
    expect(told).toContain('Delivered to 1 connection. Stored as 72.5 km/h of <b>car</b> at');
  });

  it('sends to one, taken at a time of the reader', async () => {
    await type('send-to', ' car-7 ');
    await type('send-speed', '1');
    await type('send-taken', '2026-11-21T14:03:11');
    await submit();
    const timestamp = new Date('2026-11-21T14:03:11').toISOString();
    expect(sent).toHaveBeenCalledWith({ speed: 1, connection_id: 'car-7', timestamp });
  });

  it('sends nothing but a number', async () => {
    expect(isOffered()).toBe(false);
    await type('send-speed', 'fast');
    expect(isOffered()).toBe(false);
    expect(page.textContent).toContain('a number such as 72.5');
    await submit();
    expect(sent).not.toHaveBeenCalled();
  });

  it('says why it was not sent', async () => {
    sent.mockRejectedValue(new Refusal(404, 'no connection with the id "x" is open'));
    await type('send-speed', '1');
    await submit();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('no connection with the id "x" is open');
  });
});
