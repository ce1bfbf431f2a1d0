import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import { StrategyTracker, type TrackedResult } from '../../src/performance/index.js';
import { cases } from '../cases.js';

const strategies = ['trend', 'swing'] as const;
const said = fc.record({
  strategy: fc.constantFrom(...strategies),
  regime: fc.constantFrom('range', 'trend'),
  pUp: fc.integer({ min: 1, max: 19 }).map((x) => x / 20),
  horizonBars: fc.integer({ min: 1, max: 4 }),
});
/** A bar: its close, what is said of it, and, if it comes once more, what then. */
const version = fc.record({
  close: fc.integer({ min: 1, max: 4 }),
  said: fc.uniqueArray(said, { maxLength: 2, selector: ({ strategy }) => strategy }),
});
const story = fc.array(fc.record({ first: version, again: fc.option(version) }), { maxLength: 30 });
type Version = typeof version extends fc.Arbitrary<infer T> ? T : never;

const nothing = { symbol: 'X', closed: [], events: [], signals: [], decisions: [] };

function resultOf(i: number, { close, said: all }: Version, isRevision: boolean): TrackedResult {
  const bar = { timeframe: '1m', bar: { close, end: i } };
  const signals = all.map((one) => {
    const { strategy } = one;
    const id = `X|1m|${i}|${strategy}#${Number(isRevision)}`;
    return { ...one, id, symbol: 'X', timeframe: '1m', end: i, statedUp: one.pUp };
  });
  if (!isRevision) return { ...nothing, closed: [bar], signals };
  return { ...nothing, events: [{ type: 'revision', ...bar } as never], signals };
}

/** `[strategy|regime, pUp, outcome]` of all that is decided, from the last words alone. */
function slow(bars: readonly Version[]): [string, number, number][] {
  return bars.flatMap(({ close, said: all }, i) =>
    all.flatMap(({ strategy, regime, pUp, horizonBars }): [string, number, number][] => {
      const at = i + horizonBars;
      if (at >= bars.length - 1) return [];
      const outcome = (Math.sign(bars[at]!.close - close) + 1) / 2;
      return [[`${strategy}|${regime}`, pUp, outcome]];
    }),
  );
}

