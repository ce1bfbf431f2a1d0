import type { Columns } from '../../../src/bars/bar.js';
import { emptyColumnsRaw } from '../../../src/bars/columns.js';
import { series } from '../../../src/indicators/set/series.js';
import type { Series } from '../../../test/reference/series.js';
import { bars, type Row } from './row.js';

/** How near two series are: bars counted from 1, errors as shares of the largest value of theirs. */
export interface Nearness {
  /** The bar from which on they agree, to 1e-9; NaN if they do not at the end. */
  readonly from: number;
  /** The first bar with a value: of ours, of theirs. */
  readonly starts: readonly [ours: number, theirs: number];
  /** The largest error at any bar at which both speak. */
  readonly worst: number;
  /** The largest error from `from` on, or, where they never agree, over the last hundred bars. */
  readonly settled: number;
}

const EQUAL = 1e-9;

function columns(): Columns {
  const block = emptyColumnsRaw(bars.time.length);
  for (const field of Object.keys(block) as (keyof Columns)[]) block[field].set(bars[field]);
  return block;
}

const block = columns();

/** What the kind of a row says here. */
export function oursOf({ here, output, scaled }: Row): number[] {
  const said = series(here, block) as Float64Array | Record<string, Float64Array>;
  const column = said instanceof Float64Array ? said : said[output ?? 'value'];
  if (column === undefined) throw new RangeError(`${here.kind} has no output ${output}`);
  return [...column].map((x) => (scaled === undefined ? x : scaled[1](x)));
}

export function nearness(row: Row): Nearness {
  return nearnessOf(oursOf(row), row.theirs());
}

export function nearnessOf(ours: Series, theirs: Series): Nearness {
  const scale = Math.max(...theirs.filter(Number.isFinite).map(Math.abs)) || 1;
  const errors = theirs.map((v, i) => errorAt(ours[i]!, v, scale));
  const firsts = [ours, theirs].map((x) => 1 + x.findIndex((v) => !Number.isNaN(v)));
  const last = errors.findLastIndex((e) => !(e <= EQUAL));
  const start = Math.max(...firsts) - 1;
  const from = Math.max(last + 1, start);
  const worst = largest(errors.slice(start));
  const agrees = from <= errors.length - 20;
  return {
    from: agrees ? from + 1 : Number.NaN,
    starts: firsts as unknown as readonly [number, number],
    worst,
    settled: largest(errors.slice(agrees ? from : -100)),
  };
}

/** Where one is silent and the other speaks, nothing agrees. */
function errorAt(a: number, b: number, scale: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  return Math.abs(a - b) / scale;
}

function largest(errors: readonly number[]): number {
  return Math.max(0, ...errors.filter((e) => !Number.isNaN(e)));
}

/** One digit: 3e-16, 0.02. */
function digits(x: number): string {
  return x >= 1e-3 ? String(Number(x.toPrecision(1))) : x.toExponential(0);
}

/** The result of a comparison in words. */
export function resultText({ from, starts: [ours, theirs], worst, settled }: Nearness): string {
  const start = ours === theirs ? '' : `; there from bar ${theirs}, here from ${ours}`;
  if (Number.isNaN(from)) {
    return `differs by up to ${digits(worst)}, over the last hundred bars ${digits(settled)}${start}`;
  }
  const first = Math.max(ours, theirs);
  if (from === first) return `equal (${digits(settled)})${start}`;
  return `equal after bar ${from - 1} (${digits(settled)}), before up to ${digits(worst)}${start}`;
}
