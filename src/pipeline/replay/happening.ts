import type { Disposition } from '../../validation/judgement.js';
import type { Found } from '../found.js';
import type { ReplayDesign } from './replay-design.js';
import { soundTaken, type Taken } from './taken.js';

export interface HappenedBar {
  readonly kind: 'bar';
  /** Where its interval begins; NaN where it stands at another place than its time says. */
  readonly start: number;
  readonly taken: Taken;
  /** Whether there was an account to decide for. */
  readonly isDecided: boolean;
}

/** Something that a lane was told: a bar, or that time has passed. */
export type Happening =
  | HappenedBar
  | {
      readonly kind: 'time';
      readonly now: number;
      /** Whether nothing was due. */
      readonly isSilent: boolean;
    }
  /** No more bars were to come. */
  | { readonly kind: 'finish' };

/** What was known as a bar came in. */
export interface BeforeBar {
  /** Of the newest bar before it: an older one stands at another place than its time says. */
  readonly newestTime: number;
  readonly isDecided: boolean;
}

/** Dispositions of what leaves a validator as it was, but for what it counts. */
const traceless: readonly Disposition[] = ['rejected', 'outside-session', 'late'];

/** The bar that came in, to be remembered, if it may have left a trace in the lane. */
export function happenedBar(
  taken: unknown,
  { judged }: Found,
  replay: ReplayDesign,
  { newestTime, isDecided }: BeforeBar,
): HappenedBar | undefined {
  const { disposition } = judged.at(-1)!.judgement;
  if (traceless.includes(disposition)) return undefined;
  const bar = soundTaken(taken);
  if (disposition === 'duplicate' && bar.source === undefined) return undefined;
  const start = bar.time < newestTime ? Number.NaN : replay.intervalOf(bar.time).start;
  return { kind: 'bar', start, taken: bar, isDecided };
}

/** Numbers that a happening packs into. */
export const happeningWidth = 11;

const kinds = ['bar', 'time', 'finish'] as const;

/** `happenings` as rows of numbers, and the names of the sources that they count on. */
export function packedHappenings(happenings: readonly Happening[]): {
  readonly numbers: Float64Array;
  readonly sources: readonly string[];
} {
  const sources = new Map<string, number>();
  const numbers = new Float64Array(happenings.length * happeningWidth).fill(Number.NaN);
  happenings.forEach((one, i) => {
    const row = numbers.subarray(i * happeningWidth, (i + 1) * happeningWidth);
    row[0] = kinds.indexOf(one.kind);
    if (one.kind === 'time') row.set([one.now, one.isSilent ? 1 : 0], 1);
    if (one.kind !== 'bar') return;
    const { time, open, high, low, close, volume, source, receivedAt } = one.taken;
    if (source !== undefined && !sources.has(source)) sources.set(source, sources.size);
    const from = source === undefined ? Number.NaN : sources.get(source)!;
    row.set([one.start, one.isDecided ? 1 : 0, time, open, high, low, close, volume], 1);
    row.set([from, receivedAt], 9);
  });
  return { numbers, sources: [...sources.keys()] };
}

/** The happenings in rows of numbers; `undefined` where a row is none. */
export function unpackedHappenings(
  numbers: Float64Array,
  sources: readonly string[],
): readonly Happening[] | undefined {
  const happenings: Happening[] = [];
  for (let at = 0; at < numbers.length; at += happeningWidth) {
    const one = unpacked(numbers.subarray(at, at + happeningWidth), sources);
    if (one === undefined) return undefined;
    happenings.push(one);
  }
  return happenings;
}

function unpacked(row: Float64Array, sources: readonly string[]): Happening | undefined {
  const kind = kinds[row[0]!];
  const [at, flag] = [row[1]!, row[2]! === 1];
  if (kind === 'finish') return { kind };
  if (kind === 'time') return Number.isFinite(at) ? { kind, now: at, isSilent: flag } : undefined;
  const [time, open, high, low, close, volume] = row.subarray(3, 9) as unknown as number[];
  const from = row[9]!;
  const source = Number.isNaN(from) ? undefined : sources[from];
  const isKnown = Number.isNaN(from) || source !== undefined;
  if (kind === undefined || volume === undefined || !isKnown) return undefined;
  const prices = { open: open!, high: high!, low: low!, close: close! };
  const taken = { time: time!, ...prices, volume, source, receivedAt: row[10]! };
  return { kind, start: at, taken, isDecided: flag };
}
