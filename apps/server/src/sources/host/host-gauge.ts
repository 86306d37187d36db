/** The state of the machine at one instant. */
export interface HostFigures {
  /** How busy the processors were since the previous figures, at most 3 s: per cent of all of them together. */
  readonly cpu: number;
  /** What programs hold of the memory, caches that could be given up left out: per cent. */
  readonly memory: number;
  /** Bytes since boot, over all network interfaces but loopback. */
  readonly networkSent: number;
  readonly networkReceived: number;
}

/** Reads the figures of the machine that the server runs on. */
export abstract class HostGauge {
  /** @throws Error if the system does not tell one of them */
  abstract read(): Promise<HostFigures>;
}
