import { requireRecord } from '../../core/arguments.js';
import { readAs } from '../../core/door.js';
import { requireNumbers, requireTexts } from '../../core/lists.js';
import type { ByTimeframe, PipelineResult } from '../result.js';
import type { WireNumber } from './compact-result.js';

/**
 * The names of a result's rows, by timeframe: the same for every result of a pipeline, so they are
 * told once, when a reader connects.
 *
 * @throws {ConfigError} if it is no result
 */
export function rowColumns(
  result: Pick<PipelineResult, 'features'>,
): ByTimeframe<readonly string[]> {
  const path = 'result.features';
  return readAs(path, 'rows by timeframe', result, () => {
    const rows = Object.entries(requireRecord(path, result.features));
    return Object.fromEntries(
      rows.map(([timeframe, row]) => {
        const { columns } = row as { readonly columns: unknown };
        return [timeframe, requireTexts(`${path}.${timeframe}.columns`, columns)];
      }),
    );
  });
}

/**
 * Numbers that came over a wire with their names again; NaN where it says `null`, or anything else that
 * is no number.
 *
 * @throws {ConfigError} if the names or the numbers are no lists
 */
export function namedNumbers(
  columns: readonly string[],
  values: readonly WireNumber[],
): Readonly<Record<string, number>> {
  const numbers = requireNumbers('values', values);
  const names = requireTexts('columns', columns);
  return Object.fromEntries(names.map((column, i) => [column, numbers[i] ?? Number.NaN]));
}
