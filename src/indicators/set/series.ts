import type { Columns } from '../../bars/bar.js';
import { IncrementalIndicators } from './incremental-indicators.js';
import type { CustomKinds, CustomSpec, Spec, ValueOf } from './spec.js';

/** One indicator over whole columns: an array, or a record of arrays where it says several things. */
export type SeriesOf<S> =
  ValueOf<S> extends number ? Float64Array : { readonly [Field in keyof ValueOf<S>]: Float64Array };

/**
 * One indicator over `columns`, aligned with them, NaN in front: the same kernel bar by bar, so
 * the same bits as the stream.
 *
 * @example
 * const close = Float64Array.of(1, 2, 3, 4);
 * const columns = { time: close, open: close, high: close, low: close, close, volume: close };
 * series({ kind: 'sma', period: 2 }, columns); // Float64Array [NaN, 1.5, 2.5, 3.5]
 */
export function series<const S extends Spec | CustomSpec>(
  spec: S,
  columns: Columns,
  options: { readonly kinds?: CustomKinds } = {},
): SeriesOf<S> {
  const output = new IncrementalIndicators({ it: spec }, options).process(columns);
  if (output['it'] !== undefined) return output['it'] as SeriesOf<S>;
  const fields = Object.entries(output).filter(([name]) => name.startsWith('it.'));
  return Object.fromEntries(
    fields.map(([name, column]) => [name.slice(3), column]),
  ) as unknown as SeriesOf<S>;
}
