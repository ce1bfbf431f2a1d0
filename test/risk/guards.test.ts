import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  DrawdownGuard,
  type DrawdownLimits,
  portfolioRisk,
  TrailingStop,
} from '../../src/risk/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const DAY = 86_400_000;

/** What a guard should say, from everything it was ever told. */
class Model {
  readonly told: { readonly time: number; readonly equity: number }[] = [];
  from = 0;
  haltedAt: number | undefined;
  readonly stopped = new Set<number>();
  readonly #limits: Required<DrawdownLimits>;

  constructor(limits: Required<DrawdownLimits>) {
    this.#limits = limits;
  }

  say(time: number, equity: number): string {
    const { reduceAtRatio, haltAtRatio, dailyLossRatio, cooldownMs } = this.#limits;
    if (this.haltedAt !== undefined && time - this.haltedAt >= cooldownMs) this.resume();
    this.told.push({ time, equity });
    const peak = Math.max(...this.told.slice(this.from).map((one) => one.equity));
    const drawdown = 1 - equity / peak;
    const day = Math.floor(time / DAY);
    const before = this.told.filter((one) => Math.floor(one.time / DAY) < day).at(-1);
    const first = this.told.find((one) => Math.floor(one.time / DAY) === day)!;
    const daily = 1 - equity / (before ?? first).equity;
    if (drawdown >= haltAtRatio) this.haltedAt ??= time;
    if (daily >= dailyLossRatio) this.stopped.add(day);
    if (this.haltedAt !== undefined || this.stopped.has(day)) return 'halted';
    return drawdown >= reduceAtRatio ? 'reducing' : 'active';
  }

  resume(): void {
    if (this.haltedAt === undefined) return;
    this.haltedAt = undefined;
    this.from = this.told.length - 1;
  }
}

describe('the brake of an account', () => {
  it('in any life is that of the model that remembers everything', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= cases(300); seed++) {
      const random = new Random(seed);
      const limits = {
        reduceAtRatio: 0.02 + 0.1 * random.unit(),
        haltAtRatio: 0.05 + 0.15 * random.unit(),
        dailyLossRatio: 0.02 + 0.1 * random.unit(),
        cooldownMs: random.unit() < 0.5 ? 3 * DAY : Number.MAX_VALUE,
        dayStartMs: 0,
      };
      let guard = new DrawdownGuard(limits);
      const model = new Model(limits);
      let [time, equity] = [0, 10_000];
      for (let step = 0; step < 150; step++) {
        time += random.integer(0, 20) * 3_600_000;
        equity *= 1 + 0.05 * (random.unit() - 0.5);
        const { state, reasons } = guard.update(time, equity);
        expect({ seed, step, state }).toEqual({ seed, step, state: model.say(time, equity) });
        expect(reasons.length > 0).toBe(state !== 'active');
        seen.add(state);
        if (random.unit() < 0.02) {
          guard.resume(time);
          model.resume();
        }
        if (random.unit() < 0.05) {
          const next = new DrawdownGuard(limits);
          next.restore(decodeText(encodeText(guard.snapshot())));
          guard = next;
        }
        for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
          if (random.unit() < 0.02) {
            expect(guard.update(time, bad as never).reasons[0]!.code).toBe('no-equity');
          }
        }
      }
    }
    expect([...seen].sort()).toEqual(['active', 'halted', 'reducing']);
  });

  it('a margin account below zero is halted; nothing was lost where nothing was there', () => {
    const guard = new DrawdownGuard({ haltAtRatio: 0.5 });
    guard.update(0, 100);
    expect(guard.update(1, -50)).toMatchObject({ state: 'halted', drawdownRatio: 1.5 });
    expect(new DrawdownGuard().update(0, -5).state).toBe('halted');
    expect(() => new DrawdownGuard({ haltAtRatio: 0 })).toThrow(/haltAtRatio must be/);
    expect(() => new DrawdownGuard({ haltRatio: 0.1 } as never)).toThrow(/did you mean/);
  });
});

