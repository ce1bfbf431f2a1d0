import type { Verdict } from '../correlation/composite.js';
import type { Ignored } from '../correlation/hear.js';
import type { Voice } from '../correlation/heard.js';
import type { SignalShare } from '../risk/decision-input.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { CapturedForming } from '../timeframe/forming.js';
import type { Judgement } from '../validation/judgement.js';
import type { CapturedQuality } from '../validation/quality-tier.js';
import type { Mark } from './marks.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { PipelineResult } from './result.js';
import type { Passed, Rows } from './told.js';

/** A base bar, what was found of it, and what there was to decide on if it was released. */
export interface Judged {
  readonly judgement: Judgement;
  /** As of the bar; `undefined` where nothing is to be decided. */
  readonly rows: Rows | undefined;
  readonly voices: readonly Voice[];
  readonly rho: number;
  /** Width of the interval that is foretold of the return from the bar's close; NaN for none. */
  readonly widthRatio: number;
  /** What the voices amount to, once somebody has worked it out: followers share it. */
  verdict: Verdict | undefined;
  /** Of the first decision on it, likewise. */
  id: string | undefined;
  /** Each voice's part in the verdict, likewise; there from the beginning where the voices are elsewhere. */
  shares: readonly SignalShare[] | undefined;
}

/** Verdict and shares are worked out when somebody asks. */
export function judgedOf(
  judgement: Judgement,
  { rows, voices, rho }: Pick<Judged, 'rows' | 'voices' | 'rho'>,
  widthRatio: number = Number.NaN,
): Judged {
  return {
    judgement,
    rows,
    voices,
    rho,
    widthRatio,
    verdict: undefined,
    id: undefined,
    shares: undefined,
  };
}

/** What was found, without those for whom: data, which may come from another thread. */
export interface Found {
  readonly symbol: string;
  readonly judged: readonly Judged[];
  readonly passed: readonly Passed[];
  readonly signals: readonly Signal[];
  readonly events: readonly PipelineEvent[];
  readonly ignored: readonly Ignored[];
  readonly stages: PipelineResult['stages'];
  readonly rows: Rows;
  readonly voices: readonly Voice[];
  readonly rho: number;
  readonly marks: readonly Mark[];
  readonly time: number;
  readonly quality: CapturedQuality;
  readonly captured: CapturedForming | undefined;
  readonly forming: FormingBars | undefined;
}
