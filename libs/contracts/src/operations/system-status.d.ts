/** Answer of `GET /api/system/status`. */
export interface SystemStatus {
    status: 'ok' | 'degraded' | 'unavailable';
    /** ISO 8601, UTC. */
    timestamp: string;
    /** Seconds since the start. */
    uptime: number;
    versions: {
        app: string;
        node: string;
    };
    database: {
        kind: 'sqlite' | 'mysql';
        reachable: boolean;
    };
    clients: {
        total: number;
        /** By what they are connected to: `{"speed": 3, "socketio:esp32": 1}`. */
        by_type: Record<string, number>;
    };
    /** Readings since the start. */
    counts: {
        stored: number;
        refused: number;
        queued: number;
    };
}
