export { OperationsModule } from './operations.module.js';
export { VERSION } from './version.js';
