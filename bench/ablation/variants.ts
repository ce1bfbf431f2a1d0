import { type PipelineOptions, predictionStrategy } from '../../src/pipeline/index.js';
import { horizonBars } from './judged-half.js';
import type { Frame } from './real-series.js';

const needs = { rsi: { kind: 'rsi' }, roc: { kind: 'roc' } } as const;

/** Code that the variants with prediction name. */
export const own = {
  strategies: {
    learned: predictionStrategy({ needs, features: ['rsi', 'roc'], horizonBars, minBars: 300 }),
  },
};

/** The whole, and the same with one part off. */
export function variants(frame: Frame): readonly (readonly [string, PipelineOptions])[] {
  const shipped = (price: 'close' | 'denoised') => ({
    macdRsi: { kind: 'macdRsi', price },
    maCrossover: { kind: 'maCrossover', price },
  });
  const risk = {
    ...{ minConfidence: 0.005, minCoverage: 0.05, avoidRegimes: ['high'] },
    ...{ minTier: 'Invalid', minQuality: 0 }, // nights are gaps where a calendar does not know them
  } as const;
  const strategies = { ...shipped('denoised'), learned: { kind: 'learned' } };
  const whole: PipelineOptions = { ...frame, strategies, risk };
  const rules = {
    ...{ spike: false, unit: false, wick: false, openSpike: false, stale: false },
    ...{ volumeSpike: false, volumeShift: false },
  } as const;
  return [
    ['all parts', whole],
    ['no validator', { ...whole, validation: { rules, hold: 0 } }],
    ['no denoising', { ...whole, strategies: { ...strategies, ...shipped('close') } }],
    [
      'no composite', // one strategy in one timeframe
      { ...whole, timeframes: [frame.base], strategies: { learned: { kind: 'learned' } } },
    ],
    ['no regime', { ...whole, risk: { ...risk, avoidRegimes: [] } }],
    ['no prediction', { ...whole, strategies: shipped('denoised') }],
  ];
}
