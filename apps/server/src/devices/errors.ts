import { TachographError } from '../platform/errors/index.js';

/** No device of that name ever reported. */
export class DeviceNotFoundError extends TachographError {
  override readonly code = 'not_found';
  override readonly status = 404;

  constructor(name: string) {
    super(`no device called ${JSON.stringify(name)} ever reported; GET /api/devices lists those that did`);
  }
}
