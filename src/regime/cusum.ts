import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { notNegative, requireInvariants } from '../core/invariants.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot, writeState } from '../core/state.js';

export interface CusumOptions {
  /** Mean of inputs while nothing has changed; default 0. */
  readonly mean?: number;
  /** Their standard deviation; 1e-9 … 1e9, default 1. */
  readonly deviation?: number;
  /** Half the shift that is looked for, in deviations; 0 … 10, default 0.5. */
  readonly allowance?: number;
  /** Sum above which a shift is told, in deviations; 1e-9 … 1,000, default 5. */
  readonly threshold?: number;
}

/** What a CUSUM says of one input. */
export interface CusumValue {
  /** 1 where the mean has shifted up, −1 down, 0 where neither is shown. */
  readonly change: number;
  /** The two sums, in deviations. */
  readonly up: number;
  readonly down: number;
  /** Inputs since a change was told, or since the first; 0 on the input that tells one. */
  readonly inputsSince: number;
}

/**
 * Two-sided CUSUM: tells a shift of the mean once what lies beyond the allowance adds up to more than
 * chance gives.
 *
 *   z = (x − mean) / deviation
 *   up ← max(0, up + z − allowance),  down ← max(0, down − z − allowance)
 *   change where a sum exceeds the threshold; both then begin anew at 0
 *
 * With allowance ½ and threshold 5 a false change comes once in 465 independent normal inputs, and a
 * shift of one deviation is told after 10.4, on average.
 *
 * @param options  see `CusumOptions`
 * @input   any number up to 1e100 in size, such as a return over its usual deviation
 * @undefined where the input is no such number: NaN, and nothing is remembered
 * @throws {ConfigError} if an option is out of bounds; never because of an input
 * @cost    O(1); 3 numbers
 * @source  E. S. Page, Continuous inspection schemes (1954); run lengths: J. M. Lucas, R. B. Crosier,
 *          Fast initial response for CUSUM quality-control schemes (1982)
 * @example
 * const cusum = new Cusum({ threshold: 2 });
 * [0, 1, 1, 1, 1, 1].map((x) => cusum.update(x).change); // [0, 0, 0, 0, 0, 1]
 */
export class Cusum {
  readonly id: string;
  readonly #mean: number;
  readonly #deviation: number;
  readonly #allowance: number;
  readonly #threshold: number;
  readonly #state: CusumState = cusumInit();

  constructor(options: CusumOptions = {}) {
    const known = ['mean', 'deviation', 'allowance', 'threshold'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    this.#mean = requireNumber('mean', options.mean ?? 0, -1e9, 1e9);
    this.#deviation = requireNumber('deviation', options.deviation ?? 1, 1e-9, 1e9);
    this.#allowance = requireNumber('allowance', options.allowance ?? 0.5, 0, 10);
    this.#threshold = requireNumber('threshold', options.threshold ?? 5, 1e-9, 1000);
    const numbers = [this.#mean, this.#deviation, this.#allowance, this.#threshold];
    this.id = `cusum(${numbers.join(',')})`;
  }

  /** Take in one input. */
  update(x: number): CusumValue {
    const value = this.peek(x);
    if (Number.isNaN(value.change)) return value;
    const isCalm = value.change === 0;
    this.#state.up = isCalm ? value.up : 0;
    this.#state.down = isCalm ? value.down : 0;
    this.#state.sinceCount = value.inputsSince;
    return value;
  }

  /** What `update` would say; remembers nothing. */
  peek(x: number): CusumValue {
    if (!(typeof x === 'number' && Math.abs(x) <= 1e100)) return nothingKnown;
    const z = (x - this.#mean) / this.#deviation;
    const up = Math.max(0, this.#state.up + z - this.#allowance);
    const down = Math.max(0, this.#state.down - z - this.#allowance);
    const change = Number(up > this.#threshold) - Number(down > this.#threshold);
    const inputsSince = change === 0 ? this.#state.sinceCount + 1 : 0;
    return { change, up, down, inputsSince };
  }

  reset(): void {
    writeState(this.#state, cusumInit());
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state, admitSnapshot(snapshot, this.id, 1), 'state');
    requireInvariants(state, promises, 'state');
    const isCalm = Math.max(state.up, state.down) <= this.#threshold;
    if (!isCalm) throw misfit('state', 'is beyond a change');
    writeState(this.#state, state);
  }
}

/** The two sums, and inputs since a change was told. */
type CusumState = { up: number; down: number; sinceCount: number };

const cusumInit = (): CusumState => ({ up: 0, down: 0, sinceCount: 0 });

const promises = { __proto__: null, up: notNegative, down: notNegative } as const;

const nothingKnown: CusumValue = Object.freeze({
  change: Number.NaN,
  up: Number.NaN,
  down: Number.NaN,
  inputsSince: Number.NaN,
});
