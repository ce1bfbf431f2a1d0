import type { ReportData } from './data.js';
import { figure, fixed, isNumber, largest, moment, percent } from './figures.js';
import {
  compositeFacts,
  decisionTable,
  indicatorTable,
  qualityFacts,
  reasonTable,
  signalTable,
  strategyTable,
  timingFacts,
} from './lists.js';
import type { ReportQuality } from './quality-data.js';
import { regimeFacts } from './regime-stretches.js';
import { replayText } from './replay-text.js';
import { requireReport, subtitle } from './report.js';
import { returnsFacts } from './returns-facts.js';
import { extent } from './scale.js';
import type { ReportEnergy, ReportSeries } from './series-data.js';
import { shareBar, sparkline } from './sparkline.js';
import { block, clipped, factsText, oneLine, TEXT_WIDTH, tableText } from './text-table.js';

/**
 * The report as text for a terminal, at most 96 characters wide, without colours or control characters.
 *
 * @param data  see `ReportData`; only `title` is required
 * @throws {ConfigError} if `data` is not an object with a title
 * @cost    O(values in `data`)
 * @example
 * textReport({ title: 'Two bars', timing: { bars: 2, barsPerSecond: 40_000, p50Us: 20, p99Us: 31 } });
 * // 'Two bars\n\nTiming\n  bars             2\n  bars per second  40,000\n  p50 per bar      20.0 µs\n  p99 per bar      31.0 µs\n'
 */
export function textReport(data: ReportData): string {
  requireReport(data);
  const { series, frames = [], regime, energy, quality, returns, indicators, signals } = data;
  const { strategies, composite, decisions, replay, timing } = data;
  const heading = [data.title, subtitle(data)].filter((line) => line !== '');
  const lines = [
    ...heading.map((line) => clipped(oneLine(line), TEXT_WIDTH)),
    ...(series ? block('Price', priceText(series)) : []),
    ...frames.flatMap(({ timeframe, series: own }) =>
      block(`Price, ${clipped(oneLine(timeframe), 24)}`, priceText(own)),
    ),
    ...(regime ? block('Regime', factsText(regimeFacts(regime, series?.time))) : []),
    ...(energy ? block('Energy by scale, all bars', energyText(energy)) : []),
    ...(quality ? block('Data quality', qualityText(quality)) : []),
    ...(returns ? block('Returns', factsText(returnsFacts(returns, series?.time))) : []),
    ...(indicators ? block('Latest indicators', tableText(indicatorTable(indicators))) : []),
    ...(signals ? block('Signals', tableText(signalTable(signals))) : []),
    ...(strategies ? block('What came of the signals', tableText(strategyTable(strategies))) : []),
    ...(composite ? block('Composite', factsText(compositeFacts(composite))) : []),
    ...(decisions ? block('Decisions', tableText(decisionTable(decisions))) : []),
    ...(replay ? replayText(replay) : []),
    ...(timing ? block('Timing', factsText(timingFacts(timing))) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function priceText({ close, denoised }: ReportSeries): string[] {
  const range = extent(close);
  if (range === undefined) return [];
  const last = (values: ArrayLike<number>): string => figure(values[values.length - 1]);
  const denoisedText = denoised === undefined ? '' : `, denoised ${last(denoised)}`;
  return [
    `  ${sparkline(close, 80)}`,
    `  last ${last(close)}${denoisedText}; lowest ${figure(range[0])}, highest ${figure(range[1])}`,
  ];
}

function energyText({ scales }: ReportEnergy): string[] {
  const sums = scales.map(({ energy }) => finiteSum(energy));
  const total = sums.reduce((sum, x) => sum + x, 0);
  if (!(total > 0)) return [];
  const width = largest(scales.map(({ name }) => clipped(oneLine(name), 24).length));
  return scales.map(({ name }, i) => {
    const share = sums[i]! / total;
    const label = clipped(oneLine(name), 24).padEnd(width);
    return `  ${label}  ${percent(share).padStart(7)}  ${shareBar(share, 48)}`.trimEnd();
  });
}

function qualityText(quality: ReportQuality): string[] {
  const { score, tier, reasons = [], gaps = [], closures = [] } = quality;
  return [
    `  ${fixed(score, 1)} of 100: ${oneLine(tier)}`,
    ...factsText(qualityFacts(quality)),
    ...(reasons.length > 0 ? tableText(reasonTable(reasons)) : []),
    ...gaps
      .slice(0, 10)
      .map(
        (gap) => `  gap ${moment(gap.from)} to ${moment(gap.to)}: ${figure(gap.missing)} missing`,
      ),
    ...(gaps.length > 10 ? [`  and ${gaps.length - 10} more gaps`] : []),
    ...(closures.length > 0 ? ['  known closures, not gaps:'] : []),
    ...closures.map(({ date, name }) =>
      clipped(`    ${oneLine(date)}  ${oneLine(name)}`, TEXT_WIDTH),
    ),
  ];
}

function finiteSum(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (isNumber(values[i])) sum += values[i]!;
  return sum;
}
