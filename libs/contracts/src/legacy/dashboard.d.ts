import type { ErrorCode } from '../errors/error-body.js';
/** Section 2 of the wire contract: the dashboard channel. Field names are the older system's. */
/** What is measured of a machine: readings of device `host:<hostname>`. The network's are counters since boot. */
export declare const HOST_CHANNELS: {
    readonly cpu: {
        readonly name: "cpu";
        readonly unit: "%";
    };
    readonly memory: {
        readonly name: "memory";
        readonly unit: "%";
    };
    readonly networkSent: {
        readonly name: "network_sent";
        readonly unit: "B";
    };
    readonly networkReceived: {
        readonly name: "network_recv";
        readonly unit: "B";
    };
};
/** The device that a machine is, by its host name. */
export declare function hostDevice(hostname: string): string;
/** The device of the demo source; each label is a channel of it. */
export declare const DEMO_DEVICE = "demo";
export declare const DEMO_LABELS: readonly ["Sales", "Users", "Requests", "Views"];
export type DemoLabel = (typeof DEMO_LABELS)[number];
/** The streams that a client may stop and start for itself. */
export declare const DASHBOARD_STREAMS: readonly ["metrics", "data"];
export type DashboardStream = (typeof DASHBOARD_STREAMS)[number];
/** First message on every connection. */
export interface DashboardConnection {
    type: 'connection';
    message: string;
    client_count: number;
}
/** To everyone on the channel, at each arrival and departure. */
export interface DashboardClientCount {
    type: 'client_count';
    count: number;
}
/** Figures of the server's machine: per cent, and bytes since boot. */
export interface DashboardMetrics {
    type: 'metrics';
    cpu: number;
    memory: number;
    network_sent: number;
    network_recv: number;
    /** ISO 8601, UTC. */
    timestamp: string;
}
/** One value of the demo source. */
export interface DashboardData {
    type: 'data';
    /** 1–100 */
    value: number;
    label: DemoLabel;
    /** ISO 8601, UTC. */
    timestamp: string;
}
/** Answer to `start` and `stop`. */
export interface DashboardStreamState {
    type: 'stream';
    stream: DashboardStream;
    running: boolean;
}
/** Answer to `request_history`: the last data points, oldest first. */
export interface DashboardHistory {
    type: 'history';
    count: number;
    data: DashboardData[];
}
export interface DashboardError {
    type: 'error';
    code: ErrorCode;
    message: string;
}
export type DashboardEvent = DashboardConnection | DashboardClientCount | DashboardMetrics | DashboardData | DashboardStreamState | DashboardHistory | DashboardError | {
    type: 'pong';
};
export type DashboardRequest = {
    type: 'ping';
} | {
    type: 'request_metrics';
} | {
    type: 'stop' | 'start';
    stream: DashboardStream;
} | {
    type: 'request_history';
    limit?: number;
};
