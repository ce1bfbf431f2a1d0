import type { ReportData } from './data.js';
import {
  DASH,
  directionText,
  figure,
  figures,
  fixed,
  isNumber,
  moment,
  percent,
} from './figures.js';
import type { Numbers } from './numbers.js';
import type { ReportReason } from './quality-data.js';
import type { ReportIndicators } from './series-data.js';
import type { ReportStrategy } from './signal-data.js';

/** Rows of text under headings: what both the HTML and the text report print. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold figures, which are set to the right. */
  readonly figures: readonly number[];
  /** Rows that there are, if only the latest are listed. */
  readonly of?: number;
}

/** Signals and decisions that are listed. */
const LATEST = 12;

/** Latest indicators: a row an indicator, a column a timeframe. */
export function indicatorTable(indicators: readonly ReportIndicators[]): Table {
  const names = [...new Set(indicators.flatMap(({ values }) => Object.keys(values)))];
  return {
    headings: ['indicator', ...indicators.map(({ timeframe }) => timeframe)],
    rows: names.map((name) => [
      name,
      ...figures(
        indicators.map(({ values }) => (Object.hasOwn(values, name) ? values[name] : undefined)),
      ),
    ]),
    figures: indicators.map((_, i) => i + 1),
  };
}

export function signalTable(signals: NonNullable<ReportData['signals']>): Table {
  return {
    ...latest(signals, (s) => [
      moment(s.time),
      s.timeframe,
      s.strategy,
      directionText(s.direction),
      percent(s.pUp),
      fixed(s.strength, 2),
      s.reasons?.join(', ') || DASH,
    ]),
    headings: ['bar', 'frame', 'strategy', 'direction', 'p(up)', 'strength', 'reasons'],
    figures: [4, 5],
  };
}

/** Reasons in the order given; the meaning last, which may be long. */
export function reasonTable(reasons: readonly ReportReason[]): Table {
  const samplesOf = (samples: Numbers): string =>
    Array.from(samples, (time) => moment(time)).join(', ');
  return {
    headings: ['reason', 'bars', 'for example', 'what it means'],
    rows: reasons.map(({ code, count, meaning = DASH, samples = [] }) => [
      ...[code, figure(count), samplesOf(samples) || DASH, meaning],
    ]),
    figures: [1],
  };
}

/** What came of signals; a coin hits half of them, at a squared error of .25. */
export function strategyTable(strategies: readonly ReportStrategy[]): Table {
  return {
    headings: ['strategy', 'frame', 'signals', 'right', 'squared error'],
    rows: strategies.map(({ strategy, timeframe, outcomes, hitRatio, brier }) => [
      ...[strategy, timeframe, figure(outcomes), percent(hitRatio), fixed(brier, 3)],
    ]),
    figures: [2, 3, 4],
  };
}

export function decisionTable(decisions: NonNullable<ReportData['decisions']>): Table {
  return {
    ...latest(decisions, (d) => [
      moment(d.time),
      d.action,
      figure(d.quantity),
      figure(d.price),
      figure(d.stop),
      d.reason ?? DASH,
    ]),
    headings: ['bar', 'action', 'quantity', 'price', 'stop', 'reason'],
    figures: [2, 3, 4],
  };
}

/** Names and values of what quality, composite and timing say. */
export type Facts = readonly (readonly [name: string, value: string])[];

export function qualityFacts(quality: NonNullable<ReportData['quality']>): Facts {
  const { expected, received, counts = {}, gaps } = quality;
  return [
    ...(expected === undefined ? [] : [['expected by the calendar', figure(expected)] as const]),
    ...(received === undefined ? [] : [['received', figure(received)] as const]),
    ...Object.entries(counts).map(([name, count]) => [name, figure(count)] as const),
    ...(gaps === undefined ? [] : [['gaps', gaps.length === 0 ? 'none' : gapsText(gaps)] as const]),
  ];
}

export function compositeFacts(composite: NonNullable<ReportData['composite']>): Facts {
  const { direction, confidence, pUp, agreement } = composite;
  return [
    ['direction', directionText(direction)],
    ['confidence', percent(confidence)],
    ...(pUp === undefined ? [] : [['p(up)', percent(pUp)] as const]),
    ...(agreement === undefined ? [] : [['agreement', percent(agreement)] as const]),
  ];
}

export function timingFacts({
  bars,
  barsPerSecond,
  p50Us,
  p99Us,
}: NonNullable<ReportData['timing']>): Facts {
  return [
    ['bars', figure(bars)],
    ['bars per second', fixed(barsPerSecond, 0)],
    ['p50 per bar', `${fixed(p50Us, 1)} µs`],
    ['p99 per bar', `${fixed(p99Us, 1)} µs`],
  ];
}

function gapsText(gaps: readonly { readonly missing: number }[]): string {
  const missing = gaps.reduce((sum, gap) => sum + (isNumber(gap.missing) ? gap.missing : 0), 0);
  return `${figure(gaps.length)} (${figure(missing)} bars)`;
}

/** Newest first, no more than can be read. */
function latest<T>(
  all: readonly T[],
  row: (item: T) => string[],
): { rows: string[][]; of: number } {
  return { rows: all.slice(-LATEST).reverse().map(row), of: all.length };
}
