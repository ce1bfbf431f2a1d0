import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';
import type { Member, Situation } from './member.js';

/** Why a member was left out, and how often it was for what it did. */
export interface MemberFault {
  readonly member: string;
  readonly fault: 'threw' | 'over-budget';
  readonly count: number;
}

/** Most that a member may keep, and take at a bar. */
export interface Budget {
  readonly mostBytes: number;
  readonly mostOperations: number;
}

/** Members that are asked for their word, each by itself: what one does wrong costs its own word. */
export class Panel {
  readonly members: readonly Member[];
  /** What each said last; NaN for nothing. */
  readonly words: Float64Array;
  readonly #isOver: readonly boolean[];
  readonly #threw: Float64Array;

  constructor(members: readonly Member[], { mostBytes, mostOperations }: Budget) {
    this.members = members;
    this.words = new Float64Array(members.length);
    this.#threw = new Float64Array(members.length);
    this.#isOver = members.map(
      ({ cost }) => 8 * cost.numbers > mostBytes || cost.operations > mostOperations,
    );
  }

  /** Ask each, into `words`. */
  ask(situation: Situation): void {
    this.members.forEach((member, i) => {
      this.words[i] = this.#isOver[i] ? Number.NaN : this.#wordOf(i, member, situation);
    });
  }

  learn(scaled: Float64Array, outcome: number): void {
    this.members.forEach((member, i) => {
      if (!this.#isOver[i]) member.learn(scaled, outcome);
    });
  }

  /** The word of the first who said something; NaN if nobody did. */
  get first(): number {
    return this.words.find((word) => !Number.isNaN(word)) ?? Number.NaN;
  }

  /** Names of those who said something. */
  get spoke(): string[] {
    return this.members.filter((_, i) => !Number.isNaN(this.words[i]!)).map(({ name }) => name);
  }

  /** Members that threw or said nonsense, and how often; those over their budget. */
  get faults(): readonly MemberFault[] {
    return this.members.flatMap(({ name }, i): MemberFault[] => {
      if (this.#isOver[i]) return [{ member: name, fault: 'over-budget', count: 0 }];
      const count = this.#threw[i]!;
      return count > 0 ? [{ member: name, fault: 'threw', count }] : [];
    });
  }

  snapshot(): State {
    const states = this.members.map((member) => member.snapshot() as unknown as State);
    return { threw: this.#threw.slice(), states };
  }

  /** Into a fresh one only. */
  restore(given: State, path: string): void {
    const { threw, states } = requireStateRecord(given, path);
    const counts = fitState(this.#threw, threw, `${path}.threw`);
    if (!counts.every((x) => Number.isInteger(x) && x >= 0)) {
      throw misfit(`${path}.threw`, 'are no counts');
    }
    if (states === undefined || !isStateArray(states) || states.length !== this.members.length) {
      throw misfit(`${path}.states`, `expected an array of ${this.members.length}`);
    }
    this.members.forEach((member, i) => {
      member.restore(states[i] as unknown as Snapshot | null);
    });
    this.#threw.set(counts);
  }

  #wordOf(i: number, member: Member, situation: Situation): number {
    try {
      const word = member.predict(situation);
      if (Math.abs(word) <= 1e30 || Number.isNaN(word)) return word;
    } catch {
      // Counted below: what is thrown is not ours to judge.
    }
    this.#threw[i] = this.#threw[i]! + 1;
    return Number.NaN;
  }
}
