import {
  type Bar,
  type Decision,
  Pipeline,
  type PipelineOptions,
  type PipelineResult,
  presets,
  type Signal,
  StreamingWaveletTransformer,
} from 'barwave';
import { barAt, type Columns } from 'barwave/bars';
import type { DemoOptions } from './arguments.js';
import { Problem } from './problem.js';

/** What was said while the bars went by. */
export interface Replay {
  readonly pipeline: Pipeline;
  /** Base bars that were believed, and beside each what was known at its end. */
  readonly bars: readonly Bar[];
  readonly denoised: readonly number[];
  /** Share of each wavelet scale in the movement of the close. */
  readonly energy: readonly Readonly<Record<string, number>>[];
  readonly signals: readonly Signal[];
  /** To trade; to hold is the rest. */
  readonly trades: readonly Decision[];
  readonly events: PipelineResult['events'];
  readonly counts: Readonly<Record<string, number>>;
  readonly last: PipelineResult;
  /** What each `update` took, in microseconds. */
  readonly timesUs: Float64Array;
}

/** The market's preset, in the timeframes asked for. */
function pipelineOptions(options: DemoOptions): PipelineOptions {
  const { base, timeframes, calendar, symbol } = options;
  const preset = Object.values(presets).find((one) => one.calendar === calendar);
  const chosen = { base, timeframes, calendar, symbol } as PipelineOptions;
  return { ...preset, ...chosen, equity: 100_000 };
}

/** Feed `columns` bar by bar, as a live program would be fed. */
export function replay(
  columns: Columns,
  options: DemoOptions,
  onProgress: (done: number, of: number) => void,
): Replay {
  const pipeline = new Pipeline(pipelineOptions(options));
  const waves = new StreamingWaveletTransformer({ maxLevels: 6 });
  const bars: Bar[] = [];
  const denoised: number[] = [];
  const energy: Record<string, number>[] = [];
  const signals: Signal[] = [];
  const trades: Decision[] = [];
  const events: PipelineResult['events'][number][] = [];
  const counts: Record<string, number> = {};
  const length = columns.time.length;
  const timesUs = new Float64Array(length);
  let last: PipelineResult | undefined;

  for (let i = 0; i < length; i++) {
    const bar = barAt(columns, i);
    const started = performance.now();
    const result = pipeline.update(bar);
    timesUs[i] = 1000 * (performance.now() - started);

    for (const { disposition } of result.bars) counts[disposition] = (counts[disposition] ?? 0) + 1;
    events.push(...result.events);
    signals.push(...result.signals);
    if (result.decision !== undefined && result.decision.action !== 'hold') {
      trades.push(result.decision);
    }
    for (const { timeframe, bar: closed } of result.closed) {
      if (timeframe !== options.base) continue;
      bars.push(closed);
      denoised.push(result.denoised[timeframe] ?? Number.NaN);
      waves.update(closed.close);
      energy.push(waves.getEnergyDistribution());
    }
    last = result;
    onProgress(i + 1, length);
  }
  if (last === undefined || bars.length === 0) throw nothingAccepted(last, options);
  return { pipeline, bars, denoised, energy, signals, trades, events, counts, last, timesUs };
}

function nothingAccepted(
  last: PipelineResult | undefined,
  { base, calendar }: DemoOptions,
): Problem {
  const why = last?.bars[0]?.reasons.join(', ') ?? 'no bar';
  return new Problem(`no bar of the file was accepted as ${base} of ${calendar}: ${why}`);
}
