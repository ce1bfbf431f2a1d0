import type { SymbolBar } from '../../../src/bars/bar.js';
import {
  Pipeline,
  type PipelineOptions,
  type PipelineResult,
} from '../../../src/pipeline/index.js';
import { Random } from '../../contract/series.js';
import { learning, minutes, small } from '../market.js';

const minute = 60_000;

/** What is told: a bar, or the time. */
export type Told = { readonly bar: SymbolBar } | { readonly now: number };

export interface Feed {
  /** As it came. */
  readonly told: readonly Told[];
  /** As it would have come in time. */
  readonly inTime: readonly Told[];
}

/** Old bars are taken in; small numbers, so that there are many checkpoints. */
export const replaying: PipelineOptions = {
  ...small,
  revise: 'replay',
  revisableBars: 90,
  checkpointBars: 15,
};

/** Options of a seed: what a gap, a spike, a conflict mean, and whether outcomes are learned. */
export function replayingAs(seed: number): PipelineOptions {
  return {
    ...replaying,
    gaps: { policy: (['continue', 'skip', 'restart'] as const)[seed % 3]!, minBars: 2 },
    conflict: seed % 7 === 0 ? 'first' : 'last',
    ...(seed % 4 === 1 && { validation: { hold: 1, policy: 'drop' } }),
    ...(seed % 4 === 2 && { validation: { hold: 1, policy: 'repair', sources: ['a', 'b'] } }),
    ...(seed % 5 === 0 && learning),
  } as PipelineOptions;
}

interface Timed {
  readonly at: number;
  /** When it would have come. */
  readonly due: number;
  readonly told: Told;
}

/**
 * Minutes, some of which come late, some with other values first, some never; and the time now and
 * then. No bar is later than `mostLate` bars.
 */
export function disturbed(seed: number, length: number, mostLate: number): Feed {
  const random = new Random(seed);
  const timed: Timed[] = [];
  for (const minuteBar of minutes('X', seed, length)) {
    const bar = random.integer(0, 39) === 0 ? spiked(minuteBar) : minuteBar;
    const due = bar.time + minute;
    const chance = random.integer(0, 15);
    if (chance === 0) continue;
    const late = due + minute * random.integer(1, mostLate) + 1;
    if (chance === 1) timed.push({ at: late, due, told: { bar } });
    else timed.push({ at: due, due, told: { bar } });
    if (chance === 2) {
      const source = (['a', 'b'] as const)[random.integer(0, 1)]!;
      const other = { ...bar, close: (bar.open + bar.close) / 2, source };
      timed.push({ at: late, due: due + 0.5, told: { bar: other } });
    }
    if (chance < 5) {
      const now = due + random.integer(10_100, 59_000);
      timed.push({ at: now, due: now, told: { now } });
    }
  }
  const arrived = timed.toSorted((a, b) => a.at - b.at);
  let newest = Number.NEGATIVE_INFINITY;
  const dues = new Map<number, number>();
  const ordered = arrived.flatMap((one) => {
    if (!('bar' in one.told)) return [one];
    const { time } = one.told.bar;
    if (time === newest) return []; // a second word on the newest is no old bar
    // Where nothing later had come it is the newest, whatever the time; a second word follows the first.
    const due = time > newest ? one.at : Math.max(one.due, (dues.get(time) ?? 0) + 0.25);
    newest = Math.max(newest, time);
    dues.set(time, due);
    return [{ ...one, due }];
  });
  return {
    told: ordered.map(({ told }) => told),
    inTime: ordered.toSorted((a, b) => a.due - b.due).map(({ told }) => told),
  };
}

function spiked({ open, high, low, close, ...rest }: SymbolBar): SymbolBar {
  return { ...rest, open: 9 * open, high: 9 * high, low: 9 * low, close: 9 * close };
}

/** Everything that `pipeline` says. */
export function tell(pipeline: Pipeline, told: readonly Told[]): PipelineResult[] {
  return told.flatMap((one) => {
    if ('now' in one) return pipeline.advance(one.now).results;
    return [pipeline.update(one.bar)];
  });
}

export function lived(told: readonly Told[], options: PipelineOptions): Pipeline {
  const pipeline = new Pipeline(options);
  tell(pipeline, told);
  return pipeline;
}

/** All that a lane remembers but what it has counted, and what leads back. */
export function stateOf(pipeline: Pipeline): unknown {
  const { lanes } = pipeline.snapshot().state as unknown as {
    readonly lanes: readonly { readonly lane: Record<string, never> }[];
  };
  return lanes.map(({ lane: { replay: _, validator, ...rest } }) => {
    const { state } = validator as unknown as { readonly state: Record<string, unknown> };
    const { counts: _c, reasonCounts: _r, ownReasonCount: _o, quality: _q, ...known } = state;
    return { ...rest, validator: known };
  });
}
