import { decodeText, encodeText } from '../../src/core/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { DataValidator, type Disposition } from '../../src/validation/index.js';

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 2);

/** Bars that make a run which nothing can re-anchor. */
const ESTABLISHED = 20;

interface Values {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** What a validator should know, as a sorted array of minutes and what was last said of each. */
class Model {
  readonly said = new Map<number, Values>();
  /** Minutes that are missing and known to be. */
  readonly missing = new Set<number>();
  newest = -1;
  pending: number | undefined;
  dropped = 0;

  take(minute: number, values: Values): Disposition {
    const last = this.said.get(this.newest);
    if (minute === this.newest) {
      if (JSON.stringify(last) === JSON.stringify(values)) return 'duplicate';
      this.said.set(minute, values);
      return 'revision';
    }
    if (minute > this.newest) {
      for (let m = this.newest + 1; m < minute && this.newest >= 0; m++) this.missing.add(m);
      if (this.pending !== undefined) this.dropped += 1;
      this.pending = undefined;
      this.newest = minute;
      this.said.set(minute, values);
      return 'accepted';
    }
    if (!this.missing.delete(minute)) return 'late';
    this.said.set(minute, values);
    return 'backfilled';
  }
}

/**
 * One random life of a validator beside the model: bars in order, late, corrected, repeated, missing,
 * backfilled, with a wrong stamp, with rubbish between, `advance`, snapshots, resets. Returns what
 * differs, or `undefined`.
 */
export function lifeOf(seed: number, steps: number): string | undefined {
  const random = seededRandom(seed);
  const pick = (n: number): number => Math.floor(n * random());
  const make = () => new DataValidator({ base: '1m' });
  let validator = make();
  let model = new Model();
  let passed = new Map<number, Values>();
  let fed = 0;
  const values = (): Values => {
    const [open, close] = [90 + pick(20), 90 + pick(20)];
    return {
      open,
      high: Math.max(open, close) + pick(3),
      low: Math.min(open, close) - pick(3),
      close,
      volume: pick(9),
    };
  };
  const feed = (minute: number, bar: Values, expected: Disposition): string | undefined => {
    fed += 1;
    const { judgements } = validator.update({ time: START + minute * MINUTE, ...bar });
    for (const judgement of judgements) {
      if (judgement.bar === undefined) continue;
      const { time, ...rest } = judgement.bar;
      passed.set((time - START) / MINUTE, rest);
    }
    const { disposition } = judgements.at(-1)!;
    return disposition === expected
      ? undefined
      : `minute ${minute}: ${disposition}, not ${expected}`;
  };
  const bar = (minute: number, given: Values = values()) =>
    feed(minute, given, model.take(minute, given));
  for (let step = 0; step < steps; step++) {
    const { newest } = model;
    const isYoung = model.said.size < ESTABLISHED || newest < 0;
    let fault: string | undefined;
    const action = isYoung ? 0 : pick(12);
    if (action <= 2) fault = bar(newest + 1);
    else if (action === 3) fault = bar(newest + 2 + pick(8));
    else if (action === 4) fault = bar(newest, model.said.get(newest)!);
    else if (action === 5) fault = bar(newest);
    else if (action === 6) fault = bar(Math.max(0, newest - 1 - pick(30)));
    else if (action === 7) fault = bar([...model.missing][pick(model.missing.size)] ?? newest + 1);
    else if (action === 8) {
      if (model.pending !== undefined) model.dropped += 1;
      // Far from the wrong stamp before it, since two that agree would be a leap; and before the
      // year 2200, from which on no time is taken.
      model.pending = newest + 10_000 * (1 + pick(40)) + pick(1_000) + 500_000 * (step % 160);
      fault = feed(model.pending, values(), 'pending');
    } else if (action === 9) {
      fed += 1;
      const { disposition } = validator.update([null, 'bar', { time: START }, 7][pick(4)])
        .judgements[0]!;
      if (disposition !== 'rejected') fault = `rubbish was ${disposition}`;
    } else if (action === 10) {
      validator.advance(START + (newest + 1 + pick(5)) * MINUTE);
      const snapshot = decodeText(encodeText(validator.snapshot()));
      validator = make();
      validator.restore(snapshot);
    } else if (pick(8) === 0) {
      validator.reset();
      model = new Model();
      passed = new Map();
      fed = 0;
    }
    const { counts } = validator;
    const sum = Object.values(counts).reduce((a, b) => a + b);
    if (sum !== fed) fault ??= `${sum} counted out of ${fed}`;
    if (counts.dropped !== model.dropped)
      fault ??= `${counts.dropped} dropped, not ${model.dropped}`;
    if (counts.pending !== (model.pending === undefined ? 0 : 1))
      fault ??= `${counts.pending} pending`;
    if (fault !== undefined) return `seed ${seed}, step ${step}: ${fault}`;
  }
  const print = (map: ReadonlyMap<number, Values>) =>
    JSON.stringify([...map].sort(([a], [b]) => a - b));
  return print(passed) === print(model.said) ? undefined : `seed ${seed}: what went on differs`;
}
