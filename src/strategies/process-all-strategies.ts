import type { Bar, ClosedBar } from '../bars/bar.js';
import { timeframeOf } from '../bars/timeframe.js';
import { requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { requireIterable } from '../core/lists.js';
import { fieldsOf, numberIn } from '../core/reading.js';
import { IncrementalIndicators } from '../indicators/set/incremental-indicators.js';
import type { CustomKinds, Specs } from '../indicators/set/spec.js';
import {
  type CustomStrategies,
  type CustomStrategySpec,
  type StrategySpec,
  strategyCatalog,
  strategyOf,
} from './catalog.js';
import { needsOf } from './needs.js';
import type { Signal } from './signal.js';
import { signalFrom } from './signal-from.js';
import type { Strategy } from './strategy.js';

/** What strategies are run over. */
export interface StrategyRun {
  readonly symbol: string;
  readonly timeframe: string;
  /** Closed bars, oldest first. */
  readonly bars: readonly (Bar | ClosedBar)[];
  /** By the name each shall have in signals; default: all built-in ones, by their kinds. */
  readonly strategies?: Readonly<Record<string, StrategySpec | CustomStrategySpec>>;
  /** Indicators besides those that the strategies need, such as `denoised`. */
  readonly indicators?: Specs;
  /** Kinds of strategies and of indicators of your own. */
  readonly own?: { readonly strategies?: CustomStrategies; readonly kinds?: CustomKinds };
  /** Told of each bar on which a strategy threw, and had no opinion for it. */
  readonly onFailure?: (strategy: string, time: number, error: unknown) => void;
}

/**
 * Every strategy over the same bars: its signals, by the name of the strategy.
 *
 * Indicators that strategies share are computed once. A strategy that throws loses its own output of
 * that bar; the others go on. The same signals, bar for bar, as a Pipeline of these bars gives before
 * outcomes have taught anything.
 *
 * @throws {ConfigError} for an unknown strategy or timeframe, or a parameter out of bounds
 * @cost    O(bars)
 * @example
 * const bars = Array.from({ length: 100 }, (_, i) => {
 *   const close = 100 + Math.abs(40 - i);
 *   return { time: i * 60_000, open: close, high: close + 1, low: close - 1, close, volume: 1 };
 * });
 * const signals = processAllStrategies({ symbol: 'X', timeframe: '1m', bars });
 * Object.keys(signals).length; // 5
 * signals['maCrossover']?.[0]?.direction; // 'up'
 */
export function processAllStrategies(run: StrategyRun): Readonly<Record<string, Signal[]>> {
  const {
    symbol,
    timeframe,
    bars,
    strategies: specs = allStrategies,
    ...rest
  } = requireFields('run', run);
  const { indicators = {}, own = {}, onFailure } = rest;
  requireText('run.symbol', symbol);
  requireIterable('run.bars', bars);
  const { name, nominalMs } = timeframeOf(timeframe);
  const strategies = Object.entries(specs).map(
    ([named, spec]) => [named, strategyOf(spec, own.strategies)] as const,
  );
  const needs = needsOf(
    strategies.map(([, strategy]) => strategy),
    indicators,
  );
  const set = new IncrementalIndicators(needs, { kinds: own.kinds });
  const all = Object.fromEntries(strategies.map(([named]) => [named, [] as Signal[]]));
  for (const bar of bars) {
    const closed = closedBar(bar, nominalMs);
    const features = set.update(closed);
    for (const [named, strategy] of strategies) {
      try {
        const signal = signalOf(
          strategy,
          { bar: closed, timeframe: name, features },
          symbol,
          named,
        );
        if (signal !== undefined) all[named]!.push(signal);
      } catch (error) {
        onFailure?.(named, closed.time, error);
      }
    }
  }
  return all;
}

const fields = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

type Numbers = [number, number, number, number, number, number];

const allStrategies = Object.fromEntries(
  Object.keys(strategyCatalog).map((kind) => [kind, { kind }]),
);

function signalOf(
  strategy: Strategy,
  view: Parameters<Strategy['update']>[0],
  symbol: string,
  name: string,
): Signal | undefined {
  const opinion = strategy.update(view);
  if (opinion === undefined) return undefined;
  const { timeframe, bar } = view;
  return signalFrom(opinion, { symbol, timeframe, family: strategy.family, strategy: name, bar });
}

/**
 * A bar as one that closed, each field read once; one of which nothing more is known closed whole after
 * its nominal length.
 */
function closedBar(bar: Bar | ClosedBar, nominalMs: number): ClosedBar {
  const of = fieldsOf(bar);
  if (typeof of('end') === 'number') return bar as ClosedBar;
  const [time, open, high, low, close, volume] = fields.map((name) =>
    numberIn(of(name)),
  ) as Numbers;
  const whole = { expected: 1, received: 1, synthetic: 0, complete: true, revision: 0 };
  const prices = { open, high, low, close, volume, vwap: close, price: close };
  return { time, end: time + nominalMs, ...prices, ...whole };
}
