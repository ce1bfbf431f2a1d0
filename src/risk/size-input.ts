/** What a size depends on besides the policy; anything may be missing or nonsense. */
export interface SizeInput {
  readonly equity: number;
  readonly entry: number;
  readonly stop: number;
  /** Account currency that one unit of the price's currency is worth; default 1. */
  readonly quoteRate?: number | undefined;
  /** Units held already on the same side, which count against every limit; default 0. */
  readonly heldQuantity?: number | undefined;
  /** What those lose at the stop, in the account's currency; default 0. */
  readonly heldRisk?: number | undefined;
}

/** What a size may depend on besides entry, stop and equity; anything may be missing or nonsense. */
export interface SizingInput extends SizeInput {
  /** Standard deviation of returns, over the same time as the target. */
  readonly volatilityRatio?: number | undefined;
  /** Probability of a gain; better its lower bound: one standard error less. */
  readonly winRatio?: number | undefined;
  /** What is won over what is lost. */
  readonly payoffRatio?: number | undefined;
  /** Share of the size to take, 0 … 1: of a confidence, of a regime. Default 1. */
  readonly scaleRatio?: number | undefined;
}
