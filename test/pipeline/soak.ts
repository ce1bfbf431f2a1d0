import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { Pipeline, type PipelineResult } from '../../src/pipeline/index.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Clocks go forward in New York on this Sunday, at 07:00 UTC; foreign exchange opens at 21:00. */
const sunday = Date.UTC(2024, 2, 10);
const hourMs = 3_600_000;

/** The last second of foreign exchange before that Sunday: all lanes are born in it. */
const birth = sunday - 26 * hourMs - 1_000;
const symbolCount = 100;

/** Half of the symbols trade round the clock, half with the hours of foreign exchange. */
const symbols = Array.from({ length: symbolCount }, (_, s) => `S${s}`);
const closing = Object.fromEntries(
  symbols.filter((_, s) => s % 2 === 1).map((symbol) => [symbol, { calendar: 'fx' as const }]),
);

/** Prices that move by a cheap congruence, the same on every machine. */
class Walk {
  readonly #symbol: string;
  #state: number;
  #price = 100;

  constructor(symbol: string, seed: number) {
    this.#symbol = symbol;
    this.#state = seed;
  }

  next(time: number): SymbolBar {
    this.#state = (1103515245 * (this.#state % 65_536) + 12_345) % 2_147_483_648;
    const open = this.#price;
    const close = open * (1 + (this.#state / 2_147_483_648 - 0.5) / 500);
    this.#price = close;
    const [high, low] = [Math.max(open, close), Math.min(open, close)];
    return { symbol: this.#symbol, time, open, high, low, close, volume: 1 + (this.#state % 100) };
  }
}

/** What goes wrong with bars: which of them, and what comes instead. */
function troubled(bar: SymbolBar, second: number, s: number): readonly SymbolBar[] {
  if (s === 3 && second % 3600 > 1200 && second % 3600 < 2400) return []; // halted
  if ((second + s) % 911 < 5) return []; // a gap
  if ((second + s) % 997 === 0) return [{ ...bar, close: 1e9, high: 1e9 }, bar];
  if ((second + s) % 613 === 0) return [bar, { ...bar, time: bar.time - 30_000 }];
  if ((second + s) % 401 === 0) return [bar, bar];
  return [bar];
}

export interface Soaked {
  readonly fed: number;
  readonly judged: number;
  readonly faults: number;
  /** Heap after collection, in bytes: a quarter through, and at the end. */
  readonly heap: readonly [number, number];
}

/** Feed `hours` of seconds of a hundred symbols, from an hour of that Sunday, and the time after each minute. */
export function soak(hours: number, fromHour = 0): Soaked {
  const pipeline = new Pipeline({
    base: '1s',
    timeframes: ['1s', '1m', '1h'],
    symbols: closing,
    portfolio: { maxExposureRatio: 1 },
  });
  const walks = symbols.map((symbol, s) => new Walk(symbol, 7 * s + 1));
  let [fed, judged, faults] = [0, 0, 0];
  const note = ({ bars, events }: PipelineResult): void => {
    for (const { disposition } of bars) if (disposition !== 'pending') judged += 1;
    for (const { type } of events) if (type === 'failure' || type === 'fault') faults += 1;
  };
  const seconds = Math.round(hours * 3600);
  const heap = [0, 0] as [number, number];
  const measure = (place: 0 | 1): void => {
    collect();
    collect();
    heap[place] = process.memoryUsage().heapUsed;
  };
  const start = sunday + fromHour * hourMs;
  for (const walk of walks) {
    fed += 1;
    note(pipeline.update(walk.next(birth)));
  }
  for (let second = 0; second < seconds; second++) {
    if (second === Math.floor(seconds / 4)) measure(0);
    const time = start + 1000 * second;
    for (let s = 0; s < symbolCount; s++) {
      for (const bar of troubled(walks[s]!.next(time), second, s)) {
        fed += 1;
        note(pipeline.update(bar));
      }
    }
    if (second % 60 === 59) for (const result of pipeline.advance(time).results) note(result);
    if (second === seconds - 1) measure(1); // here, where the pipeline is not yet garbage
  }
  return { fed, judged, faults, heap };
}

/** Every bar is counted out, nothing fails, and memory is flat within 2 MB. */
export function expectSound({ fed, judged, faults, heap: [early, late] }: Soaked): void {
  console.log(`${fed} bars, ${judged} judged, ${faults} faults, heap ${late - early} B`);
  expect(judged).toBe(fed);
  expect(faults).toBe(0);
  expect(Math.abs(late - early)).toBeLessThan(2e6);
}
