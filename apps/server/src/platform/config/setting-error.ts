/** A setting that can't be used. Its message is the one line that the start ends with. */
export class SettingError extends Error {
  constructor(name: string, value: string, accepted: string) {
    super(`${name}=${value} is not accepted: ${accepted}`);
    this.name = 'SettingError';
  }
}
