import { type Given, isAdmissible, type Kind, Streaming } from 'barwave/core';

type StreakState = { last: number; streak: number };

/** Closes in a row that rose (positive) or fell (negative); 0 where nothing moved. */
export class Streak extends Streaming<number, number, object, StreakState> {
  static readonly kind: Kind<'streak', object> = {
    name: 'streak',
    version: 1,
    title: 'Streak',
    reads: 'value',
    parameters: {},
    outputs: { value: { degree: {} } },
    pane: 'own',
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Streak.kind, parameters, () => ({ last: Number.NaN, streak: 0 }));
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    this.absorbed += 1;
    const streak = streakStep(this.state, x, true);
    this.outputs[0] = streak;
    return streak;
  }

  peek(x: number): number {
    return isAdmissible(x) ? streakStep(this.state, x, false) : Number.NaN;
  }

  process(input: Float64Array, output = new Float64Array(input.length)): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.update(input[i]!);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = keep ? this.update(row[from]!) : this.peek(row[from]!);
  }
}

/** One formula for both: what it finds is kept, or it is not. */
function streakStep(state: StreakState, x: number, keep: boolean): number {
  const move = Math.sign(x - state.last);
  const streak = move === Math.sign(state.streak) ? state.streak + move : move;
  if (keep) {
    state.last = x;
    state.streak = Number.isNaN(streak) ? 0 : streak;
  }
  return streak;
}
