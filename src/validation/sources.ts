/** What is known of bars of one interval from more than one source. */
export type SourcesState = {
  /** Of the newest bar; empty if it did not say. */
  newestSource: string;
  /** Mean difference of the closes of two sources, as a share of the price. */
  basisRatio: number;
};

export function sourcesInit(): SourcesState {
  return { newestSource: '', basisRatio: 0 };
}

/** Five basis points, or eight times the usual difference, are no disagreement. */
const LEAST_BASIS_RATIO = 0.0005;
const BASIS_MULTIPLE = 8;

const GAIN = 0.02;

/**
 * Whether a bar from `source` stands where one of the same interval has come from another: true if
 * its source ranks above, false if below; `undefined` if sources do not decide.
 *
 * @param sources  best first
 */
export function outranks(
  sources: readonly string[],
  { newestSource }: Readonly<SourcesState>,
  source: string | undefined,
): boolean | undefined {
  if (sources.length === 0 || source === undefined) return undefined;
  const rank = rankOf(sources, source);
  const newestRank = rankOf(sources, newestSource);
  return rank === newestRank ? undefined : rank < newestRank;
}

/** Whether two sources are further apart, by `basis`, than they usually are; learns if not. */
export function disagree(state: SourcesState, source: string | undefined, basis: number): boolean {
  const { newestSource, basisRatio } = state;
  if (source === undefined || newestSource === '' || source === newestSource) return false;
  if (basis > Math.max(LEAST_BASIS_RATIO, BASIS_MULTIPLE * basisRatio)) return true;
  state.basisRatio += GAIN * (basis - basisRatio);
  return false;
}

function rankOf(sources: readonly string[], source: string): number {
  const rank = sources.indexOf(source);
  return rank < 0 ? sources.length : rank;
}
