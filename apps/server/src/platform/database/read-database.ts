import { setTimeout as after } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { Settings } from '../config/index.js';
import { querySqliteOptions } from './data-source-options.js';

const ANSWER_TIMEOUT_MS = 2_000;

/**
 * Where questions are asked: a connection that sees only what is committed. On MySQL and MariaDB the pool gives one; on
 * SQLite, whose writing connection would see its own open transaction, it is a second connection.
 */
@Injectable()
export class ReadDatabase implements OnModuleInit, OnApplicationShutdown {
  private reading: DataSource;

  constructor(
    @InjectDataSource() private readonly writing: DataSource,
    private readonly settings: Settings,
  ) {}

  async onModuleInit(): Promise<void> {
    const { database } = this.settings;
    if (database.kind === 'mysql') {
      this.reading = this.writing;
      return;
    }
    const entities = this.writing.options.entities;
    this.reading = await new DataSource({ ...querySqliteOptions(database.path), entities }).initialize();
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.reading.getRepository(entity);
  }

  /** Whether the database answers, within two seconds. */
  async isReachable(): Promise<boolean> {
    const answer = this.reading.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, after(ANSWER_TIMEOUT_MS, false, { ref: false })]);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.reading !== this.writing) await this.reading.destroy();
  }
}
