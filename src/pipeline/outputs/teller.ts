import type { Detection } from '../../patterns/detector.js';
import type { Decision } from '../../risk/decision.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { Advance, PipelineResult } from '../result.js';
import { Remembered } from './changes.js';
import type { Listeners } from './listeners.js';
import type { ToldType } from './told-event.js';
import {
  toldClosed,
  toldDecision,
  toldEvent,
  toldFromEvents,
  toldOfEvent,
  toldResult,
  toldSignal,
} from './told-of.js';

/** Tells listeners what results say; what nobody listens to is not looked at. */
export class Teller {
  readonly #listeners: Listeners;
  readonly #remembered: Remembered = new Remembered();

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** Of a result that is not taken back: everything, in the order of `toldTypes`. */
  result(result: PipelineResult): void {
    const listeners = this.#listeners;
    if (listeners.isEmpty) return;
    if (this.#wantsAny(toldFromEvents)) this.#events(result);
    if (listeners.wants('closed')) {
      for (const entry of result.closed) listeners.tell(toldClosed(result.symbol, entry));
    }
    if (this.#wantsAny(['regime', 'transient'])) this.#changes(result);
    if (this.#wantsAny(['pattern', 'stage'])) this.#stages(result);
    if (listeners.wants('stage')) this.#stagesOverAll(result.events);
    if (listeners.wants('signal')) {
      for (const signal of result.signals) listeners.tell(toldSignal(signal));
    }
    if (listeners.wants('decision')) this.#decisions(result.decisions);
    if (listeners.wants('result')) listeners.tell(toldResult('result', result));
  }

  forming(result: PipelineResult): void {
    if (this.#listeners.wants('forming')) this.#listeners.tell(toldResult('forming', result));
  }

  /** Of the passing of time: each result, then what was decided that is in none of them. */
  advance({ results, decisions, events = [] }: Advance): void {
    for (const result of results) this.result(result);
    for (const event of events) {
      const told = toldOfEvent(event, { symbol: '', time: Number.NaN });
      if (told !== undefined) this.#listeners.tell(told);
    }
    this.#stagesOverAll(events);
    if (!this.#listeners.wants('decision')) return;
    const told = new Set(results.flatMap((result) => result.decisions));
    this.#decisions(decisions.filter((decision) => !told.has(decision)));
  }

  #decisions(decisions: readonly Decision[]): void {
    for (const decision of decisions) this.#listeners.tell(toldDecision(decision));
  }

  #wantsAny(types: readonly ToldType[]): boolean {
    return types.some((type) => this.#listeners.wants(type));
  }

  #events({ symbol, bars, events }: PipelineResult): void {
    const time = bars.at(-1)?.time ?? Number.NaN;
    for (const event of events) {
      const told = toldOfEvent(event, { symbol, time });
      if (told !== undefined) this.#listeners.tell(told);
    }
  }

  #changes(result: PipelineResult): void {
    if (!(result instanceof LaneResult)) return;
    const { symbol } = result;
    const isReplay = LaneResult.foundOf(result).events.some(({ type }) => type === 'replayed');
    result.forEachRow((timeframe, bar, row) => {
      const place = { symbol, time: bar.end };
      const of = { timeframe, isReplay };
      const { regime, transient } = this.#remembered.changesIn(symbol, bar, row, of);
      if (regime !== undefined) {
        const code = `${regime.trend} ${regime.volatility}`;
        this.#listeners.tell(toldEvent('regime', 'info', code, place, { timeframe, ...regime }));
      }
      if (transient !== undefined) {
        const code = transient.sign > 0 ? 'rise' : 'fall';
        const payload = { timeframe, ...transient };
        this.#listeners.tell(toldEvent('transient', 'info', code, place, payload));
      }
    });
  }

  #stagesOverAll(events: readonly PipelineEvent[]): void {
    for (const event of events) {
      if (event.type !== 'portfolio') continue;
      for (const [stage, value] of Object.entries(event.stages)) {
        if (value === undefined) continue;
        const payload = { timeframe: '', stage, value };
        const place = { symbol: '', time: event.end };
        this.#listeners.tell(toldEvent('stage', 'info', stage, place, payload));
      }
    }
  }

  #stages({ symbol, stages, closed }: PipelineResult): void {
    for (const [timeframe, said] of Object.entries(stages)) {
      const bar = closed.findLast((entry) => entry.timeframe === timeframe)?.bar;
      const place = { symbol, time: bar?.end ?? Number.NaN };
      for (const [stage, value] of Object.entries(said)) {
        for (const detection of detectionsIn(value)) {
          const payload = { timeframe, stage, detection };
          this.#listeners.tell(toldEvent('pattern', 'info', detection.pattern, place, payload));
        }
        if (value === undefined) continue;
        this.#listeners.tell(toldEvent('stage', 'info', stage, place, { timeframe, stage, value }));
      }
    }
  }
}

/** The detections that a stage's output is a list of; of code of one's own it may be anything. */
function detectionsIn(value: unknown): readonly Detection[] {
  try {
    return Array.isArray(value) ? value.filter((one) => typeof one?.pattern === 'string') : [];
  } catch {
    return [];
  }
}
