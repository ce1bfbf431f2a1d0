import type { Signal } from '../../strategies/signal.js';
import type { Found, Judged } from '../found.js';
import { LaneResult } from '../lane-result.js';
import type { Passed } from '../told.js';
import type { Happening } from './happening.js';

/** A base bar that was decided on, and how often before. */
export interface DecidedBar {
  readonly judged: Judged;
  readonly revision: number;
}

/** An id without its revision. */
export function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf('#'));
}

/** What stands in the end of all that a lane has said: the last of each. */
export class LastWords {
  /** By timeframe and end. */
  readonly passed: Map<string, Passed> = new Map();
  /** By id without revision. */
  readonly signals: Map<string, Signal> = new Map();
  /** By end. */
  readonly decided: Map<number, DecidedBar> = new Map();
  /** What was found last. */
  latest: Found | undefined;
  /** For when it was concluded last; NaN if nothing was. */
  time: number = Number.NaN;

  hear(result: LaneResult, happening: Happening): void {
    const found = LaneResult.foundOf(result);
    this.latest = found;
    if (!Number.isNaN(found.time)) this.time = found.time;
    for (const passed of found.passed) this.#pass(passed);
    for (const event of found.events) {
      if (event.type === 'superseded') this.signals.delete(nameOf(event.id));
    }
    for (const signal of found.signals) this.signals.set(nameOf(signal.id), signal);
    if (happening.kind !== 'bar' || !happening.isDecided) return;
    for (const judged of found.judged) this.#decide(judged);
  }

  #pass(passed: Passed): void {
    this.passed.set(`${passed.place}|${passed.bar.end}`, passed);
  }

  #decide(judged: Judged): void {
    const { interval } = judged.judgement;
    if (judged.rows === undefined || interval === undefined) return;
    const before = this.decided.get(interval.end);
    const revision = before === undefined ? 0 : before.revision + 1;
    this.decided.set(interval.end, { judged, revision });
  }
}
