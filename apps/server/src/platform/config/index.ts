export { Settings, type DatabaseSettings } from './settings.js';
export { SettingError } from './setting-error.js';
export { processEnvironment, readSettings } from './read-settings.js';
export { SettingsModule } from './settings.module.js';
