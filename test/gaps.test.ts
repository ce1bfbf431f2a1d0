import { describe, expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import { IncrementalIndicators } from '../src/indicators/index.js';
import { MaCrossover, MacdRsi, needsOf } from '../src/strategies/index.js';
import { seriesOf } from './contract/series.js';
import { exportedOperators, parametersFor } from './contract/subjects.js';

// A gap of n bars is not there for an operator or a strategy: they count bars (`continue`). What a
// gap is to mean is said once, to the Pipeline. Kinds that read the time begin anew by it.

const byTime = ['AnchoredVwap', 'PivotPoints', 'Vwap', 'VwapBands'];
const minute = 60_000;
const bars = seriesOf('bar', 'lively', 21, 300) as readonly Bar[];

/** The same bars, with n of them missing in the middle. */
function apart(n: number): Bar[] {
  return bars.map((bar, i) => (i < 150 ? bar : { ...bar, time: bar.time + n * minute }));
}

describe('operators continue', async () => {
  const operators = await exportedOperators();
  const readers = [...operators].filter(([, { kind }]) => kind.reads === 'bar');
  it.each(readers.filter(([name]) => !byTime.includes(name)))('%s', (_, Class) => {
    const said = (feed: readonly Bar[]) => {
      const operator = new Class(parametersFor(Class, 1));
      return feed.map((bar) => operator.update(bar));
    };
    for (const n of [1, 45, 3 * 1440]) expect(said(apart(n))).toEqual(said(bars));
  });

  it('what reads the time is named', () => {
    expect(readers.map(([name]) => name)).toEqual(expect.arrayContaining(byTime));
    expect(readers.length).toBeGreaterThan(40);
  });
});

it.each([new MaCrossover({ fastPeriod: 3, slowPeriod: 8 }), new MacdRsi({ fastPeriod: 3 })])(
  'strategies continue: $id',
  (strategy) => {
    const said = (feed: readonly Bar[]) => {
      strategy.reset();
      const set = new IncrementalIndicators(needsOf([strategy]));
      return feed.map((bar) => {
        const made = { end: bar.time + minute, expected: 1, received: 1, synthetic: 0 };
        const closed = { ...bar, ...made, complete: true, revision: 0, vwap: 1, price: bar.close };
        return strategy.update({ bar: closed, timeframe: '1m', features: set.update(bar) });
      });
    };
    expect(said(bars).some((opinion) => opinion !== undefined)).toBe(true);
    expect(said(apart(45))).toEqual(said(bars));
  },
);
