import { expect, it } from 'vitest';
import { encodeText, type OperatorClass } from '../../src/core/index.js';
import { Adx, Bollinger, Ema, Macd, Rsi, Sma, TrueRange } from '../../src/indicators/index.js';
import {
  Pipeline,
  PipelineCore,
  type PipelineExtensions,
  type PipelineOptions,
} from '../../src/pipeline/index.js';
import { RegimeFilter } from '../../src/regime/index.js';
import { MaCrossover, MacdRsi } from '../../src/strategies/index.js';
import { WaveletDenoiser, WaveletEnergy, WaveletTransients } from '../../src/wavelet/index.js';
import { cases } from '../cases.js';

import { minutes, printed, small } from './market.js';

const wavelets: readonly OperatorClass[] = [WaveletDenoiser, WaveletEnergy, WaveletTransients];
const strategies = [MacdRsi, MaCrossover];
const needed: readonly OperatorClass[] = [Macd, Rsi, Ema];

interface Case {
  readonly options: PipelineOptions;
  readonly kinds: readonly OperatorClass[];
  readonly own?: PipelineExtensions;
}

const all: Readonly<Record<string, Case>> = {
  defaults: { options: { base: '1m' }, kinds: [...needed, Bollinger, Adx, ...wavelets] },
  'small windows, shared limits': {
    options: { ...small, portfolio: { maxExposureRatio: 0.5 }, revise: 'replay' },
    kinds: [...needed, Bollinger, ...wavelets],
  },
  'odds, another kind as a source, a kind of one’s own': {
    options: {
      ...small,
      denoise: false,
      regimeOdds: {},
      indicators: {
        rsi: { kind: 'rsi', period: 3, of: 'trueRange' },
        ema: { kind: 'ema', period: 3 },
      },
    },
    kinds: [...needed, TrueRange, RegimeFilter],
    own: { kinds: { ema: Sma } },
  },
};

it.each(Object.entries(all))('%s: a core is the Pipeline of the same options', (_, its) => {
  const { options, kinds, own } = its;
  const whole = new Pipeline(options, own);
  const core = new PipelineCore(options, { kinds, strategies }, own);
  expect([core.id, core.configuration]).toEqual([whole.id, whole.configuration]);
  const length = cases(800, 16);
  const feeds = ['A', 'B'].map((symbol, s) => minutes(symbol, s + 5, length));
  for (let i = 0; i < length; i++) {
    for (const feed of feeds) {
      expect(printed(core.update(feed[i]!))).toBe(printed(whole.update(feed[i]!)));
    }
    if (i % 20 !== 0) continue;
    const now = feeds[0]![i]!.time + 80_000;
    expect(printed(core.advance(now))).toBe(printed(whole.advance(now)));
  }
  const saved = whole.snapshot();
  expect(encodeText(core.snapshot())).toBe(encodeText(saved));
  core.restore(saved);
  expect(encodeText(core.snapshot())).toBe(encodeText(saved));
});

it('says which kind was not handed in', () => {
  const make = (options: object, handed: object) => () =>
    new PipelineCore({ base: '1m', denoise: false, strategies: false, ...options }, handed);
  const indicators = { rsi: { kind: 'rsi' } };
  expect(make({ indicators }, {})).toThrow('rsi.kind must be among the kinds that were handed in');
  expect(make({ indicators: { it: { kind: 'rsj' } } }, { kinds: [Rsi] })).toThrow("'rsi'?");
  expect(make({ indicators, strategies: undefined }, { kinds: [Rsi] })).toThrow(
    'strategies.macdRsi',
  );
  expect(make({ indicators, denoise: {} }, { kinds: [Rsi] })).toThrow('waveletDenoiser');
  expect(make({ indicators: {}, stages: { s: { kind: 'scaling' } } }, {})).toThrow(
    'stages must be',
  );
  expect(make({}, { kinds: [{}] })).toThrow('handed.kinds[0]');
  expect(make({}, { strategies: [class {}] })).toThrow('handed.strategies[0]');
  expect(make({}, { kind: [] })).toThrow('handed.kind');
});
