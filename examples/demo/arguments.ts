import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { timeframeOf } from 'barwave/bars';
import { Problem } from './problem.js';

export interface DemoOptions {
  readonly path: string;
  readonly title: string;
  readonly symbol: string;
  /** The shortest of the timeframes: that of the bars in the file. */
  readonly base: string;
  readonly timeframes: readonly string[];
  readonly calendar: string;
  /** Where the report is written. */
  readonly out: string;
}

export const usage = `npm run demo                    5,105 daily bars of the S&P 500, from 2000 to 2020
npm run demo -- FILE.csv        bars of your own: date or time, open, high, low, close, volume
  --timeframes 1m,5m,1h         what to build; the shortest is that of the file (1d,1w,1M)
  --calendar 24/7               24/7, fx or us-equities (FILE: 24/7)
  --symbol NAME                 what to call it (FILE: the file's name)
  --out report.html             where to write the report (demo-report.html)`;

/** What the command line asks for, or a `Problem` that names what cannot be read. */
export function demoOptions(args: string[]): DemoOptions | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  if (positionals.length > 1)
    throw new Problem(`one file at a time, not ${positionals.join(', ')}`);
  const [path] = positionals;
  const timeframes = (values.timeframes ?? '1d,1w,1M').split(',').map((text) => timeframeOf(text));
  const base = timeframes.reduce((a, b) => (b.nominalMs < a.nominalMs ? b : a)).name;
  const chosen = { base, timeframes: timeframes.map(({ name }) => name), out: values.out };
  if (path === undefined) {
    const { calendar = 'us-equities', symbol = '^GSPC' } = values;
    return { ...chosen, path: sp500, title: 'S&P 500, 2000 to 2020', symbol, calendar };
  }
  const { calendar = '24/7', symbol = basename(path).replace(/\.\w+$/, '') } = values;
  return { ...chosen, path, title: symbol, symbol, calendar };
}

const sp500 = fileURLToPath(
  new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url),
);

const known = {
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
    const [first] = (error as Error).message.split(/\. |\n/);
    throw new Problem(
      `${first}; known are ${Object.keys(known)
        .map((name) => `--${name}`)
        .join(' ')}`,
    );
  }
}
