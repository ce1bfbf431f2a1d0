export interface ReportSignal {
  readonly time: number;
  readonly timeframe: string;
  readonly strategy: string;
  readonly direction: number;
  /** Probability of a higher close at the horizon, 0 … 1. */
  readonly pUp: number;
  /** 0 … 1. */
  readonly strength?: number;
  readonly reasons?: readonly string[];
}

/** What came of the signals of a strategy in a timeframe: `StrategyTracker` counts it. */
export interface ReportStrategy {
  readonly strategy: string;
  readonly timeframe: string;
  /** Signals whose horizon has passed. */
  readonly outcomes: number;
  /** Share of them that pointed the right way, 0 … 1. */
  readonly hitRatio: number;
  /** Mean squared error of their probabilities; .25 is what a coin has. */
  readonly brier?: number;
}

/** Signals by the probability that was said, in groups. */
export interface ReportReliability {
  readonly bins: readonly {
    readonly count: number;
    /** The mean of what was said, 0 … 1. */
    readonly meanUp: number;
    /** Share of them after which the price was higher, 0 … 1. */
    readonly upRatio: number;
  }[];
}

export interface ReportComposite {
  readonly direction: number;
  /** 0 … 1. */
  readonly confidence: number;
  /** Probability of a higher close, 0 … 1. */
  readonly pUp?: number;
  /** Share of the votes that agree, 0 … 1. */
  readonly agreement?: number;
}

export interface ReportDecision {
  readonly time: number;
  /** e.g. `open long`, `close short`, `hold`. */
  readonly action: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly stop?: number;
  readonly reason?: string;
}
