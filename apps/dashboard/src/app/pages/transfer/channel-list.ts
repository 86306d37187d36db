import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';
import type { KnownChannel } from '../../core/api/known-channels';

/** The addresses and patterns of a list that is divided by commas. */
export function addressesOf(list: string): string[] {
  return list
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
}

/** A channel's address in such a list: a comma of its name is written as %2C. */
export function listAddress({ address }: KnownChannel): string {
  return address.replaceAll(',', '%2C');
}

/** The list with an address, or without it if it was there. */
export function toggled(list: string, address: string): string {
  const addresses = addressesOf(list);
  const without = addresses.filter((one) => one !== address);
  return (without.length < addresses.length ? without : [...addresses, address]).join(', ');
}

/** The first part of a list that is no address; undefined where all are. */
export function wrongAddress(list: string): string | undefined {
  return addressesOf(list).find((address) => !parseChannelPattern(address));
}

/** The channels that a list means. */
export function meantChannels(list: string, channels: readonly KnownChannel[]): KnownChannel[] {
  const patterns = addressesOf(list).flatMap((address) => parseChannelPattern(address) ?? []);
  return channels.filter(({ device, channel }) => patterns.some((pattern) => matchesChannel(pattern, device, channel)));
}
