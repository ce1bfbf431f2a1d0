import type { Columns } from 'barwave';
import { nameOf } from './text-of-file.js';

const msPerDay = 86_400_000;

/** Days of the week, of which 1970-01-01 was a Thursday. */
const isSaturday = (day: number) => day % 7 === 2;
const isSunday = (day: number) => day % 7 === 3;

/**
 * What to tell whoever has named no calendar for bars of a market that seems to close: on ten days or
 * more there are bars, and on no Saturday. A day of UTC is near enough.
 */
function weekendHint(path: string, { time }: Columns): string | undefined {
  const days = new Set<number>();
  for (let i = 0; i < time.length; i++) days.add(Math.floor(time[i]! / msPerDay));
  if (days.size < 10 || [...days].some(isSaturday)) return undefined;
  const market = [...days].some(isSunday) ? 'fx' : 'us-equities';
  return `${nameOf(path)}: no bar lies on a Saturday, and without a calendar closed hours count as gaps: say when the market trades, as in --calendar ${market}`;
}

/** Tell it, on the error output, where there is something to tell. */
export function hintAtWeekends(path: string, columns: Columns, calendar: string | undefined): void {
  const hint = calendar === undefined ? weekendHint(path, columns) : undefined;
  if (hint !== undefined) console.error(`barwave: ${hint}`);
}
