import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelDirectory } from './channel-directory.js';
import { ChannelEntity } from './channel.entity.js';
import { DeviceEntity } from './device.entity.js';
import { TypeormChannelDirectory } from './store/typeorm-channel-directory.js';

/** Who measures what. */
@Module({
  imports: [TypeOrmModule.forFeature([DeviceEntity, ChannelEntity])],
  providers: [{ provide: ChannelDirectory, useClass: TypeormChannelDirectory }],
  exports: [ChannelDirectory],
})
export class DevicesModule {}
