import type { SymbolBar } from '../../src/bars/bar.js';
import {
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  type Snapshot,
} from '../../src/core/index.js';
import { Sma } from '../../src/indicators/index.js';
import {
  adjust,
  adoptLane,
  Pipeline,
  PipelineEvents,
  type PipelineExtensions,
  type PipelineOptions,
  type PipelineResult,
  reconfigure,
  releaseLane,
  reset,
  restoreParts,
  type SymbolConfig,
  snapshotParts,
} from '../../src/pipeline/index.js';
import type { Opinion, Strategy, StrategyView } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';
import { minutes, printed, small } from './market.js';

/** What can happen to a pipeline. */
export type Step =
  | { readonly kind: 'bar'; readonly bar: SymbolBar }
  | { readonly kind: 'peek'; readonly bar: SymbolBar }
  | { readonly kind: 'advance'; readonly now: number }
  | { readonly kind: 'resume'; readonly codec: 'text' | 'binary' | 'parts' }
  | { readonly kind: 'reconfigure'; readonly symbol: string; readonly config: SymbolConfig }
  | { readonly kind: 'adjust'; readonly symbol: string; readonly at: number }
  | { readonly kind: 'reset'; readonly symbol: string }
  | { readonly kind: 'remove'; readonly symbol: string }
  | { readonly kind: 'move'; readonly symbol: string };

/** Terms that a symbol may come to. */
const terms: readonly SymbolConfig[] = [
  {},
  { riskRatio: 0.002, priority: 1 },
  { timeframes: ['1m'] },
  { timeframes: ['1m', { name: '15m', tradingStyle: 'day' }], gaps: { policy: 'skip' } },
  { enabled: false },
];

export const symbols = ['A', 'B'] as const;

/** Thrown again and again: an error with a stack of its own takes longer than a bar. */
const errors = new Map<string, Error>();

const raise = (what: string): never => {
  const error = errors.get(what) ?? new Error(what);
  errors.set(what, error);
  throw error;
};

/** Throws on every seventh price; it remembers nothing, so that a resumed one throws on the same. */
class Moody extends Sma {
  override transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    if (Math.floor(row[from]! * 64) % 7 === 0) raise('kind');
    super.transfer(row, from, to, keep);
  }
}

const speaksOf = ({ bar }: StrategyView): Opinion | undefined => {
  const tick = Math.floor(bar.close * 64) % 9;
  if (tick === 0) raise('strategy');
  const reasons = [{ code: 'tick', value: tick, limit: Number.NaN }];
  return tick > 2 ? undefined : { direction: 'up', strength: 0.5, horizonBars: 3, reasons };
};

/** Throws on every ninth price, and remembers how many it has seen. */
class MoodyStrategy implements Strategy {
  readonly kind = 'moody';
  readonly version = 1;
  readonly id = 'moody()';
  readonly family = 'moods';
  readonly needs = {};
  readonly warmUp = 1;
  #count = 0;

  update(view: StrategyView): Opinion | undefined {
    this.#count += 1;
    return this.#count % 2 === 0 ? undefined : speaksOf(view);
  }

  peek(view: StrategyView): Opinion | undefined {
    return this.#count % 2 === 1 ? undefined : speaksOf(view);
  }

  reset(): void {
    this.#count = 0;
  }

