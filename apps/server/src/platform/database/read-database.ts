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
  private asked: Promise<boolean> | undefined;

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
    // One question for all who ask: on a database that hangs, each would take a connection from those who need it later.
    this.asked ??= this.ask().finally(() => {
      this.asked = undefined;
    });
    return Promise.race([this.asked, after(ANSWER_TIMEOUT_MS, false, { ref: false })]);
  }

  private async ask(): Promise<boolean> {
    try {
      await this.reading.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.reading !== this.writing) await this.reading.destroy();
  }
}
