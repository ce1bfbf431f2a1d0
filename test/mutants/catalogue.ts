import { account } from './catalogue/account.js';
import { backtest } from './catalogue/backtest.js';
import { bars } from './catalogue/bars.js';
import { core } from './catalogue/core.js';
import { correlation } from './catalogue/correlation.js';
import { formats } from './catalogue/formats.js';
import { history } from './catalogue/history.js';
import { indicators } from './catalogue/indicators.js';
import { learning } from './catalogue/learning.js';
import { normalization } from './catalogue/normalization.js';
import { performance } from './catalogue/performance.js';
import { pipeline } from './catalogue/pipeline.js';
import { regime } from './catalogue/regime.js';
import { report } from './catalogue/report.js';
import { risk } from './catalogue/risk.js';
import { simulation } from './catalogue/simulation.js';
import { spectral } from './catalogue/spectral.js';
import { statistics } from './catalogue/statistics.js';
import { strategies } from './catalogue/strategies.js';
import { timeframe } from './catalogue/timeframe.js';
import { validation } from './catalogue/validation.js';
import { wavelet } from './catalogue/wavelet.js';
import type { PlacedMutant } from './mutant.js';

/** Every mutant, with its room: made by hand, one mistake each. */
export const mutants: readonly PlacedMutant[] = [
  ...[
    ...account,
    ...backtest,
    ...bars,
    ...core,
    ...correlation,
    ...formats,
    ...history,
    ...indicators,
  ],
  ...[...learning, ...normalization, ...performance, ...pipeline, ...regime, ...report, ...risk],
  ...[
    ...simulation,
    ...spectral,
    ...statistics,
    ...strategies,
    ...timeframe,
    ...validation,
    ...wavelet,
  ],
];
