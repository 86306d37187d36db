/** Whose words a device's description is: people's. */
export interface DeviceProfile {
  /** What people call it; empty: its own name. */
  title: string;
  description: string;
  /** Empty: none. */
  group: string;
  /** Short words to find it by, each once. */
  labels: string[];
  /** IANA name of the zone that it is in; empty: not known. */
  timeZone: string;
  /** Archived devices are not offered, their readings stay. */
  archived: boolean;
}

export const DEVICE_PROFILE_LIMITS = { title: 80, description: 2_000, group: 80, labels: 20, label: 40 } as const;

/** The newest reading of one channel of a device. */
export interface DeviceChannel {
  channel: string;
  unit: string;
  value: number;
  /** Milliseconds since 1970, UTC. */
  takenAt: number;
  receivedAt: number;
}

/** What is known of how a device sends, since `since`. */
export interface DeviceTraffic {
  /** Milliseconds since 1970, UTC: since then it is counted. */
  since: number;
  readings: number;
  /** Messages whose id had been stored before, and were acknowledged again. */
  duplicates: number;
  /** Readings that came more than a minute after they were taken. */
  late: number;
  /** Readings a second, over the last minute. */
  perSecond: number;
  /** The device's clock less the server's, milliseconds, as told by readings that came at once; null where it sends no times. */
  clockOffset: number | null;
}

/** Something that ever reported. */
export interface Device extends DeviceProfile {
  name: string;
  /** Grows with each change of its profile; a change must name the version that it is about. */
  version: number;
  /** When its last reading was received, milliseconds since 1970; null where all that it sent has been removed. */
  lastSeen: number | null;
  /** By name. */
  channels: DeviceChannel[];
  traffic: DeviceTraffic;
}

/** Answer of `GET /api/devices`. */
export interface DeviceList {
  count: number;
  /** By name. */
  data: Device[];
}

/** Body of `PUT /api/devices/{name}`. */
export interface DeviceProfileChange extends DeviceProfile {
  version: number;
}
