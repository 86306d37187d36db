import { parseChannelPattern } from '@tachograph/contracts';
import { channelName } from './reading-words';

const ANY = '*';

/**
 * Whose channels an address or pattern means, as readers know them: `car-7 · speed`; of every device `speed`, of every channel
 * `car-7`, and null where it means all of them. What is no address stands as it is.
 */
export function addressWords(address: string): string | null {
  const pattern = parseChannelPattern(address);
  if (!pattern) return address;
  const device = pattern.device.join(ANY);
  const channel = pattern.channel.join(ANY);
  if (channel === ANY) return device === ANY ? null : device;
  return device === ANY ? channelName(channel) : `${device} · ${channelName(channel)}`;
}
