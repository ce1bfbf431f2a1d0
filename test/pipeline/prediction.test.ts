import { describe, expect, test } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { encodeText } from '../../src/core/index.js';
import type { EngineResult } from '../../src/learning/index.js';
import { Pipeline, predictionStage, predictionStrategy } from '../../src/pipeline/index.js';
import { seriesOf } from '../contract/series.js';

const bars = seriesOf('bar', 'lively', 3, 260) as Bar[];
const needs = { rsi: { kind: 'rsi', period: 5 }, roc: { kind: 'roc', period: 3 } } as const;
const features = ['rsi', 'roc'];
const make = () =>
  new Pipeline(
    {
      base: '1m',
      denoise: false,
      indicators: needs,
      strategies: { learned: { kind: 'learned' } },
    },
    {
      stages: { forecast: predictionStage({ features, watchesDrift: false }) },
      strategies: {
        learned: predictionStrategy({ needs, features, minBars: 60, watchesDrift: false }),
      },
    },
  );

const forecastOf = (result: ReturnType<Pipeline['update']>): EngineResult =>
  (result.stages['1m'] as unknown as { forecast: EngineResult }).forecast;

describe('predictions in a pipeline', () => {
  test('forecasts are in the result, and its probability is a signal among the others', () => {
    const pipeline = make();
    const results = bars.map((bar) => pipeline.update(bar));
    const last = results.at(-1)!;
    expect(forecastOf(last).forecasts.map(({ target }) => target)).toEqual(['return', 'direction']);
    const signals = results.flatMap((result) => result.signals);
    expect(signals.length).toBeGreaterThan(100);
    expect(signals.every(({ strategy, pUp }) => strategy === 'learned' && pUp > 0 && pUp < 1)).toBe(
      true,
    );
    expect(results.slice(0, 59).every((result) => result.signals.length === 0)).toBe(true);
    expect(last.composite).toBeDefined();
  });

  test('peek is update, a snapshot continues, and a corrected bar is as if it had come like that', () => {
    const [one, other] = [make(), make()];
    for (const bar of bars.slice(0, 200)) {
      one.update(bar);
      other.update(bar);
    }
    const resumed = make();
    resumed.restore(one.snapshot());
    for (const bar of bars.slice(200, 230)) {
      const foreseen = JSON.stringify(one.peek(bar).stages);
      expect(JSON.stringify(one.update(bar).stages)).toBe(foreseen);
      expect(JSON.stringify(resumed.update(bar).stages)).toBe(foreseen);
    }
    for (const bar of bars.slice(200, 229)) other.update(bar);
    other.update({ ...bars[229]!, close: bars[229]!.high });
    other.update(bars[229]!); // the newest bar comes again, as it should have been
    const states = [one, other].map((pipeline) =>
      JSON.stringify(pipeline.update(bars[230]!).stages),
    );
    expect(states[1]).toBe(states[0]);
    expect(encodeText(resumed.snapshot())).not.toBe('');
  });

  test('options out of bounds are named where they stand', () => {
    expect(() => predictionStage({ features: [] })).toThrow(/features/);
    expect(() => predictionStrategy({ needs, features, minBars: 0 })).toThrow(/minBars/);
    expect(() => predictionStrategy({ needs, features, horizonBars: 0 })).toThrow(/horizonBars/);
  });
});
