import type { BacktestOutcome, BacktestRun, FedBar } from './causal.js';
import { fillsAt } from './laws-of-causality.js';
import { printed } from './printed.js';
import { demand } from './subject.js';

export type BacktestLaw = (run: BacktestRun, bars: readonly FedBar[]) => void;

/** Bars whose close is moved, at most; each costs a run. */
const MOST_MOVED = 16;

/** What whole backtests promise besides. */
export const lawsOfBacktests: Readonly<Record<string, BacktestLaw>> = {
  'something is traded': (run, bars) => {
    const { fills } = run(bars);
    demand(fills.length > 0, () => 'there are no fills: the laws would hold for nothing');
  },

  /** But for stop-limits, of which the close may show whether they were reached after the trigger. */
  'what is filled in a bar does not depend on its close': (run, bars) => {
    const outcome = run(bars);
    for (const at of places(outcome, bars)) {
      const moved = run(bars.map((bar, i) => (i === at ? withOtherClose(bar) : bar)));
      for (let i = 0; i <= at; i++) {
        const { time } = bars[i]!;
        const [said, before] = [moved, outcome].map(({ fills }) => printed(fillsAt(fills, time)));
        demand(
          said === before,
          () => `bar ${i}: ${said}, not ${before}, once bar ${at} closes elsewhere`,
        );
      }
    }
  },
};

/** Bars with fills, and some of the others; none whose close has no other place. */
function places({ fills }: BacktestOutcome, bars: readonly FedBar[]): readonly number[] {
  const filled = new Set(fills.map(({ time }) => time));
  const movable = bars.flatMap((bar, i) => (withOtherClose(bar).close === bar.close ? [] : [i]));
  const withFills = thinned(movable.filter((i) => filled.has(bars[i]!.time)));
  return [...withFills, ...thinned(movable.filter((i) => !filled.has(bars[i]!.time)))];
}

function thinned(list: readonly number[]): readonly number[] {
  const every = Math.max(1, Math.ceil((2 * list.length) / MOST_MOVED));
  return list.filter((_, i) => i % every === 0);
}

/** The close as far from the low as it was from the high. */
function withOtherClose(bar: FedBar): FedBar {
  const close = Math.min(bar.high, Math.max(bar.low, bar.low + (bar.high - bar.close)));
  return { ...bar, close };
}
