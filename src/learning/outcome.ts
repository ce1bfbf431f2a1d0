/** A probability that was stated, and what came of it. */
export interface Outcome {
  /** Probability of up, strictly between 0 and 1. */
  readonly pUp: number;
  /** 1 for up, 0 for down, ½ for a tie. */
  readonly outcome: number;
}

/** An outcome read once, if it is one. */
export function readOutcome(input: Outcome): Outcome | undefined {
  try {
    const { pUp, outcome } = input;
    const isSound = pUp > 0 && pUp < 1 && outcome >= 0 && outcome <= 1;
    return isSound && typeof pUp === 'number' && typeof outcome === 'number'
      ? { pUp, outcome }
      : undefined;
  } catch {
    return undefined;
  }
}
