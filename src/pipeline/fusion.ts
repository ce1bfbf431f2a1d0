import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { reason } from '../core/reason.js';
import type { Row } from '../core/row.js';
import { logOddsOf, probabilityOf } from '../correlation/pool.js';
import { directionOf } from '../strategies/opinion.js';
import type { Signal } from '../strategies/signal.js';
import type { FusionOptions, PipelineOptions } from './options.js';

/** The options, checked and complete. */
export function fusionOf({ fusion = {}, denoise }: PipelineOptions): Required<FusionOptions> {
  requireKnownKeys('fusion', requireRecord('fusion', fusion), ['noiseWeight', 'transientVetoBars']);
  const { noiseWeight = false, transientVetoBars = 0 } = fusion;
  requireBoolean('fusion.noiseWeight', noiseWeight);
  requireInteger('fusion.transientVetoBars', transientVetoBars, 0, 1_000_000);
  if (denoise === false && (noiseWeight || transientVetoBars > 0)) {
    throw new ConfigError('fusion', 'left out where denoise is false', fusion);
  }
  return { noiseWeight, transientVetoBars };
}

/** Bars since a transient that keeps the signals of this bar from counting; `undefined` if none. */
export function vetoIn(
  row: Row,
  { transientVetoBars }: Required<FusionOptions>,
): number | undefined {
  const barsSince = row.get('transient.barsSince') ?? Number.NaN;
  return barsSince < transientVetoBars ? barsSince : undefined;
}

/**
 * `signal` by what is left of it where `wavelet.noiseShare` of what moves is noise:
 *
 *   logit(pUp') = (1 − noiseShare)·logit(pUp)
 *
 * The weight is the reliability of what the strategy looked at: the share of variance that is not
 * noise, by which errors in a variable shrink what follows from it. Until the share is known the
 * signal stays as it is.
 */
export function weighed(
  signal: Signal,
  row: Row,
  { noiseWeight }: Required<FusionOptions>,
): Signal {
  const weight = 1 - (row.get('wavelet.noiseShare') ?? Number.NaN);
  if (!noiseWeight || Number.isNaN(weight)) return signal;
  const pUp = probabilityOf(weight * logOddsOf(signal.pUp));
  const reasons = [...signal.reasons, reason('noise-weight', weight)];
  return { ...signal, pUp, statedUp: pUp, direction: directionOf(pUp - 0.5), reasons };
}
