import { misfit } from '../../core/state.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import {
  type WindowWeightedSumState,
  windowWeightedSumInit,
  windowWeightedSumStep,
} from '../../statistics/window-weighted-sum.js';

/** The means that a band, a channel or an oscillator may be built on, as the kinds of these names. */
export type MeanKind = 'sma' | 'ema' | 'rma' | 'wma';

/** The kinds as the words of a parameter, `usual` first. */
export function meanKinds(usual: MeanKind): readonly [MeanKind, ...MeanKind[]] {
  const all: readonly MeanKind[] = ['sma', 'ema', 'rma', 'wma'];
  return [usual, ...all.filter((kind) => kind !== usual)];
}

export interface MeanDesign {
  readonly kind: MeanKind;
  readonly exponential: ExponentialMeanDesign;
  /** What the weights of the window add up to. */
  readonly weights: number;
}

export function meanDesign(
  kind: MeanKind,
  period: number,
  seed: 'sma' | 'first' = 'sma',
  warmUp = 1,
): MeanDesign {
  const weights = kind === 'wma' ? (period * (period + 1)) / 2 : period;
  const exponential = kind === 'rma' ? wilderDesign(period) : emaStage(period, seed, warmUp);
  return { kind, exponential, weights };
}

/** What one of the means remembers: which of these depends on its kind. */
export type MeanPart = ExponentialMeanState | WindowSumState | WindowWeightedSumState;

export function meanPartInit(kind: MeanKind, period: number): MeanPart {
  if (kind === 'sma') return windowSumInit(period);
  return kind === 'wma' ? windowWeightedSumInit(period) : exponentialMeanInit();
}

/** The same under a name that says which it is. */
export type MeanState = Readonly<Record<string, MeanPart>>;

export function meanInit(kind: MeanKind, period: number): MeanState {
  const part = meanPartInit(kind, period);
  if (kind === 'sma') return { sum: part };
  return kind === 'wma' ? { weighted: part } : { exponential: part };
}

/** The window of a plain mean. */
export function sumOf(state: MeanState): WindowSumState {
  return state['sum'] as WindowSumState;
}

/** The mean after `x`, NaN until it is warm; a NaN is passed on, not absorbed. */
export function meanStep(state: MeanState, x: number, design: MeanDesign, keep: boolean): number {
  const { kind } = design;
  const part =
    kind === 'sma' ? state['sum'] : kind === 'wma' ? state['weighted'] : state['exponential'];
  return meanPartStep(part!, x, design, keep);
}

/** The same of a part that stands alone. */
export function meanPartStep(part: MeanPart, x: number, design: MeanDesign, keep: boolean): number {
  switch (design.kind) {
    case 'ema':
    case 'rma':
      return exponentialMeanStep(part as ExponentialMeanState, x, design.exponential, keep);
    case 'sma':
      if (Number.isNaN(x)) return Number.NaN;
      return windowSumStep(part as WindowSumState, x, keep) / design.weights;
    default:
      if (Number.isNaN(x)) return Number.NaN;
      return windowWeightedSumStep(part as WindowWeightedSumState, x, keep) / design.weights;
  }
}

/**
 * Refuse, with a `SnapshotError`, an exponential mean that is not the one `told` last: it would be
 * off for long. What a window's mean is off by leaves with the window.
 */
export function requireMeanTold(
  state: MeanState,
  design: MeanDesign,
  told: number,
  path: string,
): void {
  const exponential = state['exponential'] as ExponentialMeanState | undefined;
  if (exponential === undefined) return;
  const isTold = exponential.count >= design.exponential.warmUp;
  if (isTold ? exponential.mean === told : Number.isNaN(told)) return;
  throw misfit(`${path}.exponential`, 'is not the mean that was told last');
}

/** Inputs after which the start of a mean weighs less than 1e-6. */
export function meanSettle(kind: MeanKind, period: number): number {
  if (kind === 'ema') return 8 * period;
  return kind === 'rma' ? 16 * period : period;
}
