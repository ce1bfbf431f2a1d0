import type { SymbolBar } from '../../src/bars/bar.js';
import type { PipelineOptions } from '../../src/pipeline/index.js';
import { minutes, small } from '../pipeline/market.js';

/** Candidates of all symbols compete for the room that limits leave. */
export const limited: PipelineOptions = {
  ...small,
  equity: 100_000,
  risk: { minConfidence: 0.01, minQuality: 0, minTier: 'Invalid', maxExposureRatio: 1 },
  portfolio: { maxExposureRatio: 1.2, maxPositions: 3, drawdown: { haltAtRatio: 0.2 } },
};

/** The same, with little to warm up. */
export const quick: PipelineOptions = {
  ...limited,
  timeframes: ['1m'],
  indicators: { rsi: { kind: 'rsi', period: 3 } },
  denoise: false,
  strategies: {
    cross: {
      kind: 'maCrossover',
      fastPeriod: 2,
      slowPeriod: 4,
      atrPeriod: 3,
      coolDownBars: 0,
      hysteresisAtrs: 0,
    },
  },
};

const temperaments = ['lively', 'jumps', 'ties'] as const;

/** Minutes of so many symbols as a feed brings them: end by end. */
export function market(symbols: number, length: number, seed = 1): SymbolBar[] {
  const each = Array.from({ length: symbols }, (_, i) =>
    minutes(`S${i}`, seed * 100 + i, length, temperaments[i % 3]!),
  );
  return Array.from({ length }, (_, i) => each.flatMap((bars) => bars.slice(i, i + 1))).flat();
}

/** The same with what feeds do: nothing, twice, corrected, late, and what is no bar. */
export function faulty(bars: readonly SymbolBar[], random: () => number): unknown[] {
  return bars.flatMap((bar, i): unknown[] => {
    const chance = random();
    if (chance < 0.02) return [];
    if (chance < 0.04) return [bar, bar];
    if (chance < 0.07) return [bar, { ...bar, close: bar.open, volume: bar.volume + 1 }];
    if (chance < 0.09) return [bar, bars[Math.max(0, i - 20)]];
    if (chance < 0.11) return [bar, odd[i % odd.length], { ...bar, close: 'dear' }];
    return [bar];
  });
}

const odd: readonly unknown[] = [
  null,
  'S1,1,2,3',
  { symbol: '', time: 0 },
  { symbol: 'X'.repeat(65), time: 0 },
  { symbol: 'S1', time: Number.NaN, open: 1, high: 1, low: 1, close: 1, volume: -0 },
  {
    symbol: 'S2',
    get close(): number {
      throw new Error('no close');
    },
  },
  {
    get symbol(): string {
      throw new Error('no symbol');
    },
  },
];

/** All that is said, as text; equal texts are equal bits. */
export function printed(value: unknown): string {
  return JSON.stringify(value, (_key, part) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part);
    if (part instanceof Float64Array) return [...part].map(String);
    return Object.is(part, -0) ? '-0' : part;
  });
}

/** What is said of the state of things, in short: what lanes, accounts and limits led to. */
export function gist(value: unknown): string {
  return JSON.stringify(value, [...briefly]);
}

const briefly: readonly string[] = [
  ...[
    'results',
    'bars',
    'signals',
    'decisions',
    'events',
    'id',
    'symbol',
    'type',
    'time',
    'end',
    'decidedAt',
    'disposition',
    'decision',
    'action',
  ],
  ...['quantity', 'price', 'stop', 'confidence', 'pUp', 'score', 'quality', 'final', 'equity'],
  ...['denial', 'code', 'received', 'accepted'],
];
