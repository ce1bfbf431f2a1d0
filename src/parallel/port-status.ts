import type { Fleet } from './fleet.js';
import type { LaneOwners } from './lane-owners.js';

/** How one port is doing. */
export interface PortStatus {
  readonly port: number;
  readonly lanes: number;
  /** Bars that it was sent. */
  readonly bars: number;
  /** Orders that it has not answered. */
  readonly queue: number;
  readonly answers: number;
  /** Time that it worked, by its own clock; NaN where `hostLanes` has none. */
  readonly busyMs: number;
  /** Its bars by the mean of all ports: 1 where the work is even. */
  readonly skew: number;
}

/** How the work is spread over the ports that are alive. */
export function portStatus({ moorings }: Fleet, owners: LaneOwners): readonly PortStatus[] {
  const counts = owners.counts();
  const mean = moorings.reduce((sum, { bars }) => sum + bars, 0) / moorings.length;
  return moorings.map(({ index, hosts, bars, unanswered, answers, busyMs }) => ({
    port: index,
    lanes: hosts.reduce((sum, { number }) => sum + counts[number]!, 0),
    ...{ bars, queue: unanswered, answers, busyMs },
    skew: mean > 0 ? bars / mean : 1,
  }));
}
