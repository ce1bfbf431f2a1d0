import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Phase, wavelet } from '../../wavelet/filters.js';
import { Modwt } from '../../wavelet/modwt.js';
import { reach } from '../../wavelet/pyramid.js';
import type { WaveletName } from '../../wavelet/wavelet-names.js';
import { scaleCovarianceOutputs } from './scale-covariance.js';

export interface WaveletCovarianceParameters {
  /** The scale: changes over 2^(level − 1) inputs. */
  readonly level: number;
  /** One of `waveletNames()`. */
  readonly wavelet: WaveletName;
  readonly phase: Phase;
  /** Inputs in which the weight of an old coefficient halves. */
  readonly halfLifeBars: number;
  /** Inputs by which either series may lead. */
  readonly maxLagBars: number;
}

export const waveletCovarianceKind: Kind<'waveletCovariance', WaveletCovarianceParameters> = {
  name: 'waveletCovariance',
  version: 1,
  title: 'Wavelet covariance',
  aliases: ['scaleCorrelation'],
  reads: 'pair',
  parameters: {
    level: { type: 'integer', min: 1, max: 12, default: 3 },
    wavelet: Modwt.kind.parameters.wavelet,
    phase: Modwt.kind.parameters.phase,
    halfLifeBars: { type: 'integer', min: 1, max: 1e12, default: 256 },
    maxLagBars: { type: 'integer', min: 0, max: 256, default: 8 },
  },
  outputs: scaleCovarianceOutputs,
  pane: 'own',
  invariants: {
    __proto__: null,
    inputs: notNegative,
    'x.lines': 'optional',
    'y.lines': 'optional',
    'products.past': 'optional',
  },
  warmUp: ({ level, wavelet: name }) => reach(wavelet(name).length, level),
  memory: () => Number.POSITIVE_INFINITY,
  lateStart: 'undefined until both series have moved',
};
