import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Bar, barAt } from '../../src/bars/index.js';
import { fromCsv } from '../../src/formats/index.js';
import { processAllStrategies, signOf, strategyOf } from '../../src/strategies/index.js';
import { seriesOf, temperaments } from '../contract/series.js';
import type { Bars } from '../reference/series.js';
import {
  bollingerBreakout,
  levelBreakout,
  maCrossover,
  macdRsi,
  rsiTrend,
  type Said,
} from './reference.js';

const references: Readonly<Record<string, (bars: Bars) => Said>> = {
  macdRsi,
  maCrossover,
  sma: (bars) => maCrossover(bars, 'sma'),
  rsiTrend,
  bollingerBreakout,
  levelBreakout,
};

const strategies = {
  macdRsi: { kind: 'macdRsi' },
  maCrossover: { kind: 'maCrossover' },
  sma: { kind: 'maCrossover', average: 'sma' },
  rsiTrend: { kind: 'rsiTrend' },
  bollingerBreakout: { kind: 'bollingerBreakout' },
  levelBreakout: { kind: 'levelBreakout' },
} as const;

/** The same bars through the strategies, as their references say it. */
function saidTo(bars: readonly Bar[]): Record<string, number[]> {
  const minutes = bars.map((bar, i) => ({ ...bar, time: i * 60_000 }));
  const signals = processAllStrategies({ symbol: 'S', timeframe: '1m', bars: minutes, strategies });
  return Object.fromEntries(
    Object.entries(signals).map(([name, list]) => {
      const said = bars.map(() => 0);
      for (const { time, direction, strength } of list) {
        said[time / 60_000] = signOf(direction) * strength;
      }
      return [name, said];
    }),
  );
}

function expectAsReferences(bars: readonly Bar[], least: number): void {
  const columns = Object.fromEntries(
    ['time', 'open', 'high', 'low', 'close', 'volume'].map((field) => [
      field,
      bars.map((bar) => bar[field as keyof Bar]),
    ]),
  ) as unknown as Bars;
  const said = saidTo(bars);
  for (const [name, reference] of Object.entries(references)) {
    const wanted = reference(columns);
    const spoken = wanted.filter((x) => x !== 0).length;
    expect(spoken, name).toBeGreaterThanOrEqual(least);
    expect(said[name]!.map(Math.sign), name).toEqual(wanted.map((x) => Math.sign(x)));
    wanted.forEach((x, i) => void expect(said[name]![i], `${name} at ${i}`).toBeCloseTo(x, 8));
  }
}

/** Minutes of SPY, where they are present. */
const spy = ((): readonly Bar[] | undefined => {
  const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
  const file = join(folder, 'pyalgo_nt_spy_minute_2011_1m.csv.gz');
  if (!existsSync(file)) return undefined;
  const { columns } = fromCsv(gunzipSync(readFileSync(file)).toString());
  return Array.from({ length: 1500 }, (_, i) => barAt(columns, i));
})();

describe('every strategy says what a slow reference says, on the same bars', () => {
  it.each(temperaments.filter((one) => one === 'lively' || one === 'jumps'))(
    '%s',
    (temperament) => {
      for (const seed of [1, 2])
        expectAsReferences(seriesOf('bar', temperament, seed, 500) as Bar[], 1);
    },
  );

  it.skipIf(spy === undefined)('on minutes of SPY', () => expectAsReferences(spy!, 8));
});

describe('what was said', () => {
  const bars = seriesOf('bar', 'lively', 3, 900) as Bar[];

  it('does not depend on what comes later', () => {
    const whole = saidTo(bars);
    const part = saidTo(bars.slice(0, 500));
    for (const name of Object.keys(whole)) expect(part[name]).toEqual(whole[name]!.slice(0, 500));
  });

  const markets: [string, readonly Bar[]][] = [['900 lively bars', bars]];
  if (spy !== undefined) markets.push(['1,500 minutes of SPY', spy]);
  const saidOn = (of: readonly Bar[]) =>
    processAllStrategies({ symbol: 'S', timeframe: '1m', bars: of, strategies });

  it.each(markets)(
    'is nothing before the warm-up, and never against oneself within the horizon: %s',
    (_, of) => {
      const signals = saidOn(of);
      for (const [name, spec] of Object.entries(strategies)) {
        const { warmUp } = strategyOf(spec);
        const list = signals[name]!;
        const places = list.map(({ time }) => of.findIndex((bar) => bar.time === time));
        expect(places[0]! + 1, name).toBeGreaterThanOrEqual(warmUp);
        places.slice(1).forEach((place, i) => {
          expect(place - places[i]!, name).toBeGreaterThan(list[i]!.horizonBars);
        });
      }
    },
  );

  it.each(markets)('has strengths that spread: %s', (_, of) => {
    for (const [name, list] of Object.entries(saidOn(of))) {
      const saturated = list.filter(({ strength }) => strength === 1).length / list.length;
      expect(saturated, name).toBeLessThan(0.15);
      expect(new Set(list.map(({ strength }) => strength.toFixed(3))).size, name).toBeGreaterThan(
        1,
      );
    }
  });

  it('is lost where a strategy throws, and nowhere else', () => {
    class Failing {
      readonly kind = 'failing';
      readonly version = 1;
      readonly id = 'failing()';
      readonly family = 'test';
      readonly needs = {};
      readonly warmUp = 1;
      update(): never {
        throw new Error('no');
      }
      peek(): never {
        throw new Error('no');
      }
      reset(): void {}
      snapshot(): never {
        throw new Error('no');
      }
      restore(): void {}
    }
    let failures = 0;
    const run = { symbol: 'S', timeframe: '1m', bars, onFailure: () => failures++ };
    const alone = processAllStrategies({ ...run, strategies: { macd: { kind: 'macdRsi' } } });
    const beside = processAllStrategies({
      ...run,
      strategies: { macd: { kind: 'macdRsi' }, bad: { kind: 'failing' } },
      own: { strategies: { failing: Failing } },
    });
    expect(beside).toEqual({ ...alone, bad: [] });
    expect(failures).toBe(bars.length);
  });

  it('on a denoised price needs that price, and is something else', () => {
    const on = (price: 'close' | 'denoised') =>
      processAllStrategies({
        symbol: 'S',
        timeframe: '1m',
        bars,
        indicators: { denoised: { kind: 'ema', period: 5 } },
        strategies: { all: { kind: 'maCrossover', price } },
      })['all']!;
    expect(on('denoised').length).toBeGreaterThan(2);
    expect(on('denoised').map(({ time }) => time)).not.toEqual(on('close').map(({ time }) => time));
  });
});
