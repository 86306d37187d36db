export { ChannelDirectory, type ChannelAddress, type KnownChannel } from './channel-directory.js';
export { DevicesModule } from './devices.module.js';
