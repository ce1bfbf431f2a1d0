import { describe, expect, test } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { encodeText } from '../../src/core/index.js';
import type { EngineResult } from '../../src/learning/index.js';
import { health, Metrics } from '../../src/metrics/index.js';
import { ParallelPipeline } from '../../src/parallel/index.js';
import {
  forecastVitals,
  measured,
  Pipeline,
  predictionStage,
  predictionStrategy,
} from '../../src/pipeline/index.js';
import { seriesOf } from '../contract/series.js';
import { Channel, calm } from '../parallel/fleet.js';

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

  test('its calibration and drift are vitals, which health and metrics are told', () => {
    const metrics = new Metrics({ now: () => 0 });
    const { update } = measured(make(), metrics);
    const vitals = bars.map((bar) => forecastVitals(update(bar)));
    expect(vitals[0]).toEqual({ calibrationScore: Number.NaN, featureStability: Number.NaN });
    const { calibrationScore } = vitals.at(-1)!;
    expect(calibrationScore).toBeGreaterThan(0);
    const { calibration, drift } = health(vitals.at(-1)!);
    expect(calibration.value).toBe(calibrationScore);
    expect(drift.status).toBe('unknown'); // it does not watch drift
    expect(metrics.getMetrics()['default']?.['calibration']?.last).toBe(calibrationScore);
    const stage = { forecasts: [{ calibrationScore: 1e-9, featureStability: 0.6 }], anomaly: {} };
    const bad = forecastVitals({ stages: { '1m': { forecast: stage, other: null } } });
    expect(health(bad).calibration.status).toBe('failing');
    expect(health(bad).drift.status).toBe('degraded');
  });

  test('an interval that is wide makes the word count for less, and the size', () => {
    const play = (fullWidthRatio: number) => {
      const learned = predictionStrategy({
        ...{ needs, features, minBars: 60, watchesDrift: false, fullWidthRatio },
      });
      const options = {
        ...{ base: '1m', denoise: false as const, indicators: needs },
        strategies: { learned: { kind: 'learned' } },
        risk: { fullConfidence: 1, minConfidence: 0, step: 1e-12 },
      };
      const pipeline = new Pipeline(options, { strategies: { learned } });
      return bars.map((bar) => {
        const { signals, decision } = pipeline.update(bar);
        return { signal: signals[0], decision };
      });
    };
    const plain = play(0);
    const sized = play(1e-3);
    let narrowed = 0;
    sized.forEach(({ signal, decision }, i) => {
      const before = plain[i]!;
      const wide = signal?.reasons.find(({ code }) => code === 'wide-interval');
      if (wide === undefined) return;
      narrowed += 1;
      const share = wide.limit! / wide.value!;
      const logOdds = (p: number) => Math.log(p / (1 - p));
      expect(logOdds(signal!.pUp)).toBeCloseTo(share * logOdds(before.signal!.pUp), 10);
      if (decision?.action !== 'open' || before.decision?.action !== 'open') return;
      expect(decision.quantity).toBeLessThan(before.decision.quantity);
    });
    expect(narrowed).toBeGreaterThan(50);
    expect(play(1e6).map(({ signal }) => signal?.pUp)).toEqual(
      plain.map(({ signal }, i) => (sized[i]!.signal === undefined ? undefined : signal?.pUp)),
    );
  });

  test('the width of a forecast scales the size by an option of the risk, also behind ports', async () => {
    const some = bars.slice(0, 160);
    const own = {
      stages: { forecast: predictionStage({ features, watchesDrift: false }) },
      strategies: {
        learned: predictionStrategy({ needs, features, minBars: 60, watchesDrift: false }),
      },
    };
    const options = (fullWidthRatio: number) => ({
      ...{ base: '1m', denoise: false as const, indicators: needs },
      strategies: { learned: { kind: 'learned' } },
      risk: { minConfidence: 0, step: 1e-12, fullWidthRatio },
    });
    const play = (fullWidthRatio: number) => {
      const pipeline = new Pipeline(options(fullWidthRatio), own);
      return some.map((bar) => pipeline.update(bar));
    };
    const plain = play(0);
    const results = play(1e-3);
    let scaled = 0;
    for (const [i, result] of results.entries()) {
      const [low, high] = forecastOf(result).forecasts[0]!.interval95;
      const [decision, before] = [result.decision, plain[i]!.decision];
      if (decision?.action !== 'open' || before?.action !== 'open') continue;
      scaled += 1;
      expect(decision.quantity / before.quantity).toBeCloseTo(Math.min(1, 1e-3 / (high - low)), 6);
    }
    expect(scaled).toBeGreaterThan(20);
    const channel = new Channel(calm, { own });
    const ports = [channel.port];
    const parallel = new ParallelPipeline({ ports, config: options(1e-3), own });
    const symbolAt = new Uint32Array(some.length);
    const given = { columns: columnsOf(some), symbols: ['default'], symbolAt };
    const said = await parallel.process(given);
    const traded = results.flatMap(({ decisions }) =>
      decisions.filter(({ action }) => action !== 'hold'),
    );
    expect(JSON.stringify(said.decisions)).toBe(JSON.stringify(traded));
    parallel.close();
    channel.close();
  });

  test('options out of bounds are named where they stand', () => {
    expect(() => predictionStage({ features: [] })).toThrow(/features/);
    expect(() => predictionStrategy({ needs, features, minBars: 0 })).toThrow(/minBars/);
    expect(() => predictionStrategy({ needs, features, horizonBars: 0 })).toThrow(/horizonBars/);
  });
});
