import type { SymbolBar } from 'barwave';
import type { Input } from './wire.js';

export interface MarketOptions {
  readonly symbols: number;
  readonly minutes: number;
  readonly seed?: number;
  /** Share of the bars that come twice, 0 … 1; default 0. */
  readonly duplicatedRatio?: number;
  /** Share of the bars that come three minutes late; default 0. */
  readonly lateRatio?: number;
}

const start = Date.UTC(2026, 0, 5, 14, 30);
const lateMinutes = 3;

/** A synthetic market, minute by minute: the bars of all symbols, then the time. The same for a seed. */
export function* marketOf(options: MarketOptions): Generator<Input> {
  const { symbols, minutes, seed = 1, duplicatedRatio = 0, lateRatio = 0 } = options;
  const draw = randomOf(seed);
  const closes = Array.from({ length: symbols }, () => 100);
  const late: SymbolBar[][] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const held: SymbolBar[] = [];
    for (let s = 0; s < symbols; s++) {
      const bar = nextBar(s, minute, closes, draw);
      const chance = draw();
      if (chance < lateRatio) {
        held.push(bar);
        continue;
      }
      yield { bar };
      if (chance < lateRatio + duplicatedRatio) yield { bar };
    }
    late.push(held);
    for (const bar of late[minute - lateMinutes] ?? []) yield { bar };
    yield { now: start + (minute + 1) * 60_000 };
  }
}

function nextBar(s: number, minute: number, closes: number[], draw: () => number): SymbolBar {
  const open = closes[s]!;
  const close = open * (1 + (draw() - 0.5) / 200);
  closes[s] = close;
  const high = Math.max(open, close) * (1 + draw() / 1_000);
  const low = Math.min(open, close) * (1 - draw() / 1_000);
  const volume = Math.round(1_000 * (1 + draw()));
  return { symbol: `S${s}`, time: start + minute * 60_000, open, high, low, close, volume };
}

/** Numbers 0 … 1 of a seed (xorshift). */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
