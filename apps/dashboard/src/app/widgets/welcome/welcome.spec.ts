import { TestBed } from '@angular/core/testing';
import { isLoopback, samples } from '../code-samples/samples';
import { Welcome } from './welcome';

const PLAIN = { protocol: 'http:', host: 'garage.local:8765', hostname: 'garage.local', port: '8765' };
const SECURE = { protocol: 'https:', host: 'garage.example', hostname: 'garage.example', port: '' };

describe('the page with no readings', () => {
  it('offers the generator, and asks for it when pressed', async () => {
    const fixture = TestBed.createComponent(Welcome);
    let asked = 0;
    fixture.componentInstance.startGenerator.subscribe(() => (asked += 1));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('h2')?.textContent).toBe('No readings yet');
    page.querySelector<HTMLButtonElement>('.lead button')?.click();
    expect(asked).toBe(1);
  });

  it('has lines for each kind of client, with this server’s address in each', () => {
    const lines = samples(PLAIN);
    expect(lines.map(({ name }) => name)).toEqual(['curl', 'curl, any values', 'websocat', 'ESP32', 'Python', 'Node']);
    for (const { code } of lines) expect(code).toContain('garage.local');
    expect(lines[3]?.code).toContain('ws.begin("garage.local", 8765, "/ws/speed")');
  });

  it('speaks TLS where the page came over TLS', () => {
    const [curl, anyValues, websocat, arduino] = samples(SECURE);
    expect(curl?.code).toContain('https://garage.example/send');
    expect(anyValues?.code).toContain('https://garage.example/api/readings');
    expect(websocat?.code).toContain('wss://garage.example/ws/speed');
    expect(arduino?.code).toContain('ws.beginSSL("garage.example", 443');
  });

  it('knows an address that only this machine can reach', () => {
    expect(['localhost', '127.0.0.1', 'garage.local'].map(isLoopback)).toEqual([true, true, false]);
  });
});