describe('a trailing stop', () => {
  it('never loosens, is the best bound so far, and resumes', () => {
    for (let seed = 1; seed <= cases(300); seed++) {
      const random = new Random(seed);
      const side = seed % 2 === 0 ? 'long' : 'short';
      const options =
        seed % 3 === 0 ? ({ side, ratio: 0.05 } as const) : ({ side, atrMultiple: 2 } as const);
      let stop = new TrailingStop(options);
      const bounds: number[] = [];
      let best = Number.NaN;
      let price = 100;
      for (let step = 0; step < 100; step++) {
        price *= 1 + 0.02 * (random.unit() - 0.5);
        const bar = { high: price * 1.01, low: price * 0.99 };
        const atr = random.unit() < 0.1 ? Number.NaN : 3 * random.unit();
        const before = stop.value;
        const hit = stop.isHit(bar);
        expect(hit).toBe(side === 'long' ? bar.low <= before : bar.high >= before);
        const said = stop.update({ ...bar, atr });
        const isLong = side === 'long';
        const extreme = isLong ? bar.high : bar.low;
        best = Number.isNaN(best) || (isLong ? extreme > best : extreme < best) ? extreme : best;
        const way = options.side && seed % 3 === 0 ? 0.05 * best : 2 * atr;
        if (!Number.isNaN(way)) bounds.push(isLong ? best - way : best + way);
        if (bounds.length === 0) expect(said).toBe(Number.NaN);
        else expect(said).toBeCloseTo(isLong ? Math.max(...bounds) : Math.min(...bounds), 9);
        if (!Number.isNaN(before)) expect(isLong ? said >= before : said <= before).toBe(true);
        if (step === 50) {
          const next = new TrailingStop(options);
          next.restore(decodeText(encodeText(stop.snapshot())));
          stop = next;
        }
        for (const bad of [Number.NaN, 0, -1]) {
          expect(stop.update({ high: bad, low: bad, atr: 1 })).toBe(said);
        }
      }
    }
  });
});

describe('the risk of positions together', () => {
  it('is that of hand values, and its contributions add up to 1', () => {
    const two = portfolioRisk(
      [0.6, 0.4],
      [
        [0.04, 0.006],
        [0.006, 0.09],
      ],
      { tail: 0.05 },
    );
    expect(two.deviationRatio).toBeCloseTo(Math.sqrt(0.0144 + 0.0144 + 0.00288), 12);
    expect(two.valueAtRiskRatio).toBeCloseTo(1.6448536269514722 * two.deviationRatio, 12);
    expect(two.contributions[0]).toBeCloseTo((0.6 * (0.024 + 0.0024)) / 0.03168, 12);
    const random = new Random(3);
    for (let n = 0; n < 200; n++) {
      const size = random.integer(1, 8);
      const factors = Array.from({ length: size }, () => [
        random.unit() - 0.5,
        random.unit() - 0.5,
      ]);
      const covariance = factors.map((a, i) =>
        factors.map((b, j) => a[0]! * b[0]! + a[1]! * b[1]! + (i === j ? 0.01 : 0)),
      );
      const weights = factors.map(() => random.unit() - 0.3);
      const { contributions, deviationRatio } = portfolioRisk(weights, covariance);
      expect(contributions.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
      const twice = portfolioRisk(
        weights.map((w) => 2 * w),
        covariance,
      );
      expect(twice.deviationRatio).toBeCloseTo(2 * deviationRatio, 12);
    }
    expect(portfolioRisk([Number.NaN], [[1]]).deviationRatio).toBe(Number.NaN);
    expect(
      portfolioRisk(
        [1, 1],
        [
          [1, -2],
          [-2, 1],
        ],
      ).deviationRatio,
    ).toBe(Number.NaN);
    expect(() => portfolioRisk([1], [[1, 2]])).toThrow(/covariance must be/);
  });
});
