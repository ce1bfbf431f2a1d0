import { describe, expect, it } from 'vitest';
import {
  BollingerBreakout,
  LevelBreakout,
  MaCrossover,
  MacdRsi,
  needsOf,
  RsiTrend,
  type Strategy,
  strategyOf,
} from '../../src/strategies/index.js';
import { said } from './said.js';

const price = 'denoised';

describe('a strategy', () => {
  it('needs indicators of its parameters, by names that tell what they read', () => {
    const atr = { 'atr(14)': { kind: 'atr', period: 14 } };
    const macd = { kind: 'macd', fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 };
    expect(new MacdRsi().needs).toEqual({
      ...{ 'macd(12,26,9)': macd, 'rsi(14)': { kind: 'rsi', period: 14 }, ...atr },
    });
    expect(new RsiTrend({ price }).needs).toEqual({
      'rsi(14) of denoised': { kind: 'rsi', period: 14, of: price },
      'ema(50) of denoised': { kind: 'ema', period: 50, of: price },
      ...atr,
    });
    expect(new MaCrossover({ average: 'sma', slowPeriod: 30 }).needs).toEqual({
      'sma(20)': { kind: 'sma', period: 20 },
      'sma(30)': { kind: 'sma', period: 30 },
      ...atr,
    });
    expect(new BollingerBreakout({ price }).needs).toEqual({
      'bollinger(20,2) of denoised': { kind: 'bollinger', period: 20, multiplier: 2, of: price },
    });
    expect(new LevelBreakout({ pivotBars: 3, price }).needs).toEqual({
      'swingPivots(3,3)': { kind: 'swingPivots', left: 3, right: 3 },
      ...atr,
    });
  });

  it('is warm with the latest of them, and the bar before where it compares', () => {
    const macd = (rsiPeriod: number, atrPeriod: number, slowPeriod: number) =>
      new MacdRsi({ fastPeriod: 2, signalPeriod: 2, slowPeriod, rsiPeriod, atrPeriod }).warmUp;
    expect([macd(9, 2, 3), macd(2, 9, 3), macd(2, 2, 9)]).toEqual([11, 11, 11]);
    const level = (pivotBars: number, atrPeriod: number) =>
      new LevelBreakout({ pivotBars, atrPeriod }).warmUp;
    expect([level(4, 2), level(1, 9)]).toEqual([10, 11]);
    expect(new BollingerBreakout({ period: 7 }).warmUp).toBe(8);
  });

  it('reads its price where that is not the close', () => {
    const bands = new BollingerBreakout({ price });
    const seen = (x: number) =>
      said(bands, 99, {
        ...{ 'bollinger(20,2) of denoised.middle': 10, 'bollinger(20,2) of denoised.upper': 12 },
        denoised: x,
      });
    expect([seen(10), seen(13)?.direction, seen(99)]).toEqual([undefined, 'up', undefined]);
  });

  it('of plain means is as fast as the newest close weighs in them', () => {
    const strategy = new MaCrossover({ average: 'sma', fastPeriod: 2, slowPeriod: 4 });
    const seen = (gap: number) =>
      said(strategy, 1, { 'sma(2)': 10 + gap, 'sma(4)': 10, 'atr(14)': 2 });
    seen(-0.25);
    // gains 1/2 and 1/4: an ATR of 2 moves the means 0.5 apart
    expect(seen(0.25)?.strength).toBe(0.5);
  });

  it('is refused at the bounds where it could say nothing', () => {
    expect(() => new MacdRsi({ oversold: 50, overbought: 50 })).toThrow('oversold must be below');
    expect(() => new MaCrossover({ fastPeriod: 9, slowPeriod: 9 })).toThrow('fastPeriod must be');
    expect(() => strategyOf({ kind: 'GOLDENcross' })).toThrow("(did you mean 'maCrossover'?)");
    expect(() => strategyOf({ kind: 'xxxxxxxxxxxxx' })).toThrow(/a kind of strategy, got/);
    const mine = { mine: MacdRsi as never };
    expect(() => strategyOf({ kind: 'mien' }, mine)).toThrow("did you mean 'mine'");
  });

  it.each(['macdRsi', 'maCrossover', 'rsiTrend', 'bollingerBreakout', 'levelBreakout'])(
    '%s goes on from the numbers that it was packed in',
    (kind) => {
      const [one, other] = [strategyOf({ kind }), strategyOf({ kind })] as unknown as (Strategy & {
        readonly packedLength: number;
        pack(to: Float64Array, at: number): number;
        unpack(from: Float64Array, at: number): number;
        requireSense(path: string): void;
      })[];
      for (const x of [-1, 1]) {
        said(one!, 12 + x, {
          ...{ 'macd(12,26,9).histogram': x, 'rsi(14)': 50 + 6 * x, 'atr(14)': 1 },
          ...{ 'ema(20)': 10 + x, 'ema(50)': 10, 'swingPivots(5,5).high': 15 + x },
          ...{ 'bollinger(20,2).middle': 11, 'bollinger(20,2).upper': 12 },
        });
      }
      expect(one!.snapshot()).not.toEqual(other!.snapshot());
      const numbers = new Float64Array(one!.packedLength + 2).fill(7);
      expect(one!.pack(numbers, 1)).toBe(numbers.length - 1);
      expect(other!.unpack(numbers, 1)).toBe(numbers.length - 1);
      expect(other!.snapshot()).toEqual(one!.snapshot());
      expect([numbers[0], numbers.at(-1)]).toEqual([7, 7]);
      expect(() => other!.requireSense('state')).not.toThrow();
    },
  );
});

it('what needs are not is named by its place', () => {
  expect(() => needsOf(5 as never)).toThrow('strategies must be');
  expect(() => needsOf([new MacdRsi(), {} as never])).toThrow('strategies[1].needs must be');
  expect(() => needsOf([{ needs: { a: 5 } } as never])).toThrow('strategies[0].needs.a must be');
  expect(() => needsOf([], { a: { kind: 'a', n: 1n } } as never)).toThrow('own.a must be plain');
  expect(() => needsOf([], 5 as never)).toThrow('own must be');
  const [one, other] = [
    { kind: 'ema', period: 2 },
    { period: 2, kind: 'ema' },
  ] as const;
  expect(needsOf([{ needs: { a: one } }], { a: other })).toEqual({ a: one });
});
