import { createHash, type Hash } from 'node:crypto';
import type { SymbolBar } from '../../src/bars/bar.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import type { Signal } from '../../src/strategies/index.js';
import { directionOf } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';

/** Five timeframes and the two usual strategies; however bad the data, something is decided. */
export const golden: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m', '15m', '1h', '1d'],
  revisableBars: 0, // 0.1.0 took nothing back: it marked what rests on a corrected bar
  riskTimeframe: '5m',
  risk: { minConfidence: 0.02, minTier: 'Invalid', minQuality: 0, step: 0.001 },
};

/** What a feed may do wrong. */
export interface Trouble {
  /** The newest bar comes again with other values. */
  readonly corrections: boolean;
}

/** Minutes of each of `symbols` in turn: lost bars and hours, a long weekend, repeats, nonsense. */
export function* feedOf(symbols: number, length: number, trouble: Trouble): Generator<SymbolBar> {
  const feeds = Array.from({ length: symbols }, (_, s) => oneFeed(`S${s}`, 100 + s, trouble));
  for (let i = 0; i < length; i++) yield feeds[i % symbols]!.next().value as SymbolBar;
}

function* oneFeed(symbol: string, seed: number, trouble: Trouble): Generator<SymbolBar> {
  const random = new Random(seed);
  let time = Date.UTC(2024, 0, 1);
  let price = 100;
  for (let i = 0; ; i++) {
    const open = price;
    const close = Math.max(
      1,
      open + (random.integer(-96, 96) + Math.sign((i % 900) - 450) * 4) / 256,
    );
    const high = Math.max(open, close) + random.integer(0, 32) / 256;
    const low = Math.min(open, close) - random.integer(0, 32) / 256;
    const bar = { symbol, time, open, high, low, close, volume: random.integer(1, 4096) };
    yield* said(bar, i, trouble);
    price = close;
    time += 60_000 * leapAt(i);
  }
}

/** Minutes from bar `i` to the next. */
function leapAt(i: number): number {
  if (i % 9_973 === 5_000) return 3 * 24 * 60;
  if (i % 1_499 === 700) return 61;
  return i % 97 === 50 ? 2 : 1;
}

/** `bar` as the feed brings it, and what it brings besides. */
function* said(bar: SymbolBar, i: number, { corrections }: Trouble): Generator<SymbolBar> {
  if (i % 211 === 10) yield { ...bar, high: bar.low - 1 };
  if (corrections && i % 53 === 17) yield { ...bar, close: (bar.low + bar.high) / 2 };
  yield bar;
  if (i % 307 === 30) yield bar;
  if (i % 401 === 70) yield { ...bar, time: bar.time - 600_000 };
  if (i % 503 === 90) yield { ...bar, close: Number.NaN };
}

/** All that was said over so many bars: how much, and the hash of it. */
export interface Said {
  readonly bars: number;
  readonly signals: number;
  readonly trades: number;
  readonly signalHash: string;
  readonly decisionHash: string;
}

/** What a pipeline of 0.1.0's options says to the first `count` bars of a feed. */
export function saidTo(symbols: number, trouble: Trouble, count: number): Said {
  const pipeline = new Pipeline(golden);
  const signalled = createHash('sha256');
  const decided = createHash('sha256');
  let [signals, trades] = [0, 0];
  for (const bar of feedOf(symbols, count, trouble)) {
    const result = pipeline.update(bar);
    for (const signal of result.signals) signalled.update(printed(asReleased(signal)));
    for (const decision of result.decisions) {
      decided.update(printed(decision));
      if (decision.action !== 'hold') trades += 1;
    }
    signals += result.signals.length;
  }
  const [signalHash, decisionHash] = [digest(signalled), digest(decided)];
  return { bars: count, signals, trades, signalHash, decisionHash };
}

function digest(hash: Hash): string {
  return hash.copy().digest('hex').slice(0, 16);
}

/**
 * The fields that 0.1.0 gave a signal, which stated a prior and called the family its style: what has
 * joined them since has tests of its own.
 */
function asReleased(signal: Signal): object {
  const { received, expected, afterGap, restsOn, family, statedUp, basis, regime, ...rest } =
    signal;
  const { id, symbol, timeframe, style: _, ...said } = rest;
  const direction = directionOf(statedUp - 0.5);
  return { id, symbol, timeframe, style: family, ...said, direction, pUp: statedUp };
}

/** Numbers to nine digits: log and exp may differ in the last bit from engine to engine. */
function printed(said: object): string {
  return JSON.stringify(said, (_key, value) =>
    typeof value === 'number' ? value.toPrecision(9) : value,
  );
}
