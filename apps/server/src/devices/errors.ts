import { TachographError } from '../platform/errors/index.js';

/** No device of that name ever reported. */
export class DeviceNotFoundError extends TachographError {
  override readonly code = 'not_found';
  override readonly status = 404;

  constructor(name: string) {
    super(`no device called ${JSON.stringify(name)} ever reported; GET /api/devices lists those that did`);
  }
}

/** The profile was changed since it was read: whoever changes it must look at it again. */
export class ProfileConflictError extends TachographError {
  override readonly code = 'version_conflict';
  override readonly status = 409;

  constructor(asked: number, current: number) {
    super(`version ${asked} of the profile is not the current one, which is ${current}; read it again, then change it`);
  }
}
