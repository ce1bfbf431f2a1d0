import { firstFrom } from '../core/first-from.js';
import { columnSums } from './columns.js';
import { isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import type { Numbers } from './numbers.js';
import { PAPER_WIDTH, type Paper } from './paper.js';
import { SHADES } from './style.js';
import { columnsOf } from './time-columns.js';

/** Columns of the paper that one cell is wide. */
const CELL_COLUMNS = 4;

/**
 * Rows of values by time as a picture, the first row on top. A cell is as bright as its mean ranks among
 * the cells of its own row: rows whose sizes lie powers of ten apart can be read beside each other.
 */
export function heatMap(paper: Paper, time: Numbers, rows: readonly Numbers[]): Markup[] {
  const cells = Math.min(time.length, PAPER_WIDTH / CELL_COLUMNS);
  const columnOf = columnsOf(paper.times, time, cells);
  const paths = new Array<string>(SHADES).fill('');
  const box = { width: PAPER_WIDTH / cells, height: paper.height / rows.length };
  rows.forEach((row, r) => {
    const levels = levelsOf(means(row, columnOf, cells));
    for (let from = 0; from < cells; ) {
      const level = levels[from]!;
      let to = from + 1;
      while (to < cells && levels[to] === level) to += 1;
      if (level >= 0) paths[level] += cell(box, { row: r, from, to });
      from = to;
    }
  });
  return paths.flatMap((d, level) =>
    d === '' ? [] : [html`<path class="a${level} cell" d="${d}"/>`],
  );
}

function cell(
  { width, height }: { width: number; height: number },
  { row, from, to }: { row: number; from: number; to: number },
): string {
  const [x, y] = [from * width, row * height];
  const [w, h] = [(to - from) * width, height];
  return `M${x.toFixed(1)},${y.toFixed(1)}h${w.toFixed(1)}v${h.toFixed(1)}h${(-w).toFixed(1)}z`;
}

/** Mean of the finite values of each column, NaN where there is none. */
function means(row: Numbers, columnOf: Int32Array, columns: number): Float64Array {
  const there = Float64Array.from({ length: columnOf.length }, (_, i) =>
    isNumber(row[i]) ? 1 : 0,
  );
  const counts = columnSums(there, columnOf, columns);
  return columnSums(row, columnOf, columns).map((sum, i) => sum / counts[i]!);
}

/** 0 … SHADES − 1 by rank; −1 for a hole. */
function levelsOf(values: Float64Array): Int8Array {
  const sorted = values.filter(isNumber).sort();
  return Int8Array.from(values, (x) => {
    if (!isNumber(x)) return -1;
    return Math.min(SHADES - 1, Math.floor((SHADES * firstFrom(sorted, x)) / sorted.length));
  });
}
