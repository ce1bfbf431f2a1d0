import type { CsvOptions } from 'barwave/formats';

/** Options of the command line that say how a file is written, named as `fromCsv` names them. */
export const readOptions = {
  timeZone: 'text',
  dateFormat: 'text',
  decimal: 'text',
  delimiter: 'text',
  skipLines: 'text',
  symbol: 'text',
  'columns.time': 'text',
  'columns.open': 'text',
  'columns.high': 'text',
  'columns.low': 'text',
  'columns.close': 'text',
  'columns.volume': 'text',
} as const;

/** What they are for, in a page of help. */
export const readHelp = `  --timeZone ZONE    clock of times that state none: UTC, America/New_York, UTC-5
  --dateFormat, --decimal, --delimiter, --skipLines, --columns.close TITLE
                     how the file is written, where it does not tell by itself: docs/formats.md
  --symbol NAME      whose rows are wanted, where the file has those of several; in a report,
                     also what to call it (the file's name)`;

type Given = { readonly [N in keyof typeof readOptions]?: string | undefined };

/** The options of `fromCsv` among `values`. */
export function csvOptionsFrom(values: Given): CsvOptions {
  const columns: Record<string, string | number> = {};
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(readOptions) as (keyof Given)[]) {
    const text = values[name];
    if (text === undefined) continue;
    const field = name.split('.')[1];
    if (field !== undefined) columns[field] = /^\d+$/.test(text) ? Number(text) : text;
    else if (name === 'skipLines') options[name] = Number(text);
    else options[name] = name === 'delimiter' && /^(\\t|tab)$/.test(text) ? '\t' : text;
  }
  return Object.keys(columns).length > 0 ? { ...options, columns } : options;
}
