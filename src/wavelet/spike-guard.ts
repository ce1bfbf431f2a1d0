import { misfit } from '../core/state.js';

/**
 * Which inputs far off are not to be believed yet. Those that the next input took back, and those
 * that it confirmed, are counted; while more of late were taken back, an input that is off by six
 * deviations is held until the next one has spoken, and two in a row may be spikes both. Where prices
 * jump and stay, nothing is held. One that is off by nine, between two that agree to three, is taken
 * for a spike afterwards in any case.
 */
export type SpikeGuardState = {
  /** Inputs seen, while the first are waited for. */
  count: number;
  /** The last input that was not far off. */
  trusted: number;
  /** Of the `suspects` the nearer to what is trusted; NaN where there is none. */
  suspect: number;
  /** Inputs far off, one after the other, that nothing is known of yet: at most two. */
  suspects: number;
  /** Inputs far off that were taken back, and that stayed; older ones count less. */
  takenBack: number;
  stayed: number;
};

export function spikeGuardInit(): SpikeGuardState {
  return {
    count: 0,
    trusted: Number.NaN,
    suspect: Number.NaN,
    suspects: 0,
    takenBack: 0,
    stayed: 0,
  };
}

/** As if every earlier input had been `x`. */
export function spikeGuardFill(state: SpikeGuardState, x: number): void {
  state.trusted = x;
}

/** The guard's word for an input that is not to be believed yet. */
export const held = -1;

/**
 * How many inputs before the one at `row[0]` it shows to have been spikes, or `held` where it is not
 * to be believed itself; its σ is at `row[1]`.
 */
export function spikeGuardStep(state: SpikeGuardState, row: Float64Array, keep: boolean): number {
  const deviations = 6;
  const firstBars = 32;
  const x = row[0]!;
  if (state.suspects !== 0 || Math.abs(x - state.trusted) > deviations * row[1]!) {
    return suspicion(state, row, keep);
  }
  if (keep === true) {
    state.trusted = x;
    if (state.count < firstBars) state.count += 1;
  }
  return 0;
}

/** The guard's word where an input is far off, or the one before was. Apart: it is seldom asked. */
function suspicion(state: SpikeGuardState, row: Float64Array, keep: boolean): number {
  const firstBars = 32;
  const isProne = state.takenBack > state.stayed + 0.3;
  if (state.suspects > 0) return judge(state, row, isProne, keep);
  const isKnown = state.count >= firstBars;
  if (keep) {
    if (!isKnown) state.count += 1;
    if (isKnown) {
      state.suspect = row[0]!;
      state.suspects = 1;
    } else state.trusted = row[0]!;
  }
  return isKnown && isProne ? held : 0;
}

/** What the suspects were, now that the input at `row[0]` came after them. */
function judge(state: SpikeGuardState, row: Float64Array, isProne: boolean, keep: boolean): number {
  const memory = 0.9; // what an older case counts, with each new one
  const sureReaches = 1.5; // a lone input so far off, between two that agree, is a spike the first time too
  const x = row[0]!;
  const deviations = 6;
  const reach = deviations * row[1]!;
  const { trusted, suspect, suspects } = state;
  const isBack = Math.abs(x - trusted) < 0.5 * Math.abs(suspect - trusted);
  const isLone =
    suspects === 1 &&
    Math.abs(suspect - trusted) > sureReaches * reach &&
    Math.abs(x - trusted) < 0.5 * reach;
  if (!isBack && isProne && suspects === 1) {
    const isOther = Math.abs(x - suspect) > reach;
    if (keep) {
      state.suspect = Math.abs(x - trusted) < Math.abs(suspect - trusted) ? x : suspect;
      state.suspects = 2;
    }
    return isOther || state.takenBack > 2 + 10 * state.stayed ? held : 0;
  }
  if (keep) {
    state.takenBack = memory * state.takenBack + Number(isBack);
    state.stayed = memory * state.stayed + Number(!isBack);
    state.trusted = x;
    state.suspect = Number.NaN;
    state.suspects = 0;
  }
  return isBack && (isProne || isLone) ? suspects : 0;
}

/** Refuse suspects that no input has left behind. */
export function requireSuspects({ suspect, suspects }: SpikeGuardState, path: string): void {
  const isCount = suspects === 0 || suspects === 1 || suspects === 2;
  if (isCount && Number.isNaN(suspect) === (suspects === 0)) return;
  throw misfit(`${path}.suspects`, 'are not those that were seen');
}
