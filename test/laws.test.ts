import { expect, it } from 'vitest';
import { isAdmissible, type OperatorClass } from '../src/core/index.js';
import type { Snapshot } from '../src/core/state.js';
import { Sma } from '../src/indicators/moving-averages/sma.js';
import { Macd, type MacdValue } from '../src/indicators/oscillators/macd.js';
import { Rsi } from '../src/indicators/oscillators/rsi.js';
import {
  LawBroken,
  type Laws,
  lawOfReference,
  laws,
  lawsOfLivelySeries,
} from '../src/testing/index.js';
import { referenceFor } from './contract/references.js';
import { seriesOf, temperaments } from './contract/series.js';

// The laws must bite: each mutant repeats a mistake that was published elsewhere or is easily made.

const everyLaw: Laws = {
  ...laws,
  ...lawsOfLivelySeries,
  'stream equals the slow reference': lawOfReference,
};

class ZeroBeforeReady extends Sma {
  override update(x: number): number {
    const said = super.update(x);
    return Number.isNaN(said) && isAdmissible(x) ? 0 : said;
  }
}

class ReadyEarly extends Sma {
  override get ready(): boolean {
    return this.count >= this.warmUp - 1;
  }
}

class WarmUpOffByOne extends Sma {
  override readonly warmUp = 4;
}

class WarmUpTooShort extends Sma {
  override readonly warmUp = 2;
}

class RepeatsLast extends Sma {
  override update(x: number): number {
    return isAdmissible(x) ? super.update(x) : this.value;
  }
}

class PoisonedByNaN extends Sma {
  override update(x: number): number {
    if (!isAdmissible(x)) this.state.head = Number.NaN;
    return super.update(x);
  }
}

class PeekAbsorbs extends Sma {
  override peek(x: number): number {
    return this.update(x);
  }
}

class PeekSaysTheLast extends Sma {
  override peek(_x: number): number {
    return this.value;
  }
}

class NeverResets extends Sma {
  override reset(): void {}
}

class ResetsHalf extends Sma {
  override reset(): void {
    this.absorbed = 0;
    this.outputs.fill(Number.NaN);
  }
}

class ForgetsTheHead extends Sma {
  override snapshot(): Snapshot {
    const snapshot = structuredClone(super.snapshot());
    (snapshot.state as unknown as { kernel: { head: number } }).kernel.head = 0;
    return snapshot;
  }
}

class PacksTooLittle extends Sma {
  override unpack(from: Float64Array, at: number): number {
    const { head } = this.state;
    const next = super.unpack(from, at);
    this.state.head = head;
    return next;
  }
}

class SharesItsState extends Sma {
  override snapshot(): Snapshot {
    const state = { count: this.absorbed, outputs: this.outputs, kernel: this.state };
    return { ...super.snapshot(), state };
  }
}

class RestoresAnything extends Sma {
  override restore(snapshot: Snapshot): void {
    try {
      super.restore(snapshot);
    } catch {
      this.reset();
    }
  }
}

let shared = 0;
class ModuleState extends Sma {
  override update(x: number): number {
    shared = isAdmissible(x) ? x : shared;
    return super.update(x) + (shared - x);
  }
  override peek(x: number): number {
    return super.peek(x) + (shared - x);
  }
}

class ProcessSkipsOne extends Sma {
  override process(input: Float64Array): Float64Array {
    const output = super.process(input);
    if (output.length > 8) output[8] = Number.NaN;
    return output;
  }
}

/** Look-ahead: each result of a block is held against the largest of the whole block. */
class NormalisesTheBlock extends Sma {
  override process(input: Float64Array): Float64Array {
    const top = Math.max(...input);
    return super.process(input).map((x) => Math.min(x, top / 2));
  }
}

