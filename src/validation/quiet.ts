/** Half hours of a session, or of a UTC day, that have a habit of their own. */
const SLOTS = 48;
const SLOT_MS = 1_800_000;

/**
 * How a feed that sends nothing where nothing traded is quiet: the mean length of its quiet runs, by
 * half hour of the session and over all.
 */
export type QuietState = {
  /** Mean bars of a run, by half hour; as much of the mean over all as that is not known yet. */
  readonly meanBars: Float64Array;
  overallBars: number;
  /** Share of the intervals in which something trades. */
  tradedRatio: number;
};

/** Before anything is known a run of ten is usual. */
const PRIOR_BARS = 10;

/** What a run changes the mean of its half hour, and that over all. */
const SLOT_GAIN = 0.05;
const OVERALL_GAIN = 0.01;

/** Quiet comes in clusters, so runs are taken to be usually this much longer than they are. */
const CLUSTER_MULTIPLE = 2;

/** A quiet run less likely than this is an outage. */
const OUTAGE_CHANCE = 1e-6;

export function quietInit(): QuietState {
  return {
    meanBars: new Float64Array(SLOTS).fill(PRIOR_BARS),
    overallBars: PRIOR_BARS,
    tradedRatio: 1,
  };
}

export function isQuietState({ meanBars, overallBars, tradedRatio }: QuietState): boolean {
  if (!meanBars.every((mean) => mean >= 0) || !(overallBars >= 0)) return false;
  return tradedRatio >= 0 && tradedRatio <= 1;
}

/**
 * Whether `missing` bars in a row, in this half hour, are as quiet as the feed can be. A run of n has
 * the chance (m/(1 + m))^n, m being twice the mean of the half hour, or of all if that is more.
 */
export function isUsualRun(quiet: Readonly<QuietState>, slot: number, missing: number): boolean {
  const mean = meanOf(quiet, slot);
  return !isUnlikely(mean / (1 + mean), missing);
}

/** A run is over: learn from it; from an outage, not the whole. */
export function learnRun(quiet: QuietState, slot: number, missing: number): void {
  const isKnown = isUsualRun(quiet, slot, missing);
  const learned = isKnown ? missing : Math.min(missing, 2 * meanOf(quiet, slot));
  quiet.meanBars[slot]! += SLOT_GAIN * (learned - quiet.meanBars[slot]!);
  quiet.overallBars += OVERALL_GAIN * (learned - quiet.overallBars);
  quiet.tradedRatio += OVERALL_GAIN * (1 / (1 + learned) - quiet.tradedRatio);
}

/** The half hour of `at` in a session that opened at `open`. */
export function slotOf(open: number, at: number): number {
  return Math.min(SLOTS - 1, Math.max(0, Math.floor((at - open) / SLOT_MS)));
}

function meanOf({ meanBars, overallBars }: Readonly<QuietState>, slot: number): number {
  return CLUSTER_MULTIPLE * Math.max(meanBars[slot]!, overallBars);
}

/** Whether ratio^count is below the chance of an outage, by squaring. */
function isUnlikely(ratio: number, count: number): boolean {
  let chance = 1;
  for (let left = count, square = ratio; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) chance *= square;
    square *= square;
  }
  return chance < OUTAGE_CHANCE;
}
