import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asyncApi from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const FILE = join(import.meta.dirname, '../../docs/live.asyncapi.yaml');
// The specification's own schema repeats the names of those that it is made of, and has words that Ajv does not know.
const LENIENT = { strict: false, meta: false, validateSchema: false, validateFormats: false };

interface Message {
  readonly payload: Record<string, unknown>;
  readonly examples: { readonly payload: unknown }[];
}

interface AsyncApiDocument {
  readonly operations: Record<string, { readonly messages: { readonly $ref: string }[] }>;
  readonly components: { readonly messages: Record<string, Message> };
}

/** docs/live.asyncapi.yaml: the live channel as others' tools read it. */
export class LiveDescription {
  readonly document = parse(readFileSync(FILE, 'utf8')) as AsyncApiDocument;
  private readonly ajv = new Ajv({ ...LENIENT, allErrors: true }).addSchema(this.document, 'live');

  /** What breaks the rules of AsyncAPI 3. */
  get faults(): string[] {
    const specification = new Ajv(LENIENT).compile(asyncApi.schemas['3.0.0']);
    return specification(this.document) ? [] : (specification.errors ?? []).map(({ instancePath }) => instancePath);
  }

  /** Names of the messages of an operation. */
  messagesOf(operation: 'ask' | 'tell'): string[] {
    return (this.document.operations[operation]?.messages ?? []).map(({ $ref }) => $ref.split('/').at(-1) ?? '');
  }

  /** The payload's schema of a message, and examples of it. */
  message(name: string): Message {
    const message = this.document.components.messages[name];
    if (message === undefined) throw new Error(`${name} is not described`);
    return message;
  }

  /** In what a frame is not as it is described; a frame of an unknown type is not at all. */
  objections(frame: unknown): string[] {
    const type = String((frame as { type?: unknown } | null)?.type);
    const matches = this.ajv.getSchema(`live#/components/messages/${type}/payload`);
    if (matches === undefined) return [`there is no ${type}`];
    if (matches(frame) === true) return [];
    return (matches.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message ?? ''}`);
  }
}