/** Every result is the same record, overwritten at the next bar. */
class ReturnsALiveRecord extends Macd {
  readonly #live = { macd: 0, signal: 0, histogram: 0 };
  override update(x: number): MacdValue {
    return Object.assign(this.#live, super.update(x));
  }
}

/** Asks the snapshot of a class that was restored from elsewhere, not of what it is now. */
class AnswersFromTheStart extends Sma {
  #start: Snapshot | undefined;
  override update(x: number): number {
    this.#start ??= super.snapshot();
    return super.update(x);
  }
  override snapshot(): Snapshot {
    return this.#start ?? super.snapshot();
  }
}

/** Averages with the record that it handed out before, which is the caller's by now. */
class ReadsWhatItHandedOut extends Macd {
  #said: MacdValue | undefined;
  override update(x: number): MacdValue {
    const now = super.update(x);
    const before = this.#said ?? now;
    this.#said = { ...now, histogram: (now.histogram + before.histogram) / 2 };
    return this.#said;
  }
}

class WritesItsInput extends Sma {
  override process(input: Float64Array): Float64Array {
    return super.process(input, input);
  }
}

class TransferNeverKeeps extends Sma {
  override transfer(row: Float64Array, from: number, to: number, _keep: boolean): void {
    row[to] = this.peek(row[from]!);
  }
}

class Grows extends Sma {
  readonly #history: number[] = [];
  override update(x: number): number {
    this.#history.push(x);
    return super.update(x);
  }
  override snapshot(): Snapshot {
    const snapshot = super.snapshot();
    return { ...snapshot, state: { ...(snapshot.state as object), history: this.#history } };
  }
}

class SeededWithTenth extends Rsi {
  override update(x: number): number {
    return super.update(x) * (1 + 0.1 / (Math.abs(x) + 1));
  }
  override peek(x: number): number {
    return super.peek(x) * (1 + 0.1 / (Math.abs(x) + 1));
  }
}

/** A running sum from which what leaves is subtracted: a large print leaves its rounding behind. */
class RunningSum extends Sma {
  #sum = 0;
  readonly #window: number[] = [];
  override update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    this.#window.push(x);
    this.#sum += x - (this.#window.length > this.warmUp ? this.#window.shift()! : 0);
    super.update(x);
    return this.#window.length < this.warmUp ? Number.NaN : this.#sum / this.warmUp;
  }
}

class Infinite extends Sma {
  override update(x: number): number {
    return 1 / super.update(x);
  }
}

class BeyondItsRange extends Rsi {
  override update(x: number): number {
    return super.update(x) + 1e-9;
  }
}

class PlainlyWrong extends Sma {
  override update(x: number): number {
    return super.update(x) * (1 + 1e-6);
  }
}

const mutants: readonly [string, OperatorClass, string][] = [
  ['states a warm-up one too short', WarmUpTooShort, Object.keys(lawsOfLivelySeries)[0]!],
  [
    'looks ahead within a block',
    NormalisesTheBlock,
    'what comes later changes nothing said before',
  ],
  [
    'returns a record that the next bar overwrites',
    ReturnsALiveRecord,
    'instances never interact, and results are the caller’s',
  ],
  ['snapshots what it was, not what it is', AnswersFromTheStart, 'the pure form equals the class'],
  ['says 0 before it is ready (LEAN)', ZeroBeforeReady, 'nothing is said before the warm-up'],
  ['is ready one input early (LEAN #5491)', ReadyEarly, 'nothing is said before the warm-up'],
  ['states a warm-up one too long', WarmUpOffByOne, 'nothing is said before the warm-up'],
  [
    'repeats the last value for a missing input (talipp)',
    RepeatsLast,
    'a refused input returns NaN and is otherwise unseen',
  ],
  [
    'is poisoned for ever by one NaN (cinar #427)',
    PoisonedByNaN,
    'a refused input returns NaN and is otherwise unseen',
  ],
  ['absorbs what it peeks at', PeekAbsorbs, 'peek foretells update and changes nothing'],
  [
    'calls its last value a peek (yata)',
    PeekSaysTheLast,
    'peek foretells update and changes nothing',
  ],
  ['never resets', NeverResets, 'reset equals fresh'],
  ['leaves a field behind on reset (LEAN #9686)', ResetsHalf, 'reset equals fresh'],
  [
    'forgets a field in its snapshot',
    ForgetsTheHead,
    'a snapshot continues to the same bits, through both codecs',
  ],
  [
    'leaves a field as it is when it goes back',
    PacksTooLittle,
    'packed as numbers, it goes back to the same bits',
  ],
  ['hands out its own buffers as a snapshot', SharesItsState, 'a snapshot is detached'],
  ['restores anything', RestoresAnything, 'a snapshot of other parameters is refused'],
  ['keeps state in the module', ModuleState, 'peek foretells update and changes nothing'],
  [
    'processes a block a little differently',
    ProcessSkipsOne,
    'process in chunks equals update one by one',
  ],
  [
    'reads what it handed out',
    ReadsWhatItHandedOut,
    'what goes in and comes out may be written on',
  ],
  ['writes its output over its input', WritesItsInput, 'inputs are never written'],
  [
    'never keeps what a set hands it',
    TransferNeverKeeps,
    'transfer through a row equals update and peek',
  ],
  ['remembers everything (talipp)', Grows, 'state does not grow'],
  [
    'has 0.1 in its seed, a price in no currency (ta-rs)',
    SeededWithTenth,
    'scaling by a power of two scales the outputs exactly',
  ],
  [
    'never refreshes its running sum (cinar #410)',
    RunningSum,
    'history older than the memory leaves no trace',
  ],
  ['divides by zero', Infinite, 'outputs are finite or NaN, and within their documented range'],
  [
    'leaves its documented range',
    BeyondItsRange,
    'outputs are finite or NaN, and within their documented range',
  ],
  ['is a millionth off', PlainlyWrong, 'stream equals the slow reference'],
];

it.each(mutants)('caught: %s', (_mistake, Class, law) => {
  expect(() => holdOn(Class, law)).toThrow(LawBroken);
});

it('every law has a mutant that it catches', () => {
  const bitten = new Set(mutants.map(([, , law]) => law));
  expect(Object.keys(everyLaw).filter((law) => !bitten.has(law))).toEqual([]);
});

it.each(Object.keys(everyLaw))('the originals pass: %s', (law) => {
  holdOn(Sma, law);
  holdOn(Rsi, law);
});

function holdOn(Class: OperatorClass, law: string): void {
  const parameters = 'period' in Class.kind.parameters ? { period: 3 } : {};
  const reference = referenceFor(Class, parameters);
  const subject = { Class, parameters, ...(reference === undefined ? {} : { reference }) };
  const series = law in lawsOfLivelySeries ? (['lively'] as const) : temperaments;
  for (const temperament of series) everyLaw[law]!(subject, seriesOf('value', temperament, 7, 160));
}
