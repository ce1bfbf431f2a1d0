import {
  type Columns,
  Pipeline,
  type PipelineOptions,
  type PipelineResult,
  presets,
} from 'barwave';
import { barAt, sliceColumns } from 'barwave/bars';
import type { DemoOptions } from './arguments.js';
import { Diary, type Track } from './diary.js';
import { FeedLog } from './feed-log.js';
import { cash, PaperTrading } from './paper-trading.js';
import { Problem } from './problem.js';

export interface Replay {
  readonly pipeline: Pipeline;
  readonly diary: Diary;
  readonly feed: FeedLog;
  readonly paper: PaperTrading;
  /** The timeframe fed. */
  readonly base: Track;
  readonly last: PipelineResult;
  /** What each `update` took, in microseconds. */
  readonly timesUs: Float64Array;
}

/** Feed `columns` bar by bar, as a live program would be fed. */
export function replay(
  columns: Columns,
  options: DemoOptions,
  onProgress: (done: number, of: number) => void,
): Replay {
  // A run that nobody watches, so that what is timed is the code as the engine compiles it.
  new Pipeline(pipelineOptions(options)).process(sliceColumns(columns, 0, 5000));
  const pipeline = new Pipeline(pipelineOptions(options));
  const diary = new Diary(options.timeframes);
  const base = diary.tracks.get(options.base)!;
  const feed = new FeedLog();
  const paper = new PaperTrading(new Pipeline(pipelineOptions(options)), stepOf(options));
  const length = columns.time.length;
  const timesUs = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const bar = barAt(columns, i);
    const started = performance.now();
    const result = pipeline.update(bar);
    timesUs[i] = 1000 * (performance.now() - started);
    const before = base.bars.length;
    diary.note(result);
    feed.note(result);
    paper.note(base.bars.slice(before), result.symbol);
    onProgress(i + 1, length);
  }
  const { last } = diary;
  if (last === undefined || base.bars.length === 0) throw nothingAccepted(last, options);
  return { pipeline, diary, feed, paper, base, last, timesUs };
}

/** The market's preset, in the timeframes asked for. */
function pipelineOptions(options: DemoOptions): PipelineOptions {
  const { base, timeframes, calendar, symbol } = options;
  const chosen = { base, timeframes, calendar, symbol } as PipelineOptions;
  return { ...presetOf(options), ...chosen, equity: cash };
}

function presetOf({ calendar }: DemoOptions): PipelineOptions | undefined {
  return Object.values(presets).find((one) => one.calendar === calendar);
}

/** The least quantity of the market. */
function stepOf(options: DemoOptions): number | undefined {
  return presetOf(options)?.risk?.step;
}

function nothingAccepted(
  last: PipelineResult | undefined,
  { base, calendar }: DemoOptions,
): Problem {
  const why = last?.bars[0]?.reasons.join(', ') ?? 'no bar';
  return new Problem(`no bar of the file was accepted as ${base} of ${calendar}: ${why}`);
}
