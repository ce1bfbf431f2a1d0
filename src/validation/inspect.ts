import type { Bar } from '../bars/bar.js';
import type { Door } from './door.js';
import { dimensionIndex } from './quality.js';
import type { ReasonCode } from './reason-code.js';
import { moveBetween, rangeOf, scaleLearn, scaleOf } from './scale.js';

const none: Inspection = { doubts: [], notes: [] };
const withoutState = Object.freeze({});

/** What rules have to say of a bar that is one. */
export interface Inspection {
  /** For which the bar after it tells. */
  readonly doubts: readonly ReasonCode[];
  readonly notes: readonly ReasonCode[];
}

/** Let rules look at `bar`, which lasts until `end`, beside the last bar that is believed. */
export function inspect(door: Door, bar: Bar, end: number): Inspection {
  const { state, view, faults } = door;
  see(door, bar, end);
  let found = none;
  const { soft } = door.design;
  for (let i = 0; i < soft.length; i++) {
    const rule = soft[i]!;
    const code = rule.check(bar, view, state.rules[rule.id] ?? withoutState);
    if (code === undefined) continue;
    if (found === none) found = { doubts: [], notes: [] };
    const isDoubt = rule.severity === 'doubt';
    ((isDoubt ? found.doubts : found.notes) as ReasonCode[]).push(code);
    const d = dimensionIndex[rule.dimension];
    if (!isDoubt && rule.costRatio > faults[d]!) faults[d] = rule.costRatio;
  }
  return found;
}

/** `bar` is believed: whatever learns, learns from it. */
export function learn(door: Door, bar: Bar, end: number): void {
  const { state, view } = door;
  const { negativePrices, previous } = view;
  see(door, bar, end);
  scaleLearn(state.scale, view.move, moveBetween(bar.high, bar.low, negativePrices));
  const isEcho = bar.open === previous.close ? 1 : 0;
  state.openEchoRatio += ECHO_GAIN * (isEcho - state.openEchoRatio);
  const { learners } = door.design;
  for (let i = 0; i < learners.length; i++) {
    const rule = learners[i]!;
    rule.learn!(bar, view, (state.rules[rule.id] ?? withoutState) as never);
  }
}

/** A fiftieth: whether opens say nothing is known soon. */
const ECHO_GAIN = 0.02;

function see({ view, state }: Door, bar: Bar, end: number): void {
  view.end = end;
  view.scale = scaleOf(state.scale);
  view.range = rangeOf(state.scale);
  view.move = moveBetween(bar.close, view.previous.close, view.negativePrices);
}
