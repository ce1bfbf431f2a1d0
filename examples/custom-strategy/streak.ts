import { type Given, type Kind, ValueOperator } from 'barwave/core';

/** Closes in a row that rose (positive) or fell (negative); 0 where nothing moved. */
export class Streak extends ValueOperator<number, object, { last: number; streak: number }> {
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

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { last, streak } = this.state;
    const move = Math.sign(x - last);
    out[at] = move === Math.sign(streak) ? streak + move : move;
    if (!keep) return;
    this.state.last = x;
    this.state.streak = out[at]!;
  }
}
