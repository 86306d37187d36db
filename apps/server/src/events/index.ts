export { EventAudience } from './event-audience.js';
export { EventConnection } from './event-connection.js';
export type { ServerEvent } from './event-packet.js';
export { EventsModule } from './events.module.js';
