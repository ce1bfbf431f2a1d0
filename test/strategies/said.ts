import type { ClosedBar } from '../../src/bars/index.js';
import { Row } from '../../src/core/index.js';
import type { Opinion, Strategy } from '../../src/strategies/index.js';

/** What a strategy says of a row with these values, on a bar that closed at `close`. */
export function said(
  strategy: Strategy,
  close: number,
  values: Record<string, number>,
): Opinion | undefined {
  const bar = { time: 0, open: close, high: close, low: close, close, volume: 0 } as ClosedBar;
  const features = new Row(Object.keys(values), Float64Array.from(Object.values(values)));
  return strategy.update({ bar, timeframe: '1m', features });
}

/** Its reasons, without their words. */
export const because = (opinion: Opinion | undefined): unknown[][] | undefined =>
  opinion?.reasons.map(({ code, value, limit }) => [code, value, limit]);
