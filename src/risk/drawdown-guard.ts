import { isMeasurable } from '../core/measurable.js';
import { isAdmissible } from '../core/operator.js';
import { type Reason, reason } from '../core/reason.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot, type State } from '../core/state.js';
import { requireDrawdownLimits } from './drawdown-limits.js';
import { isPositive } from './size.js';
import type { DrawdownLimits, TradingStatus } from './trading-status.js';

const DAY_MS = 86_400_000;

/**
 * The account's brake: how far equity has fallen from its peak, and what is allowed because of it.
 *
 *   drawdown = 1 − equity / peak,  loss of the day = 1 − equity / equity at the end of the day before
 *
 * `halted` from `haltAtRatio` on: it stays when equity recovers, until `resume` or the cooldown; the
 * breach does not lower the peak, resuming does, to what there is then. A day's loss halts until the
 * next day. `reducing` from `reduceAtRatio` on, as long as it lasts. Equity that is no number, beyond
 * 2^300 or nearer to 0 than 2^-300 is a halt for that call, and is not remembered.
 *
 * @throws {ConfigError} if a limit is out of bounds
 * @cost    O(1); 6 numbers
 * @example
 * const guard = new DrawdownGuard({ reduceAtRatio: 0.05, haltAtRatio: 0.1 });
 * guard.update(0, 10_000).state; // 'active'
 * guard.update(1, 9_400).state; // 'reducing'
 * guard.update(2, 8_750).reasons[0]; // { code: 'drawdown-halt', value: 0.125, limit: 0.1 }
 * guard.update(3, 10_000).state; // 'halted'
 * guard.resume(4);
 * guard.update(5, 10_000).state; // 'active'
 */
export class DrawdownGuard {
  readonly id: string;
  readonly #limits: Required<DrawdownLimits>;
  #state = init();

  constructor(limits: DrawdownLimits = {}) {
    this.#limits = requireDrawdownLimits('', limits);
    this.id = `drawdownGuard(${Object.values(this.#limits).join()})`;
  }

  /** At `time` the account is worth `equity`; times do not run backwards. */
  update(time: number, equity: number): TradingStatus {
    if (!isMeasurable(equity) || !isAdmissible(time)) return unknown;
    this.#passTo(time, equity);
    const state = this.#state;
    const { reduceAtRatio, haltAtRatio, dailyLossRatio } = this.#limits;
    const drawdown = isPositive(state.peak) ? 1 - equity / state.peak : 1;
    const daily = isPositive(state.dayEquity) ? 1 - equity / state.dayEquity : 1;
    if (drawdown >= haltAtRatio && Number.isNaN(state.haltedAt)) {
      state.haltedAt = time;
      state.haltRatio = drawdown;
    }
    if (daily >= dailyLossRatio) state.stoppedDay = state.day;
    const reasons: Reason[] = [];
    if (!Number.isNaN(state.haltedAt)) {
      reasons.push(reason('drawdown-halt', state.haltRatio, haltAtRatio));
    }
    if (state.stoppedDay === state.day) reasons.push(reason('daily-loss', daily, dailyLossRatio));
    const isReducing = drawdown >= reduceAtRatio;
    const allowed = reasons.length > 0 ? 'halted' : isReducing ? 'reducing' : 'active';
    if (isReducing) reasons.push(reason('drawdown-reduce', drawdown, reduceAtRatio));
    return { state: allowed, drawdownRatio: drawdown, dailyLossRatio: daily, reasons };
  }

  /** What `update(time, equity)` would return; changes nothing. */
  peek(time: number, equity: number): TradingStatus {
    const before = this.#state;
    this.#state = { ...before };
    const status = this.update(time, equity);
    this.#state = before;
    return status;
  }

  /** End a halt: from here on the fall is counted from what the account is worth. */
  resume(time: number): void {
    if (Number.isNaN(this.#state.haltedAt) || !(time >= this.#state.haltedAt)) return;
    this.#state.haltedAt = Number.NaN;
    this.#state.haltRatio = Number.NaN;
    this.#state.peak = this.#state.last;
  }

  reset(): void {
    this.#state = init();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, 1);
    this.#state = revived(given, this.#limits);
  }

  /** A new day begins with what the account was worth at the end of the one before. */
  #passTo(time: number, equity: number): void {
    const state = this.#state;
    if (time - state.haltedAt >= this.#limits.cooldownMs) this.resume(time);
    const day = Math.floor((time - this.#limits.dayStartMs) / DAY_MS);
    if (!(day <= state.day)) {
      state.day = day;
      state.dayEquity = Number.isNaN(state.last) ? equity : state.last;
    }
    if (!(equity <= state.peak)) state.peak = equity;
    state.last = equity;
  }
}

/** The state that `given` describes, if equities lead to it under `limits`; else a `SnapshotError`. */
function revived(given: State, { haltAtRatio, dayStartMs }: Required<DrawdownLimits>): GuardState {
  const state = fitState(init(), given, 'state');
  const { peak, last, day, dayEquity, stoppedDay, haltedAt, haltRatio } = state;
  const isBegun = !Number.isNaN(day);
  const dayOf = Math.floor((haltedAt - dayStartMs) / DAY_MS);
  const isSound = isBegun
    ? Number.isInteger(day) && [peak, last, dayEquity].every(isMeasurable) && last <= peak
    : [peak, last, dayEquity, stoppedDay, haltedAt].every(Number.isNaN);
  const isStopped = Number.isNaN(stoppedDay) || (Number.isInteger(stoppedDay) && stoppedDay <= day);
  const isHalted = Number.isNaN(haltedAt)
    ? Number.isNaN(haltRatio)
    : dayOf <= day && haltRatio >= haltAtRatio;
  if (!isSound || !isStopped || !isHalted) throw misfit('state', 'is of no account');
  return state;
}

type GuardState = ReturnType<typeof init>;

const init = () => ({
  peak: Number.NaN,
  last: Number.NaN,
  day: Number.NaN,
  dayEquity: Number.NaN,
  stoppedDay: Number.NaN,
  haltedAt: Number.NaN,
  haltRatio: Number.NaN,
});

const unknown: TradingStatus = Object.freeze({
  state: 'halted',
  drawdownRatio: Number.NaN,
  dailyLossRatio: Number.NaN,
  reasons: Object.freeze([reason('no-equity')]),
});
