/** The two inputs before: NaN until there are. */
export type DespikeState = { before: number; last: number };

export const despikeInit = (): DespikeState => ({ before: Number.NaN, last: Number.NaN });

/** How many σ an input must be off the median of three to be replaced by it. */
const spikeDeviations = 3;

/**
 * Replace the input at `row[0]` by the one before it, or, where that is more than 3σ from the
 * median of it and its neighbours, by that median; NaN where there is none before.
 */
export function despikeStep(
  state: DespikeState,
  row: Float64Array,
  sigma: number,
  keep: boolean,
): void {
  const x = row[0]!;
  const { before, last } = state;
  const median = Math.max(Math.min(before, last), Math.min(Math.max(before, last), x));
  row[0] = sigma > 0 && Math.abs(last - median) > spikeDeviations * sigma ? median : last;
  if (!keep) return;
  state.before = last;
  state.last = x;
}
