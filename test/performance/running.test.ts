import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  monthlyReturns,
  performanceSummary,
  RunningPerformance,
  rollingPerformance,
} from '../../src/performance/index.js';
import { cases } from '../cases.js';

const options = { periodsPerYear: 252, riskFree: 0.0001 };
const curves = fc.array(fc.integer({ min: 50, max: 150 }), {
  minLength: 1,
  maxLength: 80,
});

function expectClose(actual: number, expected: number): void {
  const error = Math.abs(actual - expected);
  const isClose = error <= 1e-9 * Math.max(1, Math.abs(expected));
  expect(isClose || Object.is(actual, expected)).toBe(true);
}

describe('performance of a curve as it grows', () => {
  it('is that of the whole curve, at each value; peek foretells; snapshots go on', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        let running = new RunningPerformance(options);
        for (const [i, equity] of curve.entries()) {
          const foretold = running.peek(equity);
          const said = running.update(equity);
          expect(foretold).toEqual(said);
          const whole = performanceSummary(curve.slice(0, i + 1), options);
          for (const key of [
            'periods',
            'totalReturn',
            'annualGrowth',
            'volatility',
            'sharpe',
            'sortino',
            'calmar',
          ] as const) {
            expectClose(said[key], whole[key]);
          }
          if (i > 0) expectClose(said.maxDrawdown, whole.maxDrawdown);
          const text = encodeText(running.snapshot());
          running = new RunningPerformance(options);
          running.restore(decodeText(text));
          expect(encodeText(running.snapshot())).toBe(text);
        }
      }),
      { numRuns: cases(500) },
    );
  });

  it('what is no equity changes nothing', () => {
    const running = new RunningPerformance(options);
    running.update(100);
    running.update(110);
    const before = running.snapshot();
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, null, '5', {}]) {
      running.update(wrong as never);
      running.peek(wrong as never);
    }
    expect(running.snapshot()).toEqual(before);
    const state = before.state as object;
    for (const wrong of [
      { first: -1 },
      { peak: 1 },
      { deepest: -1 },
      { squares: -1 },
      { first: Number.NaN },
    ]) {
      expect(() => running.restore({ ...before, state: { ...state, ...wrong } as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
    }
    expect(() => new RunningPerformance({ periodsPerYear: 0 })).toThrow('periodsPerYear');
  });

  it('takes ruin for what it is, as the whole curve does', () => {
    for (const curve of [
      [100, 120, 0],
      [100, 50, 0, 0],
      [100, -20, 30],
    ]) {
      const running = new RunningPerformance(options);
      for (const equity of curve) running.update(equity);
      const text = encodeText(running.snapshot());
      running.restore(decodeText(text));
      const { drawdown: _, ...said } = running.value;
      for (const [key, value] of Object.entries(said)) {
        expectClose(value, performanceSummary(curve, options)[key as keyof typeof said]);
      }
    }
    const fresh = new RunningPerformance(options);
    fresh.update(0);
    expect(fresh.value.periods).toBe(0);
  });

  it('windows of it', () => {
    const curve = Array.from({ length: 40 }, (_, i) => 100 + ((i * 7) % 11));
    const windows = rollingPerformance(curve, 10, options);
    expect(windows.length).toBe(30);
    expect(windows[12]).toEqual(performanceSummary(curve.slice(12, 23), options));
    expect(() => rollingPerformance(curve, 1, options)).toThrow('periods must be an integer');
  });
});

describe('returns by month', () => {
  const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);

  it('compound to those of the year, and years to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(45), fc.double({ min: 50, max: 150, noNaN: true })), {
          minLength: 1,
          maxLength: 60,
        }),
        (steps) => {
          let time = at('2019-11-20');
          const times: number[] = [];
          for (const [days] of steps) {
            times.push(time);
            time += (days + 1) * 86_400_000;
          }
          const equity = steps.map(([, value]) => value);
          const table = monthlyReturns(times, equity);
          for (const { months, total } of table) {
            const known = months.filter((r) => !Number.isNaN(r));
            expectClose(known.reduce((product, r) => product * (1 + r), 1) - 1, total);
          }
          const whole = table.reduce((product, { total }) => product * (1 + total), 1);
          expectClose(whole, equity.at(-1)! / equity[0]!);
        },
      ),
      { numRuns: cases(1_000) },
    );
  });

  it('count from the last value of the month before; a month without a value is NaN', () => {
    const times = ['2023-12-30', '2023-12-31', '2024-01-31', '2024-03-05', '2024-03-29'].map(at);
    const [old, year, ...others] = monthlyReturns(times, [100, 102, 51, 102, 204]);
    expect(others).toEqual([]);
    expect(old).toMatchObject({ year: 2023 });
    expectClose(old!.months[11]!, 0.02);
    expect(year!.months.slice(0, 4)).toEqual([-0.5, Number.NaN, 3, Number.NaN]);
    expect(year!.total).toBe(1);
    expect(monthlyReturns([], [])).toEqual([]);
    expect(() => monthlyReturns([0], [])).toThrow('equity must be as long as times');
  });
});

it('a snapshot in which figures are NaN is refused, unless the account was ruined', () => {
  const lived = (...curve: number[]) => {
    const running = new RunningPerformance(options);
    for (const equity of curve) running.update(equity);
    return running.snapshot();
  };
  const restore = (given: ReturnType<typeof lived>): void =>
    new RunningPerformance(options).restore(given);
  restore(lived(100, 0, 50));
  restore(lived(100, -20));
  const { state, ...envelope } = lived(100, 90, 95);
  for (const edit of [
    { mean: Number.NaN },
    { squares: Number.NaN },
    { shortfall: Number.NaN },
    { last: -1 },
  ]) {
    expect(() => restore({ ...envelope, state: { ...(state as object), ...edit } })).toThrow(
      'of no curve',
    );
  }
});
