import { timeframeOf } from '../../src/bars/index.js';
import {
  type PipelineExtensions,
  type PipelineOptions,
  predictionStrategy,
} from '../../src/pipeline/index.js';
import type { RiskOptions } from '../../src/risk/policy.js';
import type { RuleOptions } from '../../src/validation/index.js';
import type { Frame } from './real-series.js';

/** Bars ahead at which a probability is judged. */
export const horizonBars = 5;

const needs = { rsi: { kind: 'rsi' }, roc: { kind: 'roc' } } as const;

/** Code that the variants with prediction name. */
export const own: PipelineExtensions = {
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
  const risk: RiskOptions = {
    minConfidence: 0.005,
    minCoverage: 0.05,
    avoidRegimes: ['high'],
    minTier: 'Invalid', // nights are gaps where a calendar does not know them
    minQuality: 0,
  };
  const strategies = { ...shipped('denoised'), learned: { kind: 'learned' } };
  // What the composite says is about the horizon that it is judged at.
  const correlation = { horizonMs: horizonBars * timeframeOf(frame.base).nominalMs };
  const whole: PipelineOptions = { ...frame, strategies, risk, correlation };
  const rules: RuleOptions = {
    spike: false,
    unit: false,
    wick: false,
    openSpike: false,
    stale: false,
    volumeSpike: false,
    volumeShift: false,
  };
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
