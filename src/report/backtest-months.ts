import { monthlyReturns, type YearOfReturns } from '../performance/monthly-table.js';
import type { BacktestReportData } from './backtest-data.js';
import { fixed, largest } from './figures.js';
import { html, type Markup } from './html.js';
import type { Table } from './lists.js';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns in percent by month, a row a year. */
export function monthTable(data: BacktestReportData): Table {
  const rows = yearsOf(data).map(({ year, months, total }) => [
    String(year),
    ...[...months, total].map(percentOf),
  ]);
  const headings = ['', ...names, 'year'];
  return { headings, rows, figures: headings.map((_, i) => i).slice(1) };
}

/** The same as a heat map: the further from nothing, the deeper the colour; every cell has its number. */
export function monthMap(data: BacktestReportData): Markup {
  const years = yearsOf(data);
  const sizes = years.flatMap(({ months }) => months.map(Math.abs)).filter((x) => x > 0);
  const most = largest(sizes, 1e-9);
  const rows = years.map(
    ({ year, months, total }) =>
      html`<tr><th scope="row">${year}</th>${months.map((r) => cell(r, most))}<td class="figure">${percentOf(total)}</td></tr>
`,
  );
  const head = names.map((name) => html`<th scope="col" class="figure">${name}</th>`);
  return html`<div class="scroll"><table class="months"><thead><tr><th></th>${head}<th scope="col" class="figure">year</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function cell(r: number, most: number): Markup {
  if (Number.isNaN(r)) return html`<td></td>`;
  const depth = Math.ceil((4 * Math.abs(r)) / most);
  const kind = r < 0 ? 'loss' : 'gain';
  return html`<td class="figure ${kind}${depth}">${percentOf(r)}</td>`;
}

function yearsOf({ times, equity }: BacktestReportData): readonly YearOfReturns[] {
  return monthlyReturns(times, equity);
}

/** One decimal below ten percent, none above: twelve of them fit a line. */
function percentOf(r: number): string {
  if (Number.isNaN(r)) return '';
  return Math.abs(r) < 0.0005 ? '0.0' : fixed(100 * r, Math.abs(r) < 0.0995 ? 1 : 0);
}
