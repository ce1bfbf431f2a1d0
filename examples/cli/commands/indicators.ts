import { type Columns, IncrementalIndicators } from 'barwave';
import { catalog, classOf } from 'barwave/indicators';
import { Problem } from '../../demo/problem.js';
import { readBars } from '../../demo/read-bars.js';
import { csvOptionsFrom, readHelp, readOptions } from '../../demo/read-options.js';
import type { Command } from '../commands.js';
import { given } from '../options.js';
import { CsvPrinter } from '../print.js';

export const indicators: Command = {
  takes: 'FILE KIND…',
  summary: 'computes indicators over the bars, as CSV',
  help: `A KIND is a name of \`barwave catalog\`, with parameters behind a colon where they are not the usual ones: in
their order, or by name.

${readHelp}

  barwave indicators btc.csv rsi:14 macd:12,26,9 bollinger:period=20,deviations=2.5
  cat btc.csv | barwave indicators - ema:50`,
  run(args) {
    const { files, values } = given(args, readOptions);
    const [file, ...kinds] = files;
    if (file === undefined || kinds.length === 0) {
      throw new Problem('name a file and at least one kind, as in: indicators bars.csv rsi:14');
    }
    const specs = Object.fromEntries(
      kinds.map((text, i) => [nameOf(text, i, kinds), specOf(text)]),
    );
    const set: IncrementalIndicators = new IncrementalIndicators(specs as never);
    const { columns } = readBars(file, csvOptionsFrom(values));
    // A row has the fields of the bar too.
    const names = set.row.columns.filter((name) => Object.hasOwn(specs, name.split('.')[0]!));
    const printer = new CsvPrinter(['time', 'close', ...names]);
    for (const block of blocksOf(columns)) {
      const output = set.process(block) as Readonly<Record<string, Float64Array>>;
      block.time.forEach((time, i) => {
        printer.row(time, [block.close[i]!, ...names.map((name) => output[name]![i]!)]);
      });
    }
    printer.end();
    return 0;
  },
};

/** Bars that are computed at once: what comes out of a long file need not be in memory as a whole. */
const blockLength = 4096;

function* blocksOf(columns: Columns): Generator<Columns> {
  for (let at = 0; at < columns.time.length; at += blockLength) {
    const entries = Object.entries(columns) as [string, Float64Array][];
    const parts = entries.map(([name, all]) => [name, all.subarray(at, at + blockLength)]);
    yield Object.fromEntries(parts);
  }
}

/** `rsi`; with its parameters, `rsi_14`, where there are several; with its place where these are alike. */
function nameOf(text: string, at: number, all: readonly string[]): string {
  const kindIn = (other: string): string => other.split(/[:(]/)[0]!;
  const kind = kindIn(text);
  if (all.filter((other) => kindIn(other) === kind).length === 1) return kind;
  const name = text.replace(/\W+$/, '').replace(/\W+/g, '_');
  return all.indexOf(text) === at ? name : `${name}_${at}`;
}

/** `macd:12,26,9` or `macd:fastPeriod=12` as a spec. */
function specOf(text: string): Readonly<Record<string, unknown>> {
  // An id is written `rsi(14)`.
  const [kind = '', ...rest] = text.replace(/^(\w+)\((.*)\)$/, '$1:$2').split(':');
  const { parameters } = classOf(kind).kind;
  const names = Object.keys(parameters);
  const parts = rest
    .join(':')
    .split(',')
    .filter((part) => part !== '');
  const entries = parts.map((part, i) => {
    const [name, value] = part.includes('=') ? part.split(/=(.*)/s) : [names[i], part];
    if (name === undefined) {
      const known = names.length === 0 ? 'no parameter' : `only ${names.join(', ')}`;
      throw new Problem(`${text}: ${kind} has ${known}; several kinds stand apart: rsi:14 ema:20`);
    }
    return [name, parameterFrom(value!)];
  });
  return { kind: canonical(kind), ...Object.fromEntries(entries) };
}

function canonical(kind: string): string {
  return Object.hasOwn(catalog, kind) ? kind : classOf(kind).kind.name;
}

function parameterFrom(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
