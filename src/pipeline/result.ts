import type { ClosedBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import type { Composite } from '../correlation/composite.js';
import type { Regime } from '../regime/regime.js';
import type { Decision } from '../risk/decision.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { BarFault } from '../validation/bar-fault.js';
import type { Disposition, ReasonCode } from '../validation/judgement.js';
import type { Quality } from '../validation/quality.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { StageOutputs } from './stage.js';

/** The judgement of one base bar. */
export interface JudgedBar extends BarFault {
  /** The bar's time, as its feed labels it; NaN if it had none. */
  readonly time: number;
  /** End of the bar: the moment for which everything was said. NaN if nothing was. */
  readonly decidedAt: number;
  readonly disposition: Disposition;
  readonly reasons: readonly (ReasonCode | LaneRefusal)[];
  readonly decision: Decision | undefined;
}

/** Why a bar got no lane. */
export type LaneRefusal =
  | 'symbol-not-text' // or empty, or longer than 64 characters
  | 'too-many-symbols'
  | 'unknown-symbol' // to the names that the pipeline was given
  | 'symbol-disabled' // by its own settings: see `SymbolConfig`
  | 'symbol-faulted'; // what is remembered of it cannot be relied on: see `reset`

/** A bar that closed in its timeframe. */
export interface ClosedEntry {
  readonly timeframe: string;
  readonly bar: ClosedBar;
  /**
   * Whole bars in a row up to this one, 0 if it lacks some of its base bars itself. What looks back
   * further (a transient, an average) has a gap in what it looks at.
   */
  readonly wholeBars: number;
}

/** By timeframe; a timeframe that has no value yet is not there. */
export type ByTimeframe<T> = Readonly<Record<string, T>>;

/**
 * The result of one base bar for one symbol.
 *
 * Single values are as of the bar that was released last; `bars`, `closed`, `signals` and `events`
 * cover all that this call released. `R` is the row of a timeframe's features and `S` what stages
 * say: a `Pipeline` knows them from its options and its stages.
 */
export interface PipelineResult<R extends Row = Row, S extends StageOutputs = StageOutputs> {
  readonly symbol: string;
  readonly bars: readonly JudgedBar[];
  readonly quality: Quality;
  /** Bars that closed, from short to long timeframes. */
  readonly closed: readonly ClosedEntry[];
  readonly forming: FormingBars;
  /** Indicators and wavelets of the last closed bar of each timeframe, detached. */
  readonly features: ByTimeframe<R>;
  /** The price without its noise, `delay` bars before the last closed one. */
  readonly denoised: ByTimeframe<number>;
  readonly regime: ByTimeframe<Regime>;
  /** What custom stages said of the bars that closed in this call. */
  readonly stages: ByTimeframe<S>;
  readonly signals: readonly Signal[];
  readonly composite: Composite | undefined;
  /** This lane's; not final while a portfolio step is due. */
  readonly decision: Decision | undefined;
  /** All that this call settled, of any symbol. */
  readonly decisions: readonly Decision[];
  readonly events: readonly PipelineEvent[];
}

/** Every field of a result, in order. */
export const resultFields: readonly (keyof PipelineResult)[] = [
  'symbol',
  'bars',
  'quality',
  'closed',
  'forming',
  'features',
  'denoised',
  'regime',
  'stages',
  'signals',
  'composite',
  'decision',
  'decisions',
  'events',
];

/** The results of time passing. */
export interface Advance<R extends Row = Row, S extends StageOutputs = StageOutputs> {
  /** Of the symbols in which something closed or is to be known, in order of symbol. */
  readonly results: readonly PipelineResult<R, S>[];
  readonly decisions: readonly Decision[];
  /** What stages over all symbols said of an end time that is settled now and that no result settled. */
  readonly events?: readonly PipelineEvent[];
}
