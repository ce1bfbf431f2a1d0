import { expect, it } from 'vitest';
import { MaCrossover, MacdRsi } from '../../src/strategies/index.js';
import { directionOf, priorUp, probabilityUp, signOf } from '../../src/strategies/opinion.js';

it('the prior of an opinion leans with it, by a tenth at most', () => {
  expect(priorUp('up', 1)).toBe(0.6);
  expect(priorUp('down', 1)).toBe(0.4);
  expect(priorUp('down', 0.5)).toBe(0.45);
  expect(priorUp('flat', 1)).toBe(0.5);
  const opinion = { direction: 'down', strength: 1, horizonBars: 1, reasons: [] } as const;
  expect(probabilityUp(opinion)).toBe(0.4);
  expect(probabilityUp({ ...opinion, pUp: 0.3 })).toBe(0.3);
});

it('signs and directions are each other’s inverse', () => {
  for (const sign of [1, 0, -1]) expect(signOf(directionOf(sign))).toBe(sign);
  expect(directionOf(Number.NaN)).toBe('flat');
});

it('a crossing needs the bar before it', () => {
  expect(new MaCrossover({ fastPeriod: 2, slowPeriod: 5, atrPeriod: 2 }).warmUp).toBe(6);
  expect(new MaCrossover({ fastPeriod: 2, slowPeriod: 5, atrPeriod: 9 }).warmUp).toBe(11);
  expect(
    new MacdRsi({ fastPeriod: 2, slowPeriod: 4, signalPeriod: 2, rsiPeriod: 2, atrPeriod: 2 })
      .warmUp,
  ).toBe(6);
});
