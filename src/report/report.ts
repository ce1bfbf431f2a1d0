import { requireBoolean, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { ReportData } from './data.js';
import { moment } from './figures.js';
import { headline } from './headline.js';
import { html, Markup } from './html.js';
import { script } from './script.js';
import { sections } from './sections.js';
import { backtestStyle, style } from './style.js';

export interface ReportOptions {
  /** A cursor that reads values out, charts that zoom, tables that sort; default false: no script. */
  readonly hasScript?: boolean;
}

/**
 * A report as one HTML page: charts as inline SVG, light and dark, for a desk and a phone.
 *
 * The page is self-contained: nothing is loaded from anywhere, there is no script unless asked for, and
 * all text is escaped. Long series are drawn by their first, lowest, highest and last value of each pixel
 * column, so no extreme is lost and the page stays below a megabyte. The same data gives the same page.
 *
 * @param data  see `ReportData`; only `title` is required
 * @param options  see `ReportOptions`
 * @throws {ConfigError} if `data` is not an object with a title, `data.replay` is none, or an option is
 *   unknown
 * @cost    O(values in `data`)
 * @example
 * renderReport({ title: 'A < B' }).includes('<h1>A &lt; B</h1>'); // true
 */
export function renderReport(data: ReportData, options: ReportOptions = {}): string {
  requireReport(data);
  requireKnownKeys('options', requireRecord('options', options), ['hasScript']);
  const hasScript = requireBoolean('options.hasScript', options.hasScript ?? false);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<style>${new Markup(data.replay === undefined ? style : style + backtestStyle)}</style>
</head>
<body>
<main>
<header><h1>${data.title}</h1><p>${subtitle(data)}</p></header>
${headline(data)}
${sections(data)}<footer>Times are UTC. A report, not advice.</footer>
</main>
${hasScript ? script(data.series) : undefined}</body>
</html>
`.text;
}

/** Whose bars, how long, from when to when. */
export function subtitle({ symbol, base, span }: ReportData): string {
  const period = span && `${moment(span.from)} to ${moment(span.to)}`;
  return [symbol, base, period].filter((part) => part !== undefined).join(' · ');
}

export function requireReport(data: ReportData): void {
  requireRecord('data', data);
  if (typeof data.title !== 'string') throw new ConfigError('data.title', 'a text', data.title);
}
