import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/bars/index.js';
import { PredictionEngine, type TrainingJob, train } from '../../src/learning/index.js';

const bars = Array.from({ length: 12 }, (_, i) => {
  const close = 100 + ((i * 7) % 5);
  return { time: i * 60_000, open: close, high: close + 1, low: close - 1, close, volume: 9 };
});
const columns = columnsOf(bars);
const job: TrainingJob = {
  ...{ id: 'X', options: { features: ['mean'], targets: ['return'], watchesDrift: false } },
  ...{ columns, indicators: { mean: { kind: 'sma', period: 3 } } },
};

describe('a job of training', () => {
  it('learns from the last bars, with indicators that saw all of them', () => {
    const { entry, faults } = train({ ...job, lookback: 4 });
    expect(entry).toMatchObject({ id: 'X', trainedOn: { from: 480_000, to: 660_000, bars: 4 } });
    expect([entry.metrics['bars'], faults]).toEqual([4, []]);
    expect(entry.metrics['bytes']).toBeGreaterThan(100);
    const own = new PredictionEngine(job.options);
    for (const bar of bars.slice(8)) {
      const i = bar.time / 60_000;
      const mean = (bars[i]!.close + bars[i - 1]!.close + bars[i - 2]!.close) / 3;
      own.update({ bar, features: { mean } });
    }
    expect(entry.trainedOn).toEqual(own.trainedOn);
    expect(train(job).entry.metrics['bars']).toBe(12);
    const more = train({ ...job, lookback: 2, from: entry.snapshot });
    expect(more.entry.trainedOn.bars).toBe(6);
  });

  it('has six columns of one length, or is refused by the name of the one at fault', () => {
    const of = (given: unknown) => () => train({ ...job, columns: given as never });
    expect(of(null)).toThrow('columns must be');
    expect(of({})).toThrow('columns.time must be');
    expect(of({ ...columns, low: 5 })).toThrow('columns.low must be an array');
    expect(of({ ...columns, close: columns.close.subarray(1) })).toThrow(
      'columns.close must be as long as time (12)',
    );
    expect(() => train({ ...job, lookback: 0 })).toThrow('lookback must be');
  });
});
