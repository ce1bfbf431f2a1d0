/** What a tracker reads of a signal; a `Signal` is one. */
export interface TrackedSignal {
  readonly id: string;
  readonly symbol: string;
  readonly timeframe: string;
  readonly strategy: string;
  readonly regime: string;
  /** End of the bar that it was said of. */
  readonly end: number;
  /** Probability of a higher close, as learned and as stated. */
  readonly pUp: number;
  readonly statedUp: number;
  readonly horizonBars: number;
}

/** What a tracker reads of a decision; a `Decision` is one. */
export interface TrackedDecision {
  readonly symbol: string;
  readonly action: string;
  readonly quantity: number;
  readonly reasons: readonly {
    readonly code: string;
    readonly value?: number;
    readonly of?: string;
  }[];
}

/** What a tracker reads of a bar; a `PipelineResult` is one. */
export interface TrackedResult {
  readonly symbol: string;
  readonly closed: readonly { readonly timeframe: string; readonly bar: TrackedBar }[];
  readonly events: readonly { readonly type: string }[];
  readonly signals: readonly TrackedSignal[];
  readonly decisions: readonly TrackedDecision[];
}

export interface TrackedBar {
  readonly close: number;
  readonly end: number;
}

/** What came of signals of one bar: what `observe` of a correlator takes. */
export interface TrackedOutcome {
  /** 1 if the close was higher at the horizon, 0 if lower, ½ if the same. */
  readonly outcome: number;
  readonly signals: readonly KeptSignal[];
}

/** What is kept of a signal until its outcome is known. */
export type KeptSignal = Pick<
  TrackedSignal,
  'timeframe' | 'strategy' | 'regime' | 'pUp' | 'statedUp' | 'horizonBars'
>;
