import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const indicators: readonly PlacedMutant[] = mutantsOf(
  'indicators',
  [
    'reference/oracles',
    'reference/known',
    'indicators/oracles',
    'indicators/one-price',
    'indicators/incremental-indicators',
  ],
  [
    [
      'RSI takes falls for rises',
      'rsi',
      'exponentialMeanStep(state.loss, rise - change, design, keep)',
      'exponentialMeanStep(state.loss, rise, design, keep)',
    ],
    ['MACD shows its line early', 'macd', 'this.absorbed + 1 < design.slowPeriod', 'false'],
    [
      'the histogram is the line',
      'macd',
      'out[at + 2] = out[at]! - out[at + 1]!',
      'out[at + 2] = out[at]!',
    ],
    [
      'ATR smooths by 2/(n + 1)',
      'atr',
      'this.#design = wilderDesign(this.parameters.period)',
      'this.#design = { ...wilderDesign(this.parameters.period), gain: 2 / (this.parameters.period + 1) }',
    ],
    [
      'ATR forgets the close before',
      'atr',
      'rangeBetween(top, bottom, before)',
      'top - bottom',
      ['indicators/process-rows'],
    ],
    [
      '%K is not slowed',
      'stochastic',
      'const k = meanStep(state.k, place, this.#k, keep);',
      'meanStep(state.k, place, this.#k, keep); const k = place;',
    ],
    [
      'MFI counts an unchanged price',
      'mfi',
      'price <= before ? 0 : turnover',
      'price < before ? 0 : turnover',
      ['indicators/process-rows'],
    ],
    [
      'Keltner bands stand on one side',
      'keltner',
      'out[at + 2] = middle - multiplier',
      'out[at + 2] = middle + multiplier',
    ],
    [
      'EMA is one input early',
      'ema',
      'if (count >= design.warmUp) output[i] = mean',
      'if (count + 1 >= design.warmUp) output[i] = mean',
      ['indicators/process-rows'],
    ],
    [
      'OBV counts an unchanged close',
      'obv',
      'Math.sign(',
      'Math.abs(',
      ['indicators/volume', 'reference/oracles'],
    ],
  ],
);
