import { TachographError } from '../../platform/errors/index.js';

/** A message whose type does not exist on the dashboard channel. */
export class UnknownMessageError extends TachographError {
  override readonly code = 'unknown_message';
  override readonly status = 400;

  /** @param known the types that there are */
  constructor(type: string, known: readonly string[]) {
    super(`there is no message of type ${JSON.stringify(type)}; there are: ${known.join(', ')}`);
  }
}

/** Figures of the machine that did not come in time: they could not be measured, or not be stored. */
export class MetricsUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor() {
    super('there are no metrics, since they can not be measured or stored for now; ask again');
  }
}
