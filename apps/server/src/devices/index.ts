export { ChannelDirectory, type ChannelAddress, type KnownChannel, type MatchedChannel } from './channel-directory.js';
export { DevicesModule } from './devices.module.js';
