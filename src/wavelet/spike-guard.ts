/**
 * Which inputs far off are not to be believed yet. Inputs that the next one took back, and those
 * that it confirmed, are counted; while more of late were taken back, an input that is off by six
 * deviations is held until the next one has spoken. Where prices jump and stay, nothing is held.
 */
export type SpikeGuardState = {
  /** Inputs seen, while the first are waited for. */
  count: number;
  /** The last input that was not far off. */
  trusted: number;
  /** The input before, where it was far off; NaN where it was not. */
  suspect: number;
  /** Inputs far off that were taken back, and that stayed; older ones count less. */
  takenBack: number;
  stayed: number;
};

export function spikeGuardInit(): SpikeGuardState {
  return { count: 0, trusted: Number.NaN, suspect: Number.NaN, takenBack: 0, stayed: 0 };
}

/** As if every earlier input had been `x`. */
export function spikeGuardFill(state: SpikeGuardState, x: number): void {
  state.trusted = x;
}

/** Whether the input at `row[0]` is to be held; its σ is at `row[1]`. */
export function spikeGuardStep(state: SpikeGuardState, row: Float64Array, keep: boolean): boolean {
  const deviations = 6;
  const memory = 0.9; // what an older case counts, with each new one
  const firstBars = 32;
  const x = row[0]!;
  const { trusted, suspect } = state;
  if (!Number.isNaN(suspect)) {
    if (keep) resolve(state, x, memory);
    return false;
  }
  const isFar = Math.abs(x - trusted) > deviations * row[1]! && state.count >= firstBars;
  if (keep === true) {
    if (state.count < firstBars) state.count += 1;
    if (isFar) state.suspect = x;
    else state.trusted = x;
  }
  return isFar && state.takenBack > state.stayed + 0.3;
}

/** What the suspect was, now that `x` came after it. */
function resolve(state: SpikeGuardState, x: number, memory: number): void {
  const { trusted, suspect } = state;
  const isBack = Math.abs(x - trusted) < 0.5 * Math.abs(suspect - trusted);
  state.takenBack = memory * state.takenBack + Number(isBack);
  state.stayed = memory * state.stayed + Number(!isBack);
  state.trusted = x;
  state.suspect = Number.NaN;
}
