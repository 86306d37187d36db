export { ChannelDirectory, type ChannelAddress, type KnownChannel, type MatchedChannel } from './channel-directory.js';
export { DevicesModule } from './devices.module.js';
export { DeviceNotFoundError } from './errors.js';
export { DeviceProfiles, type ProfiledDevice } from './store/device-profiles.js';
