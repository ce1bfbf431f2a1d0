import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { QualityPeriod } from '../validation/quality-period.js';
import type { ReasonCode } from '../validation/reason-code.js';
import { sentenceOf } from '../validation/sentence.js';
import { fixed, moment, percent } from './figures.js';
import { html, Markup } from './html.js';
import type { Facts, Table } from './lists.js';
import { style } from './style.js';
import { factsHtml, tableHtml } from './table.js';
import { block, clipped, factsText, oneLine, TEXT_WIDTH, tableText } from './text-table.js';

/** What is to be told about the quality of a feed: `QualityHistory` has it. */
export interface QualityReportData {
  readonly title: string;
  /** The whole time. */
  readonly total: QualityPeriod;
  /** Its stretches, oldest first; left out: none are listed. */
  readonly periods?: readonly QualityPeriod[];
}

/**
 * The quality of a feed over a period, as one self-contained HTML page: what came in and what became
 * of it, each reason in a sentence, the tiers, stretch by stretch.
 *
 * @throws {ConfigError} if `data` is not an object with a title
 * @example
 * const history = new QualityHistory();
 * const data = { title: 'A < B', total: history.total };
 * renderQualityReport(data).includes('<h1>A &lt; B</h1>'); // true
 */
export function renderQualityReport(data: QualityReportData): string {
  requireQualityReport(data);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<header><h1>${data.title}</h1><p>${spanOf(data.total)}</p></header>
<section class="wide"><h2>In short</h2>${factsHtml(shortFacts(data.total))}</section>
<section class="wide"><h2>What became of the bars</h2>${tableHtml(dispositionTable(data.total))}</section>
<section class="wide"><h2>Why</h2>${tableHtml(reasonTable(data.total))}</section>
<section class="wide"><h2>Over time</h2>${tableHtml(periodTable(data.periods ?? []))}</section>
<footer>Times are UTC. A score of 100 is a feed without a fault.</footer>
</main>
</body>
</html>
`.text;
}

/**
 * The same as text for a terminal, at most 96 characters wide.
 *
 * @throws {ConfigError} if `data` is not an object with a title
 * @example
 * const history = new QualityHistory();
 * textQualityReport({ title: 'A feed', total: history.total }).startsWith('A feed'); // true
 */
export function textQualityReport(data: QualityReportData): string {
  requireQualityReport(data);
  const { title, total, periods = [] } = data;
  const lines = [
    ...[title, spanOf(total)].map((line) => clipped(oneLine(line), TEXT_WIDTH)),
    ...block('In short', factsText(shortFacts(total))),
    ...block('What became of the bars', tableText(dispositionTable(total))),
    ...block('Why', reasonText(total)),
    ...(periods.length > 0 ? block('Over time', tableText(periodTable(periods))) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function requireQualityReport(data: QualityReportData): void {
  requireRecord('data', data);
  if (typeof data.title !== 'string') throw new ConfigError('data.title', 'a text', data.title);
  requireRecord('data.total', data.total);
}

function spanOf({ from, to }: QualityPeriod): string {
  return `${moment(from)} to ${moment(to)}`;
}

function shortFacts({ tiers, lastScore, lowestScore, validations, ...rest }: QualityPeriod): Facts {
  const good = tiers.Excellent + tiers.Good;
  return [
    ['score now', fixed(lastScore, 1)],
    ['lowest score', fixed(lowestScore, 1)],
    ['time at Good or better', percent(validations > 0 ? good / validations : Number.NaN)],
    ['gaps', `${fixed(rest.gaps, 0)}, ${fixed(rest.missing, 0)} bars missing`],
  ];
}

function dispositionTable({ dispositions }: QualityPeriod): Table {
  const counts = Object.entries(dispositions);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const rows = counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => [name, fixed(count, 0), percent(count / all, 2)]);
  return { headings: ['disposition', 'bars', 'share'], rows, figures: [1, 2] };
}

/** Reasons, the most frequent first. */
function countsOf({ reasons }: QualityPeriod): [ReasonCode, number][] {
  const counts = Object.entries(reasons) as [ReasonCode, number][];
  return counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
}

function reasonTable(total: QualityPeriod): Table {
  const rows = countsOf(total).map(([code, n]) => [code, fixed(n, 0), sentenceOf(code)]);
  return { headings: ['reason', 'bars', 'what it means'], rows, figures: [1] };
}

/** A line for the count and one for the sentence, which may be as long as it is. */
function reasonText(total: QualityPeriod): string[] {
  return countsOf(total).flatMap(([code, count]) => [
    `  ${fixed(count, 0)} × ${code}`,
    `      ${sentenceOf(code)}`,
  ]);
}

function periodTable(periods: readonly QualityPeriod[]): Table {
  const rows = periods.map(
    ({ from, lowestScore, lastScore, missing, validations, dispositions }) => [
      moment(from),
      fixed(validations, 0),
      fixed(lowestScore, 1),
      fixed(lastScore, 1),
      fixed(missing, 0),
      fixed(dispositions.rejected + dispositions.dropped, 0),
    ],
  );
  const headings = ['from', 'bars', 'lowest', 'last score', 'missing', 'refused'];
  return { headings, rows, figures: [1, 2, 3, 4, 5] };
}
