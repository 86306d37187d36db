import type { ErrorCode } from '../errors/error-body.js';
import type { SensorAcknowledgement, SensorHistory, SensorRecord, StressAlert } from './stress.js';
/** The path of the Socket.IO endpoint (Engine.IO 4 and 3). */
export declare const SOCKET_IO_PATH = "/socket.io/";
/** What a client says of itself in `?type=`; one that says nothing else is both. */
export declare const SOCKET_CLIENT_TYPES: readonly ["esp32", "frontend"];
export type SocketClientType = (typeof SOCKET_CLIENT_TYPES)[number];
/** A speed reading of any source, both fields as text. */
export interface NewSpeed {
    /** Milliseconds since 1970. */
    time: string;
    speed: string;
}
export interface ConnectionStatus {
    status: 'connected';
    message: string;
    connection_id: string;
}
/** Socket.IO clients; one without a type counts in the total alone. */
export interface ClientStats {
    frontend_clients: number;
    esp32_clients: number;
    total_clients: number;
}
export interface HistoryRequest {
    limit?: number | string;
    /** Inclusive; a date alone is that whole day, in the server's time zone. */
    start_date?: string;
    end_date?: string;
    /** Of this device alone. */
    device_id?: string;
}
export interface HealthStatus {
    status: 'healthy';
    timestamp: string;
    connected_clients: number;
    server_info: {
        name: string;
        version: string;
        uptime: number;
    };
}
/** Why a message was not taken; the connection lives on. */
export interface SocketError {
    code: ErrorCode;
    message: string;
}
/** Events that the server sends over Socket.IO. Where the client passed a callback, it gets what the answering event carries. */
export interface ServerToClientEvents {
    connection_status: (status: ConnectionStatus) => void;
    client_stats: (stats: ClientStats) => void;
    newData: (reading: NewSpeed) => void;
    data_received: (acknowledgement: SensorAcknowledgement) => void;
    new_sensor_data: (record: SensorRecord) => void;
    stress_alert: (alert: StressAlert) => void;
    history_data: (history: SensorHistory) => void;
    subscription_status: (status: {
        status: 'subscribed';
        message: string;
    }) => void;
    pong: (answer: {
        timestamp: string;
    }) => void;
    health_status: (health: HealthStatus) => void;
    error: (error: SocketError) => void;
}
/** Events that clients send over Socket.IO; what they carry is foreign until it has been checked. */
export interface ClientToServerEvents {
    esp32_sensor_data: (message: unknown) => void;
    frontend_request_history: (request?: unknown) => void;
    frontend_subscribe_alerts: () => void;
    ping: () => void;
    health_check: () => void;
}
