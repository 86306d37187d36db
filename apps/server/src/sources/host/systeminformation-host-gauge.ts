import { networkInterfaces } from 'node:os';
import { mem, networkStats } from 'systeminformation';
import { CpuLoad } from './cpu-load.js';
import { type HostFigures, HostGauge } from './host-gauge.js';

/** The figures as the library systeminformation gives them on Linux, macOS, Windows and the BSDs, but for the processors'. */
export class SysteminformationHostGauge extends HostGauge {
  private readonly cpuLoad = new CpuLoad();

  override async read(): Promise<HostFigures> {
    const [cpu, { active, total }, network] = await Promise.all([this.cpuLoad.read(), mem(), readNetwork()]);
    const figures = { cpu: hundredths(cpu), memory: hundredths((active / total) * 100), ...network };
    for (const [name, value] of Object.entries(figures)) {
      if (!Number.isFinite(value)) throw new Error(`the system gives no figure for ${name}: ${value}`);
    }
    return figures;
  }
}

async function readNetwork(): Promise<Pick<HostFigures, 'networkSent' | 'networkReceived'>> {
  const names = realInterfaces();
  // Asked for no name, the library would answer for the default interface; for all, it would look for them with programs.
  const stats = names.length === 0 ? [] : await networkStats(names.join(','));
  return {
    networkSent: stats.reduce((sum, { tx_bytes }) => sum + tx_bytes, 0),
    networkReceived: stats.reduce((sum, { rx_bytes }) => sum + rx_bytes, 0),
  };
}

/** The network interfaces that lead out of the machine; a second address of one, `eth0:1`, is no other interface. */
function realInterfaces(): string[] {
  const outward = Object.entries(networkInterfaces()).filter(([, addresses]) =>
    addresses?.some(({ internal }) => !internal),
  );
  return [...new Set(outward.map(([name]) => name.split(':')[0] ?? name))];
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
