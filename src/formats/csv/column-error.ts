import type { Bar } from '../../bars/bar.js';
import { type FormatError, formatError } from '../result.js';

/** The error of a column that is not there, or that several could be. */
export function columnError(
  reason: 'missing-column' | 'ambiguous-column',
  field: keyof Bar | 'symbol',
  line: number,
  candidates: readonly string[] = [],
): FormatError {
  const option = field === 'symbol' ? 'symbolColumn' : `columns.${field}`;
  const which =
    candidates.length === 0 ? '' : ` one of ${candidates.map((c) => `'${c}'`).join(', ')}`;
  const text = candidates.length === 0 ? field : candidates.join(' | ');
  return formatError(line, reason, text, {
    ...(field !== 'symbol' && { field }),
    option,
    remedy: `set ${option} to${which || ' a title, or a place counted from 0'}`,
  });
}

/** The error of a file that has one price a row, in a column called `close`. */
export function closesAlone(close: string, line: number): FormatError {
  const remedy = `a file of closes alone: set columns.open, columns.high and columns.low to '${close}'`;
  return { ...columnError('missing-column', 'open', line), remedy };
}
