import { logRatio } from '../core/log-ratio.js';
import type { ForecastTarget } from './forecast.js';
import type { Label } from './waiting-label.js';

/** The last bars, as far as outcomes look back on them: rings that `slot` holds the oldest of. */
export type RecentBars = {
  slot: number;
  barCount: number;
  close: number;
  readonly squaredReturns: Float64Array;
  readonly highs: Float64Array;
  readonly lows: Float64Array;
};

export const recentBars = (length: number): RecentBars => ({
  slot: 0,
  barCount: 0,
  close: Number.NaN,
  squaredReturns: new Float64Array(length).fill(Number.NaN),
  highs: new Float64Array(length).fill(Number.NaN),
  lows: new Float64Array(length).fill(Number.NaN),
});

export function pushBar(
  recent: RecentBars,
  bar: { readonly high: number; readonly low: number; readonly close: number },
): void {
  const { slot, squaredReturns, highs, lows } = recent;
  const step = logRatio(bar.close, recent.close);
  squaredReturns[slot] = step * step;
  highs[slot] = bar.high;
  lows[slot] = bar.low;
  recent.close = bar.close;
  recent.barCount += 1;
  recent.slot = slot + 1 === highs.length ? 0 : slot + 1;
}

/** What came of a label whose last bar is the newest; NaN where it cannot be said. */
export function outcomeOf(target: ForecastTarget, label: Label, recent: RecentBars): number {
  if (target === 'return') return logRatio(label.to, label.from);
  return target === 'direction' ? label.outcome : lastOf(target, label.horizonBars, recent);
}

/** That all goes on as it was: no change, a coin, the last `bars` once more. */
export function persistenceOf(target: ForecastTarget, bars: number, recent: RecentBars): number {
  if (target === 'return') return 0;
  return target === 'direction' ? 0.5 : lastOf(target, bars, recent);
}

function lastOf(target: 'volatility' | 'range', bars: number, recent: RecentBars): number {
  const { slot, squaredReturns, highs, lows } = recent;
  const length = highs.length;
  let [squares, high, low] = [
    0,
    highs[(slot + length - 1) % length]!,
    lows[(slot + length - 1) % length]!,
  ];
  for (let age = 1; age <= bars; age++) {
    const at = (slot + length - age) % length;
    squares += squaredReturns[at]!;
    high = Math.max(high, highs[at]!);
    low = Math.min(low, lows[at]!);
  }
  return target === 'volatility' ? Math.sqrt(squares / bars) : logRatio(high, low);
}
