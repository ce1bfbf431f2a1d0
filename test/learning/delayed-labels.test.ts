import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { DelayedLabels } from '../../src/learning/index.js';
import { cases } from '../cases.js';

const options = { longestBars: 5, width: 1, capacity: 8 };
const step = fc.record({
  close: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Number.NaN)),
  horizons: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
});

describe('DelayedLabels', () => {
  test('gives each label with the close that decides it, as a slow list of all of them has it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let labels = new DelayedLabels(options);
        const closes: number[] = [];
        const asked: { at: number; horizon: number; feature: number }[] = [];
        steps.forEach(({ close, horizons }, i) => {
          const foreseen = labels.peek(close);
          const given = labels.update(close);
          expect(given).toEqual(foreseen);
          if (Number.isFinite(close)) closes.push(close);
          const now = closes.length - 1;
          const due = Number.isFinite(close)
            ? asked.filter(({ at, horizon }) => at + horizon === now)
            : [];
          expect(given.map(({ features }) => features[0])).toEqual(due.map((one) => one.feature));
          given.forEach(({ from, to, outcome, horizonBars }, k) => {
            expect([from, to]).toEqual([closes[due[k]!.at], close]);
            expect(horizonBars).toBe(due[k]!.horizon);
            expect(outcome).toBe(to > from ? 1 : to < from ? 0 : 0.5);
          });
          horizons.forEach((horizon, k) => {
            const pending = asked.filter((one) => one.at + one.horizon > now).length;
            const isTaken = now >= 0 && horizon >= 1 && horizon <= 5 && pending < 8;
            expect(labels.ask([i + k / 10], horizon)).toBe(isTaken);
            if (isTaken) asked.push({ at: now, horizon, feature: i + k / 10 });
          });
          const resumed = new DelayedLabels(options);
          resumed.restore(decodeText(encodeText(labels.snapshot())) as Snapshot);
          labels = resumed;
        });
      }),
      { numRuns: cases(1000) },
    );
  });

  test('no later close changes a label: look-ahead has no way in', () => {
    const closes = [3, 1, 2, 5, 4, 4, 6];
    const given = (tail: readonly number[]) => {
      const labels = new DelayedLabels({ longestBars: 2, width: 2 });
      return [...closes, ...tail].map((close, i) => {
        const due = labels.update(close);
        labels.ask([i, close], 2);
        return due;
      });
    };
    expect(given([9, 9]).slice(0, closes.length)).toEqual(given([0, 1]).slice(0, closes.length));
  });

  test('what goes in and comes out is detached', () => {
    const labels = new DelayedLabels(options);
    const features = [7];
    labels.update(1);
    labels.ask(features, 1);
    features[0] = 8;
    (labels.snapshot().state as { waiting: { features: Float64Array }[] }).waiting[0]!.features[0] =
      9;
    labels.peek(2)[0]!.features[0] = 10;
    expect(labels.update(2)[0]!.features[0]).toBe(7);
    expect(labels.pending).toBe(0);
  });

  test('refuses what cannot be waited for', () => {
    const labels = new DelayedLabels(options);
    expect(labels.ask([1], 1)).toBe(false); // no close yet
    labels.update(1);
    for (const features of [[], [1, 2], ['1'], [Number.NaN], null, undefined, { length: 1 }]) {
      expect(labels.ask(features as number[], 1)).toBe(false);
    }
    expect(labels.ask([1], 0.5)).toBe(false);
    expect(() => new DelayedLabels({ longestBars: 0, width: 1 })).toThrow(/longestBars/);
    expect(() => new DelayedLabels({ ...options, widht: 1 } as never)).toThrow(/width/);
  });

  test('a forged label is refused: one that is overdue, out of order, or from too far ahead', () => {
    const labels = new DelayedLabels(options);
    labels.update(1);
    labels.ask([1], 2);
    labels.ask([2], 3);
    type Forged = { count: number; close: number; waiting: Record<string, number>[] };
    const forge = (edit: (state: Forged) => void) => {
      const snapshot = structuredClone(labels.snapshot());
      edit(snapshot.state as unknown as Forged);
      return () => new DelayedLabels(options).restore(snapshot);
    };
    expect(forge(() => {})).not.toThrow();
    expect(forge(({ waiting }) => (waiting[0]!['dueCount'] = 1))).toThrow(/no label to come/);
    expect(forge(({ waiting }) => waiting.reverse())).toThrow(/no label to come/);
    expect(forge(({ waiting }) => (waiting[1]!['dueCount'] = 50))).toThrow(/no label to come/);
    expect(forge(({ waiting }) => (waiting[0]!['horizonCount'] = 6))).toThrow(/no label to come/);
    expect(forge((state) => (state.close = Number.NaN))).toThrow(/state\.close/);
    const many = (state: Forged) => {
      state.waiting = Array.from({ length: 9 }, () => state.waiting[0]!);
    };
    expect(forge(many)).toThrow(/state\.waiting/);
    labels.reset();
    expect(labels.snapshot()).toEqual(new DelayedLabels(options).snapshot());
  });
});
