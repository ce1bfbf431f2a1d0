import type { ReportData } from 'barwave';
import type { Replay } from './replay.js';

/** Those the configuration asks for, and the denoised price. */
export function latestIndicators(
  { pipeline, last }: Replay,
  timeframes: readonly string[],
): NonNullable<ReportData['indicators']> {
  const wanted = ['close', 'denoised', ...Object.keys(pipeline.config.indicators)];
  return timeframes.map((timeframe) => {
    const columns = Object.entries(last.features[timeframe]?.toObject() ?? {});
    const values = columns.filter(([column]) => wanted.includes(column.split('.')[0]!));
    return { timeframe, values: Object.fromEntries(values) };
  });
}
