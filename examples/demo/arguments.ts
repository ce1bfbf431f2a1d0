import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { timeframeOf } from 'barwave/bars';
import type { CsvOptions } from 'barwave/formats';
import { Problem, unknownOption } from './problem.js';
import { csvOptionsFrom, readHelp, readOptions } from './read-options.js';
import { nameOf } from './text-of-file.js';

export interface DemoOptions {
  readonly path: string;
  readonly title: string;
  readonly symbol: string;
  /** The shortest of the timeframes: that of the bars in the file. */
  readonly base: string;
  readonly timeframes: readonly string[];
  /** How the file is written. */
  readonly reading: CsvOptions;
  readonly calendar: string;
  /** The calendar that was named, if one was, or goes without saying. */
  readonly namedCalendar: string | undefined;
  /** Where the report is written. */
  readonly out: string;
}

export const usage = `npm run demo                    5,105 daily bars of the S&P 500, from 2000 to 2020
npm run demo -- FILE.csv        bars of your own: date or time, open, high, low, close, volume
  --timeframes 1m,5m,1h         what to build; the shortest is that of the file (that and two longer ones)
  --calendar 24/7               24/7, fx or us-equities (FILE: 24/7)
  --out report.html             where to write the report (demo-report.html)
${readHelp}`;

/** What the command line asks for, no timeframes where it does not say; or a `Problem` that names what cannot be read. */
export function demoOptions(args: string[], otherwise?: string): DemoOptions | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  if (positionals.length > 1)
    throw new Problem(`one file at a time, not ${positionals.join(', ')}`);
  const [path = otherwise] = positionals;
  const usual = path === undefined ? ['1d', '1w', '1M'] : [];
  const timeframes = values.timeframes?.split(',') ?? usual;
  const chosen = { ...framed(timeframes), out: values.out, reading: csvOptionsFrom(values) };
  if (path === undefined) {
    const { calendar = 'us-equities', symbol = '^GSPC' } = values;
    const own = { path: sp500, title: 'S&P 500, 2000 to 2020', namedCalendar: calendar };
    return { ...chosen, ...own, symbol, calendar };
  }
  const { calendar = '24/7', symbol = basename(nameOf(path)).replace(/\.\w+$/, '') } = values;
  return { ...chosen, path, title: symbol, symbol, calendar, namedCalendar: values.calendar };
}

/** Timeframes, and the shortest of them as that of the file. */
export function framed(texts: readonly string[]): Pick<DemoOptions, 'base' | 'timeframes'> {
  const timeframes = texts.map((text) => timeframeOf(text, '--timeframes'));
  const [base] = [...timeframes].sort((a, b) => a.nominalMs - b.nominalMs);
  return { base: base?.name ?? '', timeframes: timeframes.map(({ name }) => name) };
}

const sp500 = fileURLToPath(
  new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url),
);

const ofReading = Object.fromEntries(
  Object.keys(readOptions).map((name) => [name, { type: 'string' as const }]),
) as Record<keyof typeof readOptions, { readonly type: 'string' }>;

const known = {
  ...ofReading,
  timeframes: { type: 'string' },
  calendar: { type: 'string' },
  symbol: { type: 'string' },
  out: { type: 'string', default: 'demo-report.html' },
  help: { type: 'boolean', default: false },
} as const;

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: known, allowPositionals: true });
  } catch (error) {
    throw unknownOption(error, Object.keys(known));
  }
}
