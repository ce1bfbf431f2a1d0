import { describe, expect, it } from 'vitest';
import { Row } from '../../src/core/index.js';
import {
  type Opinion,
  processAllStrategies,
  type Strategy,
  type StrategyView,
  strategyOf,
} from '../../src/strategies/index.js';
import { seriesOf } from '../contract/series.js';

/** A strategy of the caller's that says `said` of each bar, whatever it is. */
function saying(said: (view: StrategyView) => unknown, rest: object = {}) {
  return class {
    readonly kind = 'mine';
    readonly version = 1;
    readonly id = 'mine()';
    readonly family = 'test';
    readonly needs = {};
    readonly warmUp = 0;
    constructor() {
      Object.assign(this, rest);
    }
    update = said as Strategy['update'];
    peek = said as Strategy['peek'];
    reset(): void {}
    snapshot = () => ({ id: 'mine()', version: 1, state: {} }) as never;
    restore(): void {}
  } as unknown as new () => Strategy;
}

const opinion: Opinion = { direction: 'up', strength: 0.5, horizonBars: 1, reasons: [] };

describe('a strategy of one’s own', () => {
  const made = (rest: object) => () =>
    strategyOf({ kind: 'mine' }, { mine: saying(() => undefined, rest) });

  it('is refused by its kind where a part of it is missing', () => {
    expect(made({})().id).toBe('mine()');
    const wrong = [
      ...['update', 'peek', 'reset', 'snapshot', 'restore'].map((name) => ({ [name]: undefined })),
      ...[{ id: 5 }, { needs: null }, { needs: 5 }, { warmUp: -1 }, { warmUp: Number.NaN }],
    ];
    for (const rest of wrong) expect(made(rest), JSON.stringify(rest)).toThrow(/^kind must be of/);
  });

  it('is told of bars that closed, and of those that are given as they are', () => {
    const bars = seriesOf('bar', 'lively', 2, 3) as never[];
    const seen: StrategyView[] = [];
    const own = {
      strategies: { mine: saying((view) => void seen.push(view)) },
    };
    const strategies = { mine: { kind: 'mine' } };
    const run = { symbol: 'S', timeframe: '5m', strategies, own };
    processAllStrategies({ ...run, bars });
    const { time, close } = bars[2]! as { time: number; close: number };
    expect(seen[2]).toMatchObject({ timeframe: '5m', bar: { time, end: time + 300_000, close } });
    expect(seen[2]!.bar).toMatchObject({ received: 1, expected: 1, complete: true, revision: 0 });
    const closed = { ...seen[2]!.bar, end: time + 7, received: 2, expected: 3 };
    processAllStrategies({ ...run, bars: [closed] });
    expect(seen[3]!.bar).toEqual(closed);
  });

  it('has its opinions under its name, and none where it has none', () => {
    const bars = seriesOf('bar', 'lively', 2, 3) as never[];
    const said = (answer: unknown) =>
      processAllStrategies({
        symbol: 'S',
        timeframe: '1m',
        bars,
        strategies: { mine: { kind: 'loud' } },
        own: { strategies: { loud: saying(() => answer) } },
      })['mine']!;
    expect(said(opinion).map(({ strategy, family }) => [strategy, family])).toEqual(
      bars.map(() => ['mine', 'test']),
    );
    for (const none of [undefined, null, 5, 'up', {}, Promise.resolve(opinion)]) {
      expect(said(none)).toEqual([]);
    }
  });
});

describe('what is shown', () => {
  const features = new Row(['x'], Float64Array.of(1));
  const numbers = { open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const view = {
    bar: { time: 0, ...numbers },
    timeframe: '1m',
    features,
  } as unknown as StrategyView;

  /** What a built-in strategy reads of a view, as far as it gets. */
  const isRead = (given: unknown) => {
    const strategy = strategyOf({ kind: 'levelBreakout' });
    strategy.update(given as StrategyView);
    return (strategy.snapshot().state as { before: number }).before;
  };

  it('is a bar and a row of numbers that a door lets in, or is not read', () => {
    expect(isRead(view)).toBe(2);
    const gone = { ...view, features: new Row(['x'], Float64Array.of(Number.NaN)) };
    expect(isRead(gone)).toBe(2); // not yet known
    class Getters {
      readonly #close = 2;
      get close(): number {
        return this.#close;
      }
      get open(): number {
        return 1;
      }
      high = 2;
      low = 1;
      volume = 3;
    }
    expect(isRead({ ...view, bar: new Getters() })).toBe(2);
    const beyond = new Row(['x'], Float64Array.of(Number.POSITIVE_INFINITY));
    const wrong: unknown[] = [null, 5, { ...view, features: {} }, { ...view, features: beyond }];
    for (const name of Object.keys(numbers)) {
      wrong.push({ ...view, bar: { ...view.bar, [name]: '2' } });
      wrong.push({ ...view, bar: { ...view.bar, [name]: Number.NaN } });
    }
    for (const bar of [null, undefined, 5]) wrong.push({ ...view, bar });
    for (const given of wrong) expect(isRead(given)).toBeNaN();
  });
});
