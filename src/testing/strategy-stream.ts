import type { ClosedBar } from '../bars/bar.js';
import { requireFields, requireMethods } from '../core/door.js';
import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import type { FedBar, Stream } from './causal.js';

/** A strategy, as far as it matters here. */
export interface StrategyLike {
  readonly warmUp: number;
  update(view: never): unknown;
  peek(view: never): unknown;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/** The set of indicators that it reads: an `IncrementalIndicators` of its `needs`. */
export interface IndicatorsLike {
  update(bar: FedBar): unknown;
  peek(bar: FedBar): unknown;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export interface StrategyStreamOptions {
  /** Default `1m`. */
  readonly timeframe?: string;
  /** From the open of a bar to its end; default a minute. */
  readonly durationMs?: number;
}

/**
 * A strategy and the indicators that it reads, as one stream of bars that close.
 *
 * @example
 * import { IncrementalIndicators } from 'barwave/indicators';
 * import { MaCrossover } from 'barwave/strategies';
 * import { holdCausal } from 'barwave/testing';
 * const stream = () => {
 *   const strategy = new MaCrossover({ fastPeriod: 5, slowPeriod: 10 });
 *   return strategyStream(strategy, new IncrementalIndicators(strategy.needs));
 * };
 * holdCausal({ stream }, minuteBars).includes('peek foretells update and changes nothing'); // true
 */
export function strategyStream(
  strategy: StrategyLike,
  indicators: IndicatorsLike,
  options: StrategyStreamOptions = {},
): Stream {
  const { timeframe = '1m', durationMs = 60_000 } = requireFields('options', options);
  const methods = ['update', 'peek', 'snapshot', 'restore'];
  requireMethods('strategy', strategy, methods);
  requireMethods('indicators', indicators, methods);
  const view = (bar: FedBar, features: unknown): never => {
    const { time } = bar;
    const whole = { expected: 1, received: 1, complete: true, synthetic: 0, revision: 0 };
    const { close } = bar;
    const made = { end: time + durationMs, vwap: close, price: close };
    const closed: ClosedBar = { ...bar, ...whole, ...made };
    return { bar: closed, timeframe, features } as never;
  };
  return {
    warmUp: strategy.warmUp,
    update: (bar) => strategy.update(view(bar, indicators.update(bar))),
    peek: (bar) => strategy.peek(view(bar, indicators.peek(bar))),
    snapshot: () => {
      const parts = { strategy: strategy.snapshot(), indicators: indicators.snapshot() };
      return snapshotOf('strategyStream', 1, parts as unknown as State);
    },
    restore: ({ state }) => {
      const parts = state as unknown as Readonly<Record<'strategy' | 'indicators', Snapshot>>;
      indicators.restore(parts.indicators);
      strategy.restore(parts.strategy);
    },
  };
}
