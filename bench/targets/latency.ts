import { timeframeOf } from '../../src/bars/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { type TradingStyle, tradingStyleOf } from '../../src/strategies/index.js';
import { minutesOf } from '../pipeline/feed.js';
import type { Stage } from '../pipeline/stages.js';
import { options, strategyCount } from './options.js';

/** Milliseconds by the wall clock, of single calls. */
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly mean: number;
  readonly slowest: number;
}

export interface Latency extends Quantiles {
  /** Of the bars at which a timeframe of the style closes. */
  readonly byStyle: Readonly<Record<TradingStyle, Quantiles>>;
  /** Strategies asked, a timeframe that closes each, in a second. */
  readonly opinionsASecond: number;
}

const tenSymbols = 10;

/** Bar to decision: the bars of ten symbols in turn over two days, after a day that nobody times. */
export function latency(): Latency {
  const pipeline = new Pipeline(options);
  const day = 1_440;
  for (const bar of minutesOf(tenSymbols, 0, day)) pipeline.update(bar);
  const all: number[] = [];
  const byStyle: Record<TradingStyle, number[]> = { day: [], swing: [], position: [] };
  let opinions = 0;
  for (const bar of minutesOf(tenSymbols, day, 3 * day)) {
    const before = performance.now();
    const { closed, decision, signals } = pipeline.update(bar);
    const took = performance.now() - before;
    if (decision === undefined || signals === undefined) throw new Error('nothing was decided');
    all.push(took);
    opinions += strategyCount * closed.length;
    const styles = closed.map(({ timeframe }) => tradingStyleOf(timeframeOf(timeframe)));
    for (const style of new Set(styles)) byStyle[style].push(took);
  }
  const { day: days, swing, position } = byStyle;
  return {
    ...quantilesOf(all),
    byStyle: {
      day: quantilesOf(days),
      swing: quantilesOf(swing),
      position: quantilesOf(position),
    },
    opinionsASecond: (1_000 * opinions) / all.reduce((sum, one) => sum + one, 0),
  };
}

/** What each bar of one symbol takes where `stage` works on it, after `warmBars` that nobody times. */
export function latencyOf(stage: Stage, warmBars: number, bars: number): Quantiles {
  const run = stage();
  const times: number[] = [];
  for (const [i, bar] of minutesOf(1, 0, warmBars + bars).entries()) {
    const before = performance.now();
    run(bar);
    if (i >= warmBars) times.push(performance.now() - before);
  }
  return quantilesOf(times);
}

/** Nearest rank. */
function quantilesOf(times: readonly number[]): Quantiles {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), mean, slowest: at(1) };
}
