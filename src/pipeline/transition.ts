import type { SymbolBar } from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Allowed, Fitting } from '../core/exact.js';
import type { OperatorClass } from '../core/operator-class.js';
import type { Row } from '../core/row.js';
import type { Snapshot } from '../core/state.js';
import { type Resumable, transitionWith } from '../core/transition.js';
import { SignalCorrelator, type SignalCorrelatorOptions } from '../correlation/index.js';
import { classOf } from '../indicators/catalog.js';
import { IncrementalIndicators } from '../indicators/set/incremental-indicators.js';
import type { CustomKinds, KindName, Spec, Specs } from '../indicators/set/spec.js';
import type { Signal } from '../strategies/signal.js';
import { TimeframeAggregator, type TimeframeAggregatorOptions } from '../timeframe/index.js';
import { DataValidator, type DataValidatorOptions } from '../validation/index.js';
import { StreamingWaveletTransformer } from '../wavelet/streaming-wavelet-transformer.js';
import { rowKinds } from './full-catalogue.js';
import { Pipeline } from './pipeline.js';

/** A module, or an operator of the catalogue, as plain JSON: its kind and its options. */
export interface TransitionSpec {
  /** `pipeline`, `dataValidator`, `incrementalIndicators`, …, or a kind such as `ema`. */
  readonly kind: string;
  readonly [option: string]: unknown;
}

/** The modules that a spec may be of. */
type ModuleName =
  | 'pipeline'
  | 'dataValidator'
  | 'timeframeAggregator'
  | 'incrementalIndicators'
  | 'signalCorrelator'
  | 'streamingWaveletTransformer';

/** Kinds that stand in a pipeline's row, beside those of the catalogue. */
type RowKindName =
  | 'waveletDenoiser'
  | 'waveletEnergy'
  | 'waveletTransients'
  | 'trendVolatilityRegime'
  | 'regimeFilter';

/** Nothing more where a kind is known or is only known at run time; otherwise what is allowed. */
type CheckedTransition<S> = S extends { readonly kind: infer K extends string }
  ? string extends K
    ? unknown
    : K extends KindName
      ? Fitting<S, Omit<Spec<K>, 'of'>>
      : K extends ModuleName | RowKindName
        ? unknown
        : { readonly kind: Allowed<ModuleName | RowKindName | KindName> }
  : { readonly kind: Allowed<ModuleName | RowKindName | KindName> };

type Maker = (options: never) => Resumable<never, unknown>;

/** The modules, by the kind that a spec spells. */
const modules: Readonly<Record<ModuleName, Maker>> = {
  pipeline: (options) => new Pipeline(options),
  dataValidator: (options: DataValidatorOptions) => new DataValidator(options),
  timeframeAggregator: (options: TimeframeAggregatorOptions) => new TimeframeAggregator(options),
  incrementalIndicators: (options: SetSpec) => detached(options),
  signalCorrelator: (options: SignalCorrelatorOptions) => hearing(new SignalCorrelator(options)),
  streamingWaveletTransformer: (options) => new StreamingWaveletTransformer(options),
};

/**
 * The pure form of everything that learns: what `spec`, resumed from `snapshot`, says to `input`,
 * and what it remembers afterwards. Mutates nothing: the snapshot may be frozen, or `undefined` to
 * begin. Equal to the class, bit for bit.
 *
 * @param spec   the options of a module, or an operator's parameters, with its `kind`
 * @param input  as its `update` takes it; `{ now, signals }` for `signalCorrelator`
 * @throws {ConfigError} for an unknown kind or option; {SnapshotError} if the snapshot does not fit
 * @cost   that of making, restoring and saving it: for workers and reducers, not for hot loops
 * @example
 * const spec = { kind: 'ema', period: 2 };
 * const first = transition(spec, undefined, 10);
 * transition(spec, first.snapshot, 14).output; // 12
 */
export function transition<const S extends TransitionSpec>(
  spec: S & CheckedTransition<S>,
  snapshot: Snapshot | undefined,
  input: unknown,
  options?: { readonly kinds?: never },
): { snapshot: Snapshot; output: unknown };
/** With kinds of your own, whose parameters no compiler knows. */
export function transition(
  spec: TransitionSpec,
  snapshot: Snapshot | undefined,
  input: unknown,
  options: { readonly kinds?: CustomKinds },
): { snapshot: Snapshot; output: unknown };
export function transition(
  spec: TransitionSpec,
  snapshot: Snapshot | undefined,
  input: unknown,
  options: { readonly kinds?: CustomKinds } = {},
): { snapshot: Snapshot; output: unknown } {
  const { kind, ...parameters } = requireRecord('spec', spec);
  if (typeof kind !== 'string') throw new ConfigError('spec.kind', 'the name of a kind', kind);
  const make = Object.hasOwn(modules, kind)
    ? () => modules[kind as ModuleName](parameters as never)
    : () => operator(classOf(kind, { ...options.kinds, ...rowKinds }), parameters);
  return transitionWith(make as () => Resumable<unknown, unknown>, snapshot, input);
}

function operator(Class: OperatorClass, parameters: object): Resumable<unknown, unknown> {
  return new Class(parameters);
}

interface SetSpec {
  readonly specs: Specs;
  readonly calendar?: CalendarName | Calendar;
}

/** A set whose rows are the caller's to keep. */
function detached({ specs, calendar = '24/7' }: SetSpec): Resumable<SymbolBar, Row> {
  const set = new IncrementalIndicators(specs, { kinds: rowKinds, calendar });
  return {
    update: (bar) => set.update(bar).copy(),
    snapshot: () => set.snapshot(),
    restore: (snapshot) => set.restore(snapshot),
  };
}

/** A correlator whose time and signals come as one input. */
function hearing(
  correlator: SignalCorrelator,
): Resumable<{ readonly now: number; readonly signals: readonly Signal[] }, unknown> {
  return {
    update: ({ now, signals }) => correlator.update(now, signals).toObject(),
    snapshot: () => correlator.snapshot(),
    restore: (snapshot) => correlator.restore(snapshot),
  };
}
