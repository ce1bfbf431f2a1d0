import type { ReportData } from './data.js';
import { directionText, figure, fixed, moment, percent } from './figures.js';
import { html, type Markup } from './html.js';
import type { ReportQuality } from './quality-data.js';

/** The few figures to be read first. */
export function headline(data: ReportData): Markup {
  const { quality, composite, timing } = data;
  const decision = data.decisions?.at(-1);
  return html`<div class="tiles">${
    quality && tile('data quality', fixed(quality.score, 1), quality.tier)
  }${
    quality?.received === undefined
      ? undefined
      : tile('bars', figure(quality.received), gapCount(quality))
  }${
    composite &&
    tile(
      'composite',
      directionText(composite.direction),
      `confidence ${percent(composite.confidence, 0)}`,
    )
  }${decision && tile('last decision', decision.action, moment(decision.time))}${
    timing &&
    tile(
      'speed',
      `${figure(Math.round(timing.barsPerSecond))}/s`,
      `p99 ${fixed(timing.p99Us, 0)} µs a bar`,
    )
  }</div>`;
}

function gapCount({ gaps }: ReportQuality): string {
  if (gaps === undefined) return '';
  return gaps.length === 0
    ? 'no gap'
    : `${figure(gaps.length)} ${gaps.length === 1 ? 'gap' : 'gaps'}`;
}

function tile(name: string, value: string, note: string): Markup {
  return html`<div class="tile"><span>${name}</span><strong>${value}</strong><em>${note}</em></div>`;
}
