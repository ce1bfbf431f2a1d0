import type { Bar } from '../bars/bar.js';
import { requireOneOf, requireRecord } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { type FaultOptions, faultKinds, sizeOf, spoiled } from './fault.js';
import { seededRandom } from './random.js';

/** A feed with faults, and where they are. */
export interface FaultyFeed {
  /** What to feed, in order. */
  readonly inputs: readonly unknown[];
  /** Index in `inputs` of each fault; of a run, that of its last bar. */
  readonly faults: readonly number[];
}

/** Bars between two faults, at least: each is seen by itself. */
const APART = 12;

const STALE_BARS = 5;

/** Bars after which a bar comes again out of order. */
const LATE_BARS = 3;

/**
 * `bars` with faults of one kind put in at random, and their places: to measure what a validator
 * sees. The bars are not changed.
 *
 * @example
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const bars = Array.from({ length: 900 }, (_, i) => ({ ...bar, time: i * 60_000 }));
 * const { inputs, faults } = injectFaults(bars, { kind: 'duplicate', seed: 1 });
 * inputs.length - bars.length === faults.length; // true
 */
export function injectFaults(bars: readonly Bar[], options: FaultOptions): FaultyFeed {
  const { prevalenceRatio = 0.004, cleanBars = 200, kind } = requireFields('options', options);
  requireOneOf('options.kind', kind, faultKinds);
  for (const [i, bar] of Array.from(requireList('bars', bars)).entries()) {
    requireRecord(`bars[${i}]`, bar);
  }
  const feed = new FaultyInputs(bars, options);
  let next = cleanBars;
  for (let i = 0; i < bars.length; i += 1) {
    feed.repeatLate(i);
    const isDue = i >= next && i < bars.length - APART && feed.random() < prevalenceRatio * 1.05;
    if (!isDue) {
      feed.good(i);
      continue;
    }
    next = i + APART;
    i = feed.faulty(i);
  }
  return feed;
}

/** A feed that is made bar by bar, and what faults so far have done to it. */
class FaultyInputs implements FaultyFeed {
  readonly inputs: unknown[] = [];
  readonly faults: number[] = [];
  readonly random: () => number;
  readonly #bars: readonly Bar[];
  readonly #options: FaultOptions;
  /** What splits and jumps have done to prices. */
  #level = 1;
  readonly #late: { readonly at: number; readonly bar: Bar }[] = [];

  constructor(bars: readonly Bar[], options: FaultOptions) {
    this.#bars = bars;
    this.#options = options;
    this.random = seededRandom(options.seed);
  }

  good(i: number): void {
    this.inputs.push(this.#bar(i));
  }

  /** Bar `i` with a fault; index of the last bar that it concerns. */
  faulty(i: number): number {
    const { kind } = this.#options;
    const bar = this.#bar(i);
    if (kind === 'split' || kind === 'jump') this.#move(i);
    else if (kind === 'stale') return this.#repeat(bar, i);
    else if (kind === 'order') {
      this.inputs.push(bar);
      this.#late.push({ at: i + LATE_BARS, bar });
    } else if (kind === 'duplicate' || kind === 'conflict') {
      this.inputs.push(bar);
      this.#fault(kind === 'duplicate' ? { ...bar } : { ...bar, volume: bar.volume + 1 });
    } else this.#fault(spoiled(bar, kind, sizeOf(this.#bars, i, this.#options), this.random));
    return i;
  }

  /** A bar that is due to come once more before bar `i`. */
  repeatLate(i: number): void {
    if (this.#late[0] !== undefined && this.#late[0].at <= i) this.#fault(this.#late.shift()!.bar);
  }

  #bar(i: number): Bar {
    return scaled(this.#bars[i]!, this.#level);
  }

  #fault(input: unknown): void {
    this.faults.push(this.inputs.length);
    this.inputs.push(input);
  }

  #move(i: number): void {
    const isSplit = this.#options.kind === 'split';
    this.#level *= isSplit
      ? splitFactor(this.random, this.#level)
      : jumpFactor(this.#bars, i, this.#options, this.random);
    this.#fault(this.#bar(i));
  }

  #repeat(bar: Bar, from: number): number {
    const to = Math.min(from + STALE_BARS, this.#bars.length) - 1;
    for (let i = from; i <= to; i++) this.inputs.push({ ...bar, time: this.#bars[i]!.time });
    this.faults.push(this.inputs.length - 1);
    return to;
  }
}

function scaled({ time, open, high, low, close, volume }: Bar, level: number): Bar {
  const [o, h, l, c] = [open * level, high * level, low * level, close * level];
  return { time, open: o, high: h, low: l, close: c, volume };
}

/** Two or ten for one, and back again where prices have become small. */
function splitFactor(random: () => number, level: number): number {
  const ratio = random() < 0.5 ? 2 : 10;
  return level < 0.02 ? ratio : 1 / ratio;
}

function jumpFactor(
  bars: readonly Bar[],
  i: number,
  options: FaultOptions,
  random: () => number,
): number {
  const factor = 1 + sizeOf(bars, i, options);
  return random() < 0.5 ? factor : 1 / factor;
}
