import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import type { Opinion, Signal, Strategy, StrategyView } from '../../src/strategies/index.js';
import { printed } from './market.js';

const minute = 60_000;
const warmUp = 3;

/** Speaks on every bar and notes which were incomplete. */
class Talker implements Strategy {
  static incomplete = 0;
  readonly kind = 'talker';
  readonly version = 1;
  readonly id = 'talker';
  readonly family = 'test';
  readonly needs = {};
  readonly warmUp = warmUp;
  update({ bar }: StrategyView): Opinion {
    if (!bar.complete) Talker.incomplete += 1;
    return this.peek();
  }
  peek(): Opinion {
    return { direction: 'up', strength: 1, horizonBars: 1, reasons: [] };
  }
  reset(): void {}
  snapshot() {
    return { format: 1, version: 1, id: 'talker', state: {} } as never;
  }
  restore(): void {}
}

const options: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m'],
  indicators: {},
  strategies: { talker: { kind: 'talker' } },
};
const make = (more: Partial<PipelineOptions> = {}) =>
  new Pipeline({ ...options, ...more }, { strategies: { talker: Talker } });

const bar = (i: number, start = 0): SymbolBar => ({
  ...{ symbol: 'X', time: start + i * minute },
  ...{ open: 10, high: 11, low: 9, close: 10, volume: 1 },
});

/** Minutes `from` to before `to`. */
const run = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => bar(from + i));

function said(pipeline: Pipeline, bars: readonly SymbolBar[], timeframe: string): Signal[] {
  const all = bars.flatMap((one) => [...pipeline.update(one).signals]);
  return all.filter((signal) => signal.timeframe === timeframe);
}

const marks = (signals: readonly Signal[]) => signals.map(({ afterGap }) => afterGap);

describe('a signal says what it rests on', () => {
  it('of whole bars: unmarked from the bar on which the strategy is warm', () => {
    expect(marks(said(make(), run(0, 6), '1m'))).toEqual([true, true, false, false, false, false]);
  });

  it('after a missing minute, until the warm-up is past it', () => {
    const signals = said(make(), [...run(0, 6), ...run(7, 12)], '1m');
    expect(marks(signals.slice(5))).toEqual([false, true, true, false, false, false]);
  });

  it('of an incomplete bar: how many base bars it lacks, and the bars after it', () => {
    Talker.incomplete = 0;
    const signals = said(make({ revisableBars: 0 }), [...run(0, 17), ...run(18, 40)], '5m');
    expect(signals.map(({ received, expected }) => expected - received)).toEqual([
      0, 0, 0, 1, 0, 0, 0, 0,
    ]);
    expect(marks(signals.slice(2))).toEqual([false, true, true, true, false, false]);
    expect(Talker.incomplete).toBe(1);
  });

  it('a first partial bar is marked, or left out on request', () => {
    const kept = said(make(), run(2, 25), '5m');
    expect(kept.map(({ received }) => received)).toEqual([3, 5, 5, 5, 5]);
    expect(marks(kept)).toEqual([true, true, true, false, false]);
    const dropping = make({ dropIncompleteFirst: true });
    const events = run(2, 5).flatMap((one) => [...dropping.update(one).events]);
    expect(events.map(({ type }) => type)).toContain('dropped');
    expect(said(dropping, run(5, 25), '5m').map(({ received }) => received)).toEqual([5, 5, 5, 5]);
  });

  it('the end of a session is no gap', () => {
    const open = Date.UTC(2024, 0, 3, 14, 30);
    const day = 24 * 60;
    const minutes = [...run(0, 390), ...run(day, day + 5)].map(({ time }) => bar(0, open + time));
    const signals = said(make({ calendar: 'us-equities', timeframes: ['1m'] }), minutes, '1m');
    expect(marks(signals.slice(2))).not.toContain(true);
  });

  it.each([0, 1])('peek, and a snapshot at every bar, say the same: revisable %d', (revisable) => {
    const pipeline = make({ revisableBars: revisable });
    const bars = [...run(2, 12), ...run(13, 19), ...run(31, 55)];
    for (const one of bars) {
      const resumed = make({ revisableBars: revisable });
      resumed.restore(pipeline.snapshot());
      const peeked = pipeline.peek(one).signals;
      const { signals } = pipeline.update(one);
      expect(printed(peeked)).toBe(printed(signals));
      expect(printed(resumed.update(one).signals)).toBe(printed(signals));
    }
  });

  it('a correction of the newest bar keeps the mark', () => {
    const pipeline = make({ timeframes: ['1m'] });
    for (const one of [...run(0, 6), ...run(7, 8)]) pipeline.update(one);
    const again = pipeline.update({ ...bar(7), close: 10.5 }).signals;
    expect(marks(again)).toEqual([true]);
    expect(marks(said(pipeline, run(8, 10), '1m'))).toEqual([true, false]);
  });
});
