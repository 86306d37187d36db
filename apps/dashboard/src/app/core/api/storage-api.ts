import { Injectable } from '@angular/core';
import type { DiskBudget, RetentionPreview, RetentionRules, StorageUse } from '@tachograph/contracts';
import { askJson, sendJson } from './ask';

/** What the database takes, and the rules of what it keeps. Each question fails as `ask` does. */
@Injectable({ providedIn: 'root' })
export class StorageApi {
  /** @param device whose channels are wanted; all without it */
  use(device?: string): Promise<StorageUse> {
    const query = device === undefined ? '' : `?${new URLSearchParams({ device })}`;
    return askJson(`/api/storage${query}`);
  }

  setBudget(bytes: number | null): Promise<unknown> {
    return sendJson('PUT', '/api/storage/budget', { bytes } satisfies DiskBudget);
  }

  rules(): Promise<RetentionRules> {
    return askJson('/api/retention');
  }

  preview(rules: RetentionRules): Promise<RetentionPreview> {
    return sendJson('POST', '/api/retention/preview', rules);
  }

  /** Sets rules, and resolves to what is set. Status 409 where others were set since the version that these name. */
  setRules(rules: RetentionRules): Promise<RetentionRules> {
    return sendJson('PUT', '/api/retention', rules);
  }
}