  snapshot(): Snapshot {
    return { format: 1, version: this.version, id: this.id, state: { count: this.#count } };
  }

  restore({ state }: Snapshot): void {
    this.#count = (state as { readonly count: number }).count;
  }
}

const own: PipelineExtensions = {
  kinds: { moody: Moody },
  strategies: { moody: MoodyStrategy },
  models: {
    moody: (row) =>
      Math.floor(row.get('rsi')!) % 5 === 0 ? raise('model') : { value: 1, confidence: 0.5 },
  },
};

/** Options of a seed: a feed that may hold a bar, gaps that mean this or that. */
export function optionsOf(seed: number): PipelineOptions {
  return {
    ...small,
    timeframes: ['1m', '5m'],
    indicators: { rsi: { kind: 'rsi', period: 3 }, moody: { kind: 'moody', period: 2 } },
    strategies: { ...(small.strategies as object), moody: { kind: 'moody' } },
    stages: { model: { kind: 'models', models: ['moody'] } },
    denoise: false,
    gaps: { policy: (['continue', 'skip', 'restart'] as const)[seed % 3]! },
    ...revisionsOf(seed),
    ...(seed % 4 === 0 && { validation: { hold: 1 } }),
  } as PipelineOptions;
}

/** Old bars are taken in, or not even another word on the newest. */
function revisionsOf(seed: number): PipelineOptions | object {
  if (seed % 5 === 0) return { revisableBars: 0 };
  return seed % 15 === 1 ? { revise: 'replay', revisableBars: 12, checkpointBars: 4 } : {};
}

export const pipelineOf = (
  seed: number,
  symbols: PipelineOptions['symbols'] = {},
  more: Partial<PipelineOptions> = {},
): Pipeline => new Pipeline({ ...optionsOf(seed), ...more, symbols }, own);

/** Bars, late and corrected ones, duplicates, gaps, backfill, nonsense, time, other terms, splits, resumption. */
export function stepsOf(seed: number, length: number): readonly Step[] {
  const random = new Random(seed);
  const feeds = symbols.map((symbol, s) => minutes(symbol, 2 * seed + s, 3 * length));
  const next = [0, 0];
  return Array.from({ length }, (): Step => {
    const s = random.integer(0, 1);
    const feed = feeds[s]!;
    const newest = Math.max(0, next[s]! - 1);
    const bar = (i: number): Step => ({ kind: 'bar', bar: feed[i]! });
    const chance = random.integer(0, 23);
    if (chance === 20 && random.integer(0, 5) === 0) {
      const config = terms[random.integer(0, terms.length - 1)]!;
      return { kind: 'reconfigure', symbol: symbols[s]!, config };
    }
    if (chance === 21) {
      const { open, low } = feed[Math.max(0, newest - random.integer(1, 8))]!;
      return { kind: 'bar', bar: { ...feed[Math.max(0, newest - 2)]!, open, low } };
    }
    if (chance === 22) return { kind: 'adjust', symbol: symbols[s]!, at: feed[newest]!.time };
    if (chance === 23) {
      const kind = (['reset', 'remove', 'move', undefined] as const)[random.integer(0, 3)];
      if (kind !== undefined) return { kind, symbol: symbols[s]! };
    }
    if (chance === 0) next[s]! += random.integer(1, 4);
    if (chance === 1) return bar(newest);
    if (chance === 2) {
      const { open, close } = feed[newest]!;
      return { kind: 'bar', bar: { ...feed[newest]!, close: (open + close) / 2 } };
    }
    if (chance === 3) return bar(Math.max(0, newest - random.integer(1, 8)));
    if (chance === 4) return { kind: 'bar', bar: { ...feed[newest]!, high: -5 } };
    if (chance === 5) return { kind: 'bar', bar: { ...feed[newest]!, close: '5' as never } };
    if (chance === 6) {
      const { open, high, low, close, ...rest } = feed[next[s]!++]!;
      return {
        kind: 'bar',
        bar: { ...rest, open: 9 * open, high: 9 * high, low: 9 * low, close: 9 * close },
      };
    }
    if (chance === 7) return { kind: 'peek', bar: feed[next[s]!]! };
    if (chance === 8) {
      const now = feed[newest]!.time + random.integer(1, 300_000);
      return { kind: 'advance', now };
    }
    if (chance === 9) {
      return {
        kind: 'resume',
        codec: (['text', 'binary', 'parts'] as const)[random.integer(0, 2)]!,
      };
    }
    return bar(next[s]!++);
  });
}

/** A copy of `pipeline` in another life. */
function resumed(
  pipeline: Pipeline,
  codec: Extract<Step, { kind: 'resume' }>['codec'],
  seed: number,
): Pipeline {
  const copy = pipelineOf(seed, pipeline.config.symbols);
  if (codec === 'parts') restoreParts(copy, [...snapshotParts(pipeline)]);
  else if (codec === 'text') copy.restore(decodeText(encodeText(pipeline.snapshot())));
  else copy.restore(decodeBinary(encodeBinary(pipeline.snapshot())));
  return copy;
}

export type Change = Extract<
  Step,
  { readonly kind: 'reconfigure' | 'adjust' | 'reset' | 'remove' }
>;

/** A lane leaves, as text, and comes back. */
export function moveToAndFro(pipeline: Pipeline, symbol: string): void {
  const lane = releaseLane(pipeline, symbol);
  if (lane !== undefined) adoptLane(pipeline, decodeText(encodeText(lane)));
}

export function change(pipeline: Pipeline, step: Change): void {
  if (step.kind === 'reconfigure') reconfigure(pipeline, step.symbol, step.config);
  else if (step.kind === 'reset') reset(pipeline, step.symbol);
  else if (step.kind === 'remove') releaseLane(pipeline, step.symbol);
  else if (pipeline.config.revise === 'replay') {
    adjust(pipeline, step.symbol, { ratio: 1.25, at: step.at });
  }
}

/** What is said of `symbol`, one text a call that spoke of it. */
export type Words = Readonly<Record<string, readonly string[]>>;

export interface Life {
  readonly words: Words;
  readonly results: readonly PipelineResult[];
  /** Of each symbol, after each call: bars that were fed and are not counted out yet. */
  readonly waiting: Readonly<Record<string, readonly number[]>>;
  readonly lanes: Readonly<Record<string, string>>;
  /** Signals within a warm-up of an old bar's other word, and how many of them do not say so. */
  readonly outdated: { readonly heard: number; readonly unmarked: number };
}

/** What `basedOnRevision` has to be, by counting closed bars since an old one got another word. */
class RevisedBars {
  heard = 0;
  unmarked = 0;
  /** Bars of a timeframe, by symbol, that still rest on the word before. */
  readonly #left = new Map<string, Map<string, number>>();

  /** Nothing that is remembered of `symbol` rests on old bars any more. */
  forget(symbol: string): void {
    this.#left.delete(symbol);
  }

  hear({ symbol, events, signals, closed }: PipelineResult, pipeline: Pipeline): void {
    if (events.some(({ type }) => type === 'gap')) this.forget(symbol);
    const left = this.#left.get(symbol);
    for (const { timeframe, basedOnRevision } of signals) {
      if (!((left?.get(timeframe) ?? 0) > 0)) continue;
      this.heard += 1;
      if (!basedOnRevision) this.unmarked += 1;
    }
    for (const { timeframe } of closed) left?.set(timeframe, (left.get(timeframe) ?? 0) - 1);
    if (pipeline.config.revise === 'replay') return;
    if (!events.some(({ type }) => type === 'outdated')) return;
    const timeframes = ['1m', '5m'].map((one) => [one, pipeline.barsNeeded(one) - 1] as const);
    this.#left.set(symbol, new Map(timeframes));
  }
}

/** The crowd: looked at, listened to by those who throw, and resumed wherever the steps say. */
export function livedTogether(seed: number, steps: readonly Step[]): Life {
  const words: Record<string, string[]> = { A: [], B: [] };
  const results: PipelineResult[] = [];
  const waiting: Record<string, number[]> = { A: [0], B: [0] };
  let pipeline = pipelineOf(seed);
  const revised = new RevisedBars();
  const listened = (): PipelineEvents => {
    const told = new PipelineEvents(pipeline);
    for (const type of ['result', 'signal', 'fault', 'gap'] as const)
      told.on(type, () => raise(type));
    return told;
  };
  let told = listened();
  const hear = (result: PipelineResult, fed = 0): void => {
    words[result.symbol]!.push(printed(result));
    results.push(result);
    revised.hear(result, pipeline);
    const settled = result.bars.filter(({ disposition }) => disposition !== 'pending').length;
    waiting[result.symbol]!.push(waiting[result.symbol]!.at(-1)! + fed - settled);
  };
  for (const step of steps) {
    if (step.kind === 'bar') hear(told.update(step.bar), 1);
    else if (step.kind === 'peek') told.peek(step.bar);
    else if (step.kind === 'advance') {
      for (const result of told.advance(step.now).results) hear(result);
    } else if (step.kind === 'move') moveToAndFro(pipeline, step.symbol);
    else if (step.kind !== 'resume') {
      change(pipeline, step);
      revised.forget(step.symbol);
      if (step.kind === 'reset' || step.kind === 'remove') waiting[step.symbol]!.push(0);
    } else {
      pipeline = resumed(pipeline, step.codec, seed);
      told = listened();
    }
  }
  return { words, results, waiting, lanes: lanesOf(pipeline), outdated: revised };
}

/** Each symbol by itself, and nothing but its bars and the time. */
export function livedAlone(seed: number, steps: readonly Step[]): Pick<Life, 'words' | 'lanes'> {
  const words: Record<string, string[]> = {};
  let lanes: Record<string, string> = {};
  for (const symbol of symbols) {
    const pipeline = pipelineOf(seed);
    const said: string[] = [];
    for (const step of steps) {
      if (step.kind === 'bar' && step.bar.symbol === symbol)
        said.push(printed(pipeline.update(step.bar)));
      if ('symbol' in step && step.symbol === symbol && step.kind !== 'move')
        change(pipeline, step);
      if (step.kind !== 'advance') continue;
      said.push(...pipeline.advance(step.now).results.map(printed));
    }
    words[symbol] = said;
    lanes = { ...lanes, ...lanesOf(pipeline) };
  }
  return { words, lanes };
}

function lanesOf(pipeline: Pipeline): Record<string, string> {
  const { lanes } = pipeline.snapshot().state as { lanes: { symbol: string }[] };
  return Object.fromEntries(lanes.map((lane) => [lane.symbol, printed(lane)]));
}
