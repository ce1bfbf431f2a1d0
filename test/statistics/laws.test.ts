import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/core/kind.js';
import * as s from '../../src/statistics/index.js';
import { hostileSeries, seeded } from './series.js';

const values = [
  new s.Sum(7),
  new s.Variance(7),
  new s.StdDev({ period: 6, sample: true }),
  new s.Lowest(7),
  new s.Highest(7),
  new s.BarsSinceHighest(7),
  new s.BarsSinceLowest(7),
  new s.Median(7),
  new s.Median(8),
  new s.Median(1),
  new s.Median(300),
  new s.Quantile({ period: 7, q: 0.3 }),
  new s.Mad(7),
  new s.Mad({ period: 8, scale: 1.4826 }),
  new s.EwMean(0.2),
  new s.EwVariance({ halfLifeBars: 3, sample: true }),
];
const pairs = [new s.Covariance(7), new s.Correlation(7)];
const degrees: { [kind: string]: number } = { Variance: 2, EwVariance: 2, Covariance: 2 };
const degreeOf = (operator: object): number =>
  degrees[operator.constructor.name] ?? (/BarsSince|Corr/.test(operator.constructor.name) ? 0 : 1);
const length = 700;
const everySeries = Object.entries(hostileSeries(length, 5));

/** Every operator over numbers alike: `at` feeds number or pair i of the series. */
const all = [
  ...values.map((o) => ({
    o,
    feed: (xs: readonly number[], i: number) => o.update(xs[i]!),
    look: (xs: readonly number[], i: number) => o.peek(xs[i]!),
  })),
  ...pairs.map((o) => ({
    o,
    feed: (xs: readonly number[], i: number) => o.update([xs[i]!, xs[(i * 7) % xs.length]!]),
    look: (xs: readonly number[], i: number) => o.peek([xs[i]!, xs[(i * 7) % xs.length]!]),
  })),
].map((each) => ({ ...each, id: each.o.id }));

describe.each(all)('$id', ({ o, feed, look }) => {
  it('peek is the next update bit for bit, and changes nothing', () => {
    for (const [, xs] of everySeries) {
      o.reset();
      const seen = xs.map((_, i) => {
        look(xs, (i * 3) % length);
        return [look(xs, i), feed(xs, i), o.value];
      });
      expect(seen).toEqual(seen.map(([, update]) => [update, update, update]));
    }
  });

  it('is NaN before warmUp and defined after, on prices', () => {
    o.reset();
    const { walk } = hostileSeries(length, 5);
    const undefinedAt = walk!.map((_, i) => Number.isNaN(feed(walk!, i)));
    expect(undefinedAt).toEqual(walk!.map((_, i) => i + 1 < o.warmUp));
  });

  it('scales exactly with powers of two', () => {
    for (const [, xs] of everySeries) {
      o.reset();
      const plain = xs.map((_, i) => feed(xs, i));
      for (const factor of [1048576, 1 / 1048576]) {
        o.reset();
        const scaled = xs.map((x) => x * factor);
        const by = [1, factor, factor * factor][degreeOf(o)]!;
        expect(xs.map((_, i) => feed(scaled, i))).toEqual(plain.map((y) => y * by));
      }
    }
  });

  it('continues exactly from a snapshot, and ignores what it refuses', () => {
    const { small } = hostileSeries(length, 9);
    o.reset();
    for (let i = 0; i < 400; i++) feed(small!, i);
    const snapshot = structuredClone(o.snapshot());
    const ahead = Array.from({ length: 300 }, (_, i) => feed(small!, 400 + i));
    o.reset();
    o.restore(snapshot);
    const refused: number[] = [];
    const again = Array.from({ length: 300 }, (_, i) => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1e100]) {
        refused.push(feed([bad], 0), look([bad], 0));
      }
      return feed(small!, 400 + i);
    });
    expect(refused.every(Number.isNaN)).toBe(true);
    expect(again).toEqual(ahead);
    expect(o.count).toBe(700);
  });
});

describe.each(all.filter(({ o }) => !o.id.startsWith('ew')))('$id', ({ o, feed }) => {
  it('keeps no trace of what left the window', () => {
    const { walk, outlier, small, zeros } = hostileSeries(length, 5) as Record<string, number[]>;
    const { memory } = (o.constructor as unknown as { kind: Kind<string, object> }).kind;
    expect(memory(o.parameters)).toBe(o.warmUp);
    // Whole laps before, so that sums of what remains are taken in the same order.
    for (const past of [outlier, small, zeros]) {
      o.reset();
      for (let i = 0; i < 2 * o.warmUp; i++) feed(past!, i);
      const marked = walk!.map((_, i) => feed(walk!, i)).slice(o.warmUp - 1);
      o.reset();
      const clean = walk!.map((_, i) => feed(walk!, i)).slice(o.warmUp - 1);
      expect(marked).toEqual(clean);
    }
  });
});

it('a sorted window survives hostile snapshots and stays in order', () => {
  const random = seeded(3);
  for (let round = 0; round < 200; round++) {
    const operator = new s.Median(9); // a warm one takes no ring with gaps
    const ring = Float64Array.from({ length: 9 }, () =>
      random() < 0.2 ? Number.NaN : Math.floor(random() * 5) - 2,
    );
    const sorted = Float64Array.from({ length: 9 }, () => random());
    const slot = Math.floor(random() * 9);
    const { state, ...head } = operator.snapshot();
    const kernel = { ...(state as { kernel: object }).kernel, ring, sorted, slot };
    operator.restore({ ...head, state: { ...(state as object), kernel } } as never);
    const inputs = Array.from({ length: 30 }, () => Math.floor(random() * 9) - 4);
    const outputs = inputs.map((x) => operator.update(x));
    inputs.slice(9).forEach((_, i) => {
      const window = inputs.slice(i + 1, i + 10).sort((a, b) => a - b);
      expect(outputs[i + 9]).toBe(window[4]! + 0);
    });
  }
});

it('where order decides, a zero has no sign, whatever the order of arrival', () => {
  const zeros = Float64Array.from(hostileSeries(60, 2)['zeros']!);
  expect(zeros.some((x) => Object.is(x, -0))).toBe(true);
  const operators = [new s.Highest(3), new s.Lowest(3), new s.Median(3), new s.Median(4)];
  for (const operator of [...operators, new s.Quantile({ period: 3, q: 0 }), new s.Mad(3)]) {
    const outputs = [...operator.process(zeros), operator.peek(-0)];
    expect(outputs.some((y) => Object.is(y, -0))).toBe(false);
  }
});
