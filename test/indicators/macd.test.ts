import { expect, it } from 'vitest';
import { Ema, Macd } from '../../src/indicators/index.js';
import { Random } from '../contract/series.js';

const gain = (period: number): number => 2 / (period + 1);

/** An exponential mean as a loop says it, from the first input on. */
function meansOf(xs: readonly number[], period: number, seedBars: number): number[] {
  let mean = 0;
  return xs.map((x, i) => {
    mean += (i < seedBars ? 1 / (i + 1) : gain(period)) * (x - mean);
    return mean;
  });
}

const random = new Random(5);
const closes = Float64Array.from({ length: 120 }, () => 100 + random.unit());

// Seeding, steady bars one by one and steady columns are written three times, for speed.
it.each(['sma', 'first'] as const)(
  'seed %s: every way through MACD has the bits of one loop',
  (seed) => {
    const macd = new Macd({ seed });
    const rows = Array.from(closes, (close) => {
      const foretold = macd.peek(close);
      expect(macd.update(close)).toEqual(foretold);
      return foretold;
    });
    const seedBars = (period: number): number => (seed === 'sma' ? period : 1);
    const [fast, slow] = [12, 26].map((n) => meansOf([...closes], n, seedBars(n)));
    const lines = fast!.map((one, i) => one - slow![i]!);
    const heardFrom = seed === 'sma' ? 25 : 0;
    const signals = meansOf(lines.slice(heardFrom), 9, seedBars(9));
    for (let i = 33; i < closes.length; i++) {
      const [line, signal] = [lines[i]!, signals[i - heardFrom]!];
      expect(rows[i]).toEqual({ macd: line, signal, histogram: line - signal });
    }
    const columns = new Macd({ seed }).process(closes);
    expect([...columns.signal]).toEqual(rows.map(({ signal }) => signal));
    expect([...columns.macd]).toEqual(rows.map((row) => row.macd));
  },
);

it.each(['sma', 'first'] as const)(
  'seed %s: every way through an EMA has the bits of one loop',
  (seed) => {
    const ema = new Ema({ period: 12, seed });
    const said = Array.from(closes, (close) => ema.update(close));
    const means = meansOf([...closes], 12, seed === 'sma' ? 12 : 1);
    const from = new Ema({ period: 12, seed }).warmUp - 1;
    expect(said.slice(from)).toEqual(means.slice(from));
    expect([...new Ema({ period: 12, seed }).process(closes)]).toEqual(said);
  },
);
