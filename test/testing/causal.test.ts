import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/index.js';
import type { Bar, SymbolBar } from '../../src/bars/index.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { PaperBroker, ratioFee } from '../../src/simulation/index.js';
import { strategyCatalog, strategyOf } from '../../src/strategies/index.js';
import {
  type CausalSubject,
  type FedBar,
  holdCausal,
  LawBroken,
  type MakeStream,
  type Stream,
  strategyStream,
  syntheticMarket,
  tellerOf,
} from '../../src/testing/index.js';
import { exportedOperators, parametersFor } from '../contract/subjects.js';
import { leaks } from './leaks.js';

function barsOf(count: number, seed: number): SymbolBar[] {
  const bars: SymbolBar[] = [];
  for (const bar of syntheticMarket({ seed, moveRatio: 0.004 })) {
    bars.push({ ...bar, symbol: 'X' });
    if (bars.length === count) return bars;
  }
  return bars;
}

const lively = barsOf(120, 5);

/** Every fifth bar comes again, three bars later, with another close. */
const corrected = lively.flatMap((bar, i): FedBar[] => {
  const before = lively[i - 3];
  if (before === undefined || i % 5 !== 0) return [bar];
  return [bar, { ...before, close: (before.open + before.close) / 2 }];
});

function broken(subject: CausalSubject): string {
  for (const bars of [lively, corrected]) {
    if ('backtest' in subject && bars === corrected) continue;
    try {
      holdCausal(subject, bars);
    } catch (error) {
      if (!(error instanceof LawBroken)) throw error;
      return error.message;
    }
  }
  return '';
}

describe('leaks', () => {
  it('are more than twenty', () => {
    expect(Object.keys(leaks).length).toBeGreaterThanOrEqual(20);
  });

  it.each(Object.entries(leaks))('%s is found; without it nothing is blamed', (_, leak) => {
    expect(broken(leak.leaking)).not.toBe('');
    expect(broken(leak.honest)).toBe('');
  });
});

describe('none of the shipped kinds is blamed', () => {
  it('operators over bars, values and pairs', async () => {
    const bars = barsOf(80, 11);
    for (const [name, Class] of await exportedOperators()) {
      const tell = tellerOf(() => {
        const operator = new Class(parametersFor(Class, 0)) as never as Pick<Stream, 'update'>;
        const { reads } = Class.kind;
        const input = ({ symbol: _, ...bar }: FedBar): unknown => {
          if (reads === 'bar') return bar;
          return reads === 'value' ? bar.close : [bar.close, bar.volume];
        };
        return { update: (bar) => operator.update(input(bar) as FedBar) };
      });
      expect(() => holdCausal({ tell }, bars), name).not.toThrow();
    }
  });

  it.each(Object.keys(strategyCatalog))('the strategy %s', (kind) => {
    const stream: MakeStream = () => {
      const strategy = strategyOf({ kind });
      return strategyStream(strategy, new IncrementalIndicators(strategy.needs));
    };
    expect(() => holdCausal({ stream }, lively)).not.toThrow();
    expect(() => holdCausal({ stream }, corrected)).not.toThrow();
  });

  const pipeline = () =>
    new Pipeline({
      base: '1m',
      timeframes: ['1m', '5m'],
      risk: { minConfidence: 0, minCoverage: 0 },
    });

  it('a Pipeline, all that it says', () => {
    const stream: MakeStream = () => {
      const made = pipeline();
      return {
        update: (bar) => made.update(bar),
        peek: (bar) => made.peek(bar),
        snapshot: () => made.snapshot(),
        restore: (snapshot) => made.restore(snapshot),
      };
    };
    for (const bars of [lively, corrected]) {
      expect(() => holdCausal({ stream }, bars.slice(0, 80))).not.toThrow();
    }
  });

  it('a backtest', () => {
    const run = (bars: readonly Bar[]) =>
      backtest({
        pipeline: pipeline(),
        broker: new PaperBroker({ book: { fees: ratioFee(0.0001), spreadRatio: 0.0001 } }),
        bars: bars as readonly SymbolBar[],
        orders: { targetMultiple: 1, mostBars: 30 },
      });
    expect(() => holdCausal({ backtest: run }, barsOf(260, 3))).not.toThrow();
  });
});
