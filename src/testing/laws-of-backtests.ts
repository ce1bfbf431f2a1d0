import type { BacktestOutcome, BacktestRun, FedBar } from './causal.js';
import { fillsAt } from './laws-of-causality.js';
import { printed } from './printed.js';
import { demand } from './subject.js';
import { thinned } from './turns.js';

export type BacktestLaw = (run: BacktestRun, bars: readonly FedBar[]) => void;

/** Bars with fills that are moved, at most, and of the others; each costs a run. */
const MOST_MOVED = 8;

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

  /** Nobody buys where a bar will have turned. */
  'no fill is the better, the further its bar goes': (run, bars) => {
    const outcome = run(bars);
    for (const side of [1, -1]) {
      const its = outcome.fills.filter(({ quantity }) => side * quantity > 0);
      const filled = new Set(its.map(({ time }) => time));
      const places = bars.flatMap(({ time }, i) => (filled.has(time) ? [i] : []));
      for (const at of thinned(places, MOST_MOVED))
        demandNoBetter(run, bars, outcome, { at, side });
    }
  },
};

/** How much further a bar goes, as a share of its price: too little to reach other orders. */
const FURTHER = 1e-6;

/** Fills on `side` in the bar `at` gain nothing where it goes a little further, down for a buyer. */
function demandNoBetter(
  run: BacktestRun,
  bars: readonly FedBar[],
  outcome: BacktestOutcome,
  { at, side }: { readonly at: number; readonly side: number },
): void {
  const { time } = bars[at]!;
  const before = pricesAt(outcome, time, side);
  const step = Math.abs(bars[at]!.low) * FURTHER;
  const wider = bars.map((bar, i) => (i === at ? further(bar, step, side) : bar));
  pricesAt(run(wider), time, side).forEach((price, k) => {
    const gain = side * (before[k]! - price);
    const follows = gain > step / 100 && gain < 2 * step;
    const prices = `${price} instead of ${before[k]}`;
    demand(!follows, () => `bar ${at}: filled at ${prices} where it goes ${step} further`);
  });
}

function further(bar: FedBar, step: number, side: number): FedBar {
  return side > 0 ? { ...bar, low: bar.low - step } : { ...bar, high: bar.high + step };
}

function pricesAt({ fills }: BacktestOutcome, at: number, side: number): readonly number[] {
  return fills
    .filter(({ time, quantity }) => time === at && side * quantity > 0)
    .map(({ price }) => price);
}

/** Bars with fills, and some of the others; none whose close has no other place. */
function places({ fills }: BacktestOutcome, bars: readonly FedBar[]): readonly number[] {
  const filled = new Set(fills.map(({ time }) => time));
  const movable = bars.flatMap((bar, i) => (withOtherClose(bar).close === bar.close ? [] : [i]));
  const withFills = thinned(
    movable.filter((i) => filled.has(bars[i]!.time)),
    MOST_MOVED,
  );
  return [
    ...withFills,
    ...thinned(
      movable.filter((i) => !filled.has(bars[i]!.time)),
      MOST_MOVED,
    ),
  ];
}

/** The close as far from the low as it was from the high. */
function withOtherClose(bar: FedBar): FedBar {
  const close = Math.min(bar.high, Math.max(bar.low, bar.low + (bar.high - bar.close)));
  return { ...bar, close };
}
