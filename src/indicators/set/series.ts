import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { IncrementalIndicators } from './incremental-indicators.js';
import { type SeriesInput, seriesColumns } from './series-input.js';
import type { CheckedSpec, CustomKinds, CustomSpec, Spec, ValueOf } from './spec.js';

/** One indicator over whole columns: an array, or a record of arrays where it says several things. */
export type SeriesOf<S> =
  ValueOf<S> extends number ? Float64Array : { readonly [Field in keyof ValueOf<S>]: Float64Array };

/**
 * One indicator over a whole history, aligned with it, NaN in front: the same kernel bar by bar, so
 * the same bits as the stream. A bar with a field that is not finite is passed over.
 *
 * @param input  bars; columns, as many as the indicator needs with these options; or closes alone.
 *   `null` is a hole, as JSON has it for NaN
 * @throws {ConfigError} that names a column which the indicator needs and is not there, one that is
 *   longer or shorter than another, or what is no number; and as `IncrementalIndicators`
 * @example
 * series({ kind: 'sma', period: 2 }, [1, 2, 3, 4]); // Float64Array [NaN, 1.5, 2.5, 3.5]
 * series({ kind: 'ibs' }, { high: [4, 5], low: [2, 3], close: [3, 5] }); // Float64Array [0.5, 1]
 * series({ kind: 'obv' }, [1, 2, 3]); // throws columns.volume must be given: obv reads it
 */
export function series<const S extends Spec | CustomSpec>(
  spec: S & CheckedSpec<S>,
  input: SeriesInput,
  options?: { readonly kinds?: never },
): SeriesOf<S>;
/** With kinds of your own, whose parameters no compiler knows. */
export function series<const S extends Spec | CustomSpec>(
  spec: S,
  input: SeriesInput,
  options: { readonly kinds: CustomKinds | undefined },
): SeriesOf<S>;
export function series(
  spec: CustomSpec,
  input: SeriesInput,
  options: { readonly kinds?: CustomKinds | undefined } = {},
): SeriesOf<CustomSpec> {
  requireKnownKeys('options', requireRecord('options', options), ['kinds']);
  const indicators = setOf(spec, options.kinds);
  const output = indicators.process(seriesColumns(input, spec, options.kinds));
  if (output['it'] !== undefined) return output['it'] as unknown as SeriesOf<CustomSpec>;
  const fields = Object.entries(output).filter(([name]) => name.startsWith('it.'));
  return Object.fromEntries(
    fields.map(([name, column]) => [name.slice(3), column]),
  ) as unknown as SeriesOf<CustomSpec>;
}

/** A set of the one; what is wrong with it stands in `spec`, not in a set that the caller never made. */
function setOf(spec: CustomSpec, kinds: CustomKinds | undefined): IncrementalIndicators {
  try {
    return new IncrementalIndicators({ it: spec }, { kinds });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.path.replace(/^specs\.it\b/, 'spec'), error.bound, error.value);
  }
}
