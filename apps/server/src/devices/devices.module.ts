import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelDirectory } from './channel-directory.js';
import { ChannelEntity } from './channel.entity.js';
import { DeviceProfileEntity } from './device-profile.entity.js';
import { DeviceEntity } from './device.entity.js';
import { DeviceProfiles } from './store/device-profiles.js';
import { TypeormChannelDirectory } from './store/typeorm-channel-directory.js';

/** Who measures what, and what people say of it. */
@Module({
  imports: [TypeOrmModule.forFeature([DeviceEntity, ChannelEntity, DeviceProfileEntity])],
  providers: [DeviceProfiles, { provide: ChannelDirectory, useClass: TypeormChannelDirectory }],
  exports: [ChannelDirectory, DeviceProfiles],
})
export class DevicesModule {}
