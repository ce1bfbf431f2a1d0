import type { RowLayout } from './venue.js';

/** Rows that spell their fields out; only the name of the time differs. */
export function namedLayout(time: string): RowLayout {
  return { time, open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' };
}

/** Rows of six cells in the usual order. */
export const sixCells: RowLayout = { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 };
