import type { Fleet } from './fleet.js';
import type { Flight, Step } from './flight.js';
import type { Answer, Order } from './messages.js';

/** An order, and for whom. */
export type HostOrder = readonly [host: number, order: Order];

/** What becomes of the answers to some orders. */
export interface Hearing {
  heard?(answer: Answer, host: number): void;
  /** In its turn, once all are answered. */
  settle?(): void;
}

/** Give `orders` out: a step that is settled once all of them are answered. */
export function asking(
  { fleet, flight }: { readonly fleet: Fleet; readonly flight: Flight },
  orders: readonly HostOrder[],
  { heard, settle }: Hearing = {},
): Step {
  const step: Step = { waitingFor: orders.length, settle: () => settle?.() };
  for (const [host, order] of orders) {
    fleet.send(host, order, (answer) => {
      heard?.(answer, host);
      flight.answered(step);
    });
  }
  return step;
}

/** `order`, for every host. */
export function toAll({ hosts }: Fleet, order: Order): readonly HostOrder[] {
  return hosts.map((_, host) => [host, order]);
}
