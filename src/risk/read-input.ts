import {
  countIn,
  fieldsOf,
  finiteIn,
  isRecord,
  listIn,
  numberIn,
  optionalNumberIn,
  textIn,
} from '../core/reading.js';
import type { QualityTier } from '../validation/quality.js';
import type { CompositeInput, DecisionInput, SignalShare } from './decision-input.js';
import type { OpenPosition } from './open-position.js';

/**
 * What a caller says is known, read once: a field of another type, or one that cannot be read, is
 * as if it were missing, or NaN where there is no default.
 */
export function readInput(given: unknown): DecisionInput {
  const of = fieldsOf(given);
  return {
    symbol: textIn(of('symbol')) ?? '',
    time: numberIn(of('time')),
    end: numberIn(of('end')),
    decidedAt: numberIn(of('decidedAt')),
    revision: countIn(of('revision')) ?? 0,
    composite: compositeIn(of('composite')),
    price: numberIn(of('price')),
    high: finiteIn(of('high')),
    low: finiteIn(of('low')),
    atr: numberIn(of('atr')),
    equity: numberIn(of('equity')),
    quoteRate: optionalNumberIn(of('quoteRate')),
    tier: tierIn(of('tier')),
    quality: optionalNumberIn(of('quality')),
    regime: regimeIn(of('regime')),
    widthRatio: optionalNumberIn(of('widthRatio')),
    position: positionIn(of('position')),
    isFilled: of('isFilled') === true,
    final: of('final') !== false,
  };
}

function compositeIn(given: unknown): CompositeInput | undefined {
  if (!isRecord(given)) return undefined;
  const of = fieldsOf(given);
  return {
    direction: of('direction') as CompositeInput['direction'],
    confidence: numberIn(of('confidence')),
    coverage: numberIn(of('coverage')),
    isNil: of('isNil') === true,
    horizonMs: numberIn(of('horizonMs')),
    contributions: listIn(of('contributions')).filter(isRecord).map(shareIn),
  };
}

function shareIn(given: unknown): SignalShare {
  const of = fieldsOf(given);
  const id = textIn(of('id')) ?? '';
  return { id, logOdds: numberIn(of('logOdds')), share: numberIn(of('share')) };
}

function positionIn(given: unknown): OpenPosition | undefined {
  if (!isRecord(given)) return undefined;
  const of = fieldsOf(given);
  return {
    quantity: numberIn(of('quantity')),
    entry: numberIn(of('entry')),
    openedAt: numberIn(of('openedAt')),
    stop: numberIn(of('stop')),
    target: numberIn(of('target')),
    horizonMs: numberIn(of('horizonMs')),
    entryCount: countIn(of('entryCount')) ?? Number.POSITIVE_INFINITY, // no more without a count
  };
}

function regimeIn(given: unknown): DecisionInput['regime'] {
  if (!isRecord(given)) return undefined;
  const of = fieldsOf(given);
  const [trend, volatility] = [textIn(of('trend')), textIn(of('volatility'))];
  return {
    trend: (trend ?? 'unknown') as 'unknown',
    volatility: (volatility ?? 'unknown') as 'unknown',
  };
}

/** A tier that is none is below all others. */
function tierIn(given: unknown): QualityTier | undefined {
  return given === undefined ? undefined : ((textIn(given) ?? '') as QualityTier);
}
