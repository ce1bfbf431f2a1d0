import { expect, test } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { Pipeline, type PipelineOptions, reconfigure } from '../../src/pipeline/index.js';
import { RegimeFilter } from '../../src/regime/index.js';
import { seriesOf } from '../contract/series.js';

const strategies = {
  cross: { kind: 'maCrossover', fastPeriod: 3, slowPeriod: 8, hysteresisAtrs: 0, coolDownBars: 0 },
  turn: { kind: 'macdRsi', hysteresisAtrs: 0, coolDownBars: 0 },
} as const;
const bars = (seriesOf('bar', 'lively', 4, 900) as Bar[]).map((bar, i) => {
  return { ...bar, time: i * 60_000 };
});

function said(regimes: PipelineOptions['regimes']) {
  const regime = { volatilityBars: 30 };
  const pipeline = new Pipeline({ base: '1m', strategies, regime, ...(regimes && { regimes }) });
  const results = bars.map((bar) => pipeline.update(bar));
  const signals = results.flatMap((result) => result.signals);
  const muted = results.flatMap(({ events }) => events.filter(({ type }) => type === 'muted'));
  return { signals, muted };
}

test('in a regime that is listed only its strategies speak, and who is silent is told', () => {
  const all = said(undefined);
  const some = said({ trend: ['cross'], range: ['turn'], quiet: [] });
  const isHeard = ({ regime, strategy }: (typeof all.signals)[number]) =>
    regime === 'trend'
      ? strategy === 'cross'
      : regime === 'range'
        ? strategy === 'turn'
        : regime !== 'quiet';
  const expected = all.signals.filter(isHeard);
  expect(some.signals.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(some.muted.length).toBe(all.signals.length - expected.length);
  expect(some.muted.length).toBeGreaterThan(3);
  expect(expected.length).toBeGreaterThan(3);
});

test('a symbol may have strategies of its own that others have not, and others that it has not', () => {
  const regimes = { trend: ['cross', 'mine'] };
  const symbols = { X: { strategies: { mine: { kind: 'macdRsi' } } } } as const;
  const pipeline = new Pipeline({ base: '1m', strategies, regimes, symbols });
  pipeline.update({ ...bars[0]!, symbol: 'X' });
  const again = () =>
    new Pipeline({ base: '1m', strategies, regimes, symbols: pipeline.config.symbols });
  expect(() => reconfigure(pipeline, 'X', {})).toThrow(/regimes\.trend\[1\]/); // nobody has it then
  expect(again().id).toBe(pipeline.id);
  reconfigure(pipeline, 'X', { strategies: { mine: { kind: 'maCrossover' } } });
  expect(again().id).toBe(pipeline.id);
});

test('what is no regime, no list, or no strategy is refused by its name', () => {
  const make = (regimes: object) => () => new Pipeline({ base: '1m', strategies, regimes });
  expect(make({ bull: [] })).toThrow(/regimes/);
  expect(make({ trend: 'cross' })).toThrow(/regimes\.trend must be a list of strategies/);
  expect(make({ trend: ['crosses'] })).toThrow(/regimes\.trend\[0\] must be one of cross, turn/);
});

test('how likely each regime is stands in the row and beside its word, where it is asked for', () => {
  const pipeline = new Pipeline({ base: '1m', strategies: false, regimeOdds: { meanRunBars: 20 } });
  const alone = new RegimeFilter({ meanRunBars: 20 });
  for (const bar of bars.slice(0, 200)) {
    const { regime, features } = pipeline.update(bar);
    expect(regime['1m']!.odds).toEqual(alone.update(bar));
    expect(features['1m']!.get('regimeOdds.trend')).toBe(alone.value.trend);
  }
  expect(alone.ready).toBe(true);
  const without = new Pipeline({ base: '1m', strategies: false }).update(bars[0]!);
  expect(without.regime['1m']).not.toHaveProperty('odds');
  const wrong = { base: '1m', regimeOdds: { period: 3 } } as PipelineOptions;
  expect(() => new Pipeline(wrong)).toThrow(/regimeOdds/);
});
