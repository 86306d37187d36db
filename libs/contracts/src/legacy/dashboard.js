import { IDENTIFIER_MAX_LENGTH } from '../readings/identifier.js';
/** Section 2 of the wire contract: the dashboard channel. Field names are the older system's. */
/** What is measured of a machine: readings of device `host:<hostname>`. The network's are counters since boot. */
export const HOST_CHANNELS = {
    cpu: { name: 'cpu', unit: '%' },
    memory: { name: 'memory', unit: '%' },
    networkSent: { name: 'network_sent', unit: 'B' },
    networkReceived: { name: 'network_recv', unit: 'B' },
};
/** The device that a machine is, by its host name. */
export function hostDevice(hostname) {
    return `host:${hostname}`.slice(0, IDENTIFIER_MAX_LENGTH);
}
/** The device of the demo source; each label is a channel of it. */
export const DEMO_DEVICE = 'demo';
export const DEMO_LABELS = ['Sales', 'Users', 'Requests', 'Views'];
/** The streams that a client may stop and start for itself. */
export const DASHBOARD_STREAMS = ['metrics', 'data'];
//# sourceMappingURL=dashboard.js.map