describe('what becomes of signals', () => {
  it('is what the whole history says, corrections as if they had come first; snapshots go on', () => {
    fc.assert(
      fc.property(story, (bars) => {
        let tracker = new StrategyTracker();
        let count = 0;
        for (const [i, { first, again }] of bars.entries()) {
          for (const { signals } of tracker.update(resultOf(i, first, false))) {
            count += signals.length;
          }
          if (again !== null) {
            expect(tracker.update(resultOf(i, again, true))).toEqual([]);
          }
          const text = encodeText(tracker.snapshot());
          tracker = new StrategyTracker();
          tracker.restore(decodeText(text));
          expect(encodeText(tracker.snapshot())).toBe(text);
        }
        const expected = slow(bars.map(({ first, again }) => again ?? first));
        expect(count).toBe(expected.length);
        for (const record of tracker.records) {
          const key = `${record.strategy}|${record.regime}`;
          const own = expected.filter(([of]) => of === key);
          const hits = own.map(([, pUp, y]) => {
            return y === 0.5 || pUp === 0.5 ? 0.5 : Number(pUp > 0.5 === y > 0.5);
          });
          const errors = own.map(([, pUp, y]) => (y - pUp) * (y - pUp));
          expect(record.outcomes).toBe(own.length);
          expect(record.hitRatio).toBeCloseTo(hits.reduce((a, b) => a + b, 0) / own.length, 12);
          expect(record.brier).toBeCloseTo(errors.reduce((a, b) => a + b, 0) / own.length, 12);
          expect(record.bins.reduce((sum, { count: n }) => sum + n, 0)).toBe(own.length);
        }
      }),
      { numRuns: cases(1_000) },
    );
  });

  it('hit ratios, decay and calibration of a source that loses what it had', () => {
    const tracker = new StrategyTracker({ halfLifeOutcomes: 10 });
    for (let i = 0; i < 402; i++) {
      const isRight = i < 200 || i % 2 === 0;
      const one = { strategy: 'trend', regime: 'range', pUp: isRight ? 0.75 : 0.25 } as const;
      const close = i % 2 === 0 ? 10 : 11; // up after even bars, down after odd ones
      const pUp = i % 2 === 0 ? one.pUp : 1 - one.pUp;
      tracker.update(resultOf(i, { close, said: [{ ...one, pUp, horizonBars: 1 }] }, false));
    }
    const [record] = tracker.records;
    expect(record!.outcomes).toBe(400);
    expect(record!.hitRatio).toBe(0.75);
    expect(Math.abs(record!.recentHitRatio - 0.5)).toBeLessThan(0.05);
    expect(record!.decay).toBeCloseTo(0.75 - record!.recentHitRatio, 12);
    expect(record!.bins.map(({ meanUp }) => meanUp)).toEqual([0.25, 0.75]);
    expect(record!.bins.map(({ upRatio }) => upRatio)).toEqual([0, 2 / 3]);
    expect(record!.calibrationError).toBeCloseTo(0.25 * 0.25 + 0.75 * (0.75 - 2 / 3), 12);
  });

  it('divides what a trade earned among those who spoke for it, to the last cent', () => {
    const tracker = new StrategyTracker();
    const both = strategies.map((strategy) => {
      return { strategy, regime: 'range', pUp: 0.6, horizonBars: 1 } as const;
    });
    const signals = resultOf(0, { close: 1, said: [...both] }, false);
    const speech = (action: string, quantity: number, shares: readonly number[]) => ({
      ...{ symbol: 'X', action, quantity },
      reasons: [
        { code: 'confident' },
        ...shares.map((value, i) => {
          return { code: 'signal', value, of: `X|1m|0|${strategies[i]}#0` };
        }),
        { code: 'signal-against', value: 0.1, of: 'other' },
      ],
    });
    tracker.update({ ...signals, decisions: [speech('open', 1, [0.6, 0.2])] });
    tracker.update({ ...nothing, decisions: [speech('add', 3, [0, 0.5])] });
    tracker.credit({ symbol: 'X', profit: 100 });
    tracker.credit({ symbol: 'X', profit: -7 }); // nobody is known to have spoken for it
    const profits = tracker.records.map(({ strategy, profit }) => [
      strategy,
      Number(profit.toFixed(9)),
    ]);
    expect(profits).toEqual([
      ['', -7],
      ['swing', 81.25],
      ['trend', 18.75],
    ]);
    tracker.reset();
    expect(tracker.records).toEqual([]);
  });

  it('a bar, signal or decision that is none is left out, and the others count', () => {
    const one = { strategy: 'trend', regime: 'range', pUp: 0.6, horizonBars: 1 } as const;
    const decision = { symbol: 'X', action: 'open', quantity: 2, reasons: [] };
    const share = { code: 'signal', value: 1, of: 'X|1m|0|trend#0' };
    const life = (strange: boolean) => {
      const tracker = new StrategyTracker();
      for (const [i, close] of [1, 2, 2, 3].entries()) {
        const good = resultOf(i, { close, said: [one] }, false);
        const [signal] = good.signals;
        const signals = [Symbol('s'), 5n, {}].flatMap((odd) => [
          { ...signal, strategy: odd },
          { ...signal, horizonBars: odd },
          { ...signal, pUp: '0.6' },
        ]);
        const bar = { timeframe: '1m', bar: { close: Number.NaN, end: i } };
        const reasons = [share, { ...share, value: 5n }, { ...share, value: -1 }, null];
        const decisions = [
          { ...decision, reasons: strange ? reasons : [share] },
          ...(strange
            ? [
                { ...decision, quantity: Number.NaN },
                { ...decision, reasons: 5 },
              ]
            : []),
        ];
        tracker.update({
          ...good,
          closed: strange ? [bar as never, ...good.closed] : good.closed,
          signals: strange ? [...(signals as never[]), ...good.signals] : good.signals,
          decisions: decisions as never,
        });
      }
      tracker.credit({ symbol: 'X', profit: 3 });
      return [encodeText(tracker.snapshot()), tracker.records];
    };
    expect(life(true)).toEqual(life(false));
  });

  it('what is no result or no option, and a snapshot of another', () => {
    const tracker = new StrategyTracker();
    const before = encodeText(tracker.snapshot());
    const strange = new Proxy(
      {},
      {
        get: () => {
          throw new Error();
        },
      },
    );
    for (const one of [null, 5, {}, strange, { ...nothing, signals: [strange] }]) {
      expect(tracker.update(one as never)).toEqual([]);
    }
    for (const trade of [null, {}, { symbol: 'X', profit: Number.NaN }, { symbol: 1, profit: 2 }]) {
      tracker.credit(trade as never);
    }
    expect(encodeText(tracker.snapshot())).toBe(before);
    expect(() => new StrategyTracker({ halfLifeOutcomes: 0 })).toThrow('halfLifeOutcomes');
    expect(() => new StrategyTracker({ halfLife: 1 } as never)).toThrow('halfLife');
    tracker.update(
      resultOf(
        0,
        { close: 1, said: [{ strategy: 'trend', regime: 'range', pUp: 0.6, horizonBars: 1 }] },
        false,
      ),
    );
    tracker.update(resultOf(1, { close: 2, said: [] }, false));
    tracker.update(resultOf(2, { close: 2, said: [] }, false));
    const good = tracker.snapshot();
    const state = good.state as unknown as Record<string, object[]>;
    const [source] = state['sources'] as [object];
    for (const spoiled of [
      { ...state, more: 1 },
      { ...state, sources: [{ ...source, hits: -1 }] },
      { ...state, sources: [{ ...source, hits: 9 }] },
      { ...state, sources: [{ ...source, logLoss: Number.NaN }] },
      { ...state, lines: [{ symbol: 'X', timeframe: '1m', line: { count: -1 } }] },
      { ...state, lines: [5] },
      { ...state, speakers: 5 },
      { ...state, credits: [{ symbol: 'X', credits: [{ key: 'a', weight: -1 }] }] },
      { ...state, credits: [{ symbol: 'X', credits: { length: 1e10 } }] },
    ]) {
      expect(() => tracker.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(tracker.snapshot()).toEqual(good);
    }
  });
});
