import { expect, it } from 'vitest';
import { sweep } from '../../src/backtest/index.js';
import { Pipeline, type PipelineResult } from '../../src/pipeline/index.js';
import type { Rule } from '../../src/validation/index.js';

// Rules that share an id and differ in code are different rules: what is shared between symbols, or
// between the configurations of a sweep, is shared by the code as well.

function closesUpTo(most: number): Rule {
  return {
    id: 'own:most',
    severity: 'reject',
    dimension: 'validity',
    costRatio: 1,
    formula: 'close > most',
    reasons: { 'own:most': 'The close is above the most.' },
    check: ({ close }) => (close > most ? 'own:most' : undefined),
  };
}

const bars = Array.from({ length: 50 }, (_, i) => ({
  time: i * 60_000,
  ...{ open: 100 + i, high: 101 + i, low: 99 + i, close: 100 + i, volume: 1 },
}));
const own = (most: number) => ({ own: [closesUpTo(most)] });

it('symbols have rules of their own though all have one id', () => {
  const options = { base: '1m', timeframes: ['1m'] } as const;
  const symbols = { b: { validation: own(140) }, c: { validation: own(110) } };
  const pipeline = new Pipeline({ ...options, symbols });
  const rejected = (symbol: string): number =>
    bars
      .map((bar) => pipeline.update({ ...bar, symbol }) as PipelineResult)
      .flatMap((result) => result.bars)
      .filter(({ disposition }) => disposition === 'rejected').length;
  expect(['b', 'c'].map(rejected)).toEqual([9, 39]);
});

it('so have the configurations of a sweep', () => {
  const counted = (most: number[]): number[] => {
    const asked: number[] = [];
    sweep({
      pipeline: { base: '1m', timeframes: ['1m'] },
      broker: { account: { cash: 10_000 } },
      bars: bars.map((bar) => ({ ...bar, symbol: 'A' })),
      parameters: {
        'pipeline.validation': most.map((one) => ({
          own: [{ ...closesUpTo(one), check: () => void asked.push(one) }],
        })),
      },
    });
    return [...new Set(asked)];
  };
  expect(counted([110, 140])).toEqual([110, 140]);
});
