import type { Voice } from '../../correlation/heard.js';
import type { Signal } from '../../strategies/signal.js';
import type { Findings } from '../findings.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineEvent } from '../pipeline-event.js';
import { nameOf } from './last-words.js';

/**
 * In which revision something was told last, where that is another than its bar says: a lane that was
 * lived through again counts from the start, and what was told before is followed by the next number.
 */
export class Revisions {
  readonly #told: Map<string, number>;

  constructor(told: Iterable<readonly [string, number]> = []) {
    this.#told = new Map(told);
  }

  get entries(): readonly (readonly [string, number])[] {
    return [...this.#told];
  }

  copy(): Revisions {
    return new Revisions(this.#told);
  }

  /** What was told of `name` last, if its bar says `natural`. */
  of(name: string, natural: number): number {
    return this.#told.get(name) ?? natural;
  }

  /** `name` is told in this revision. */
  tell(name: string, revision: number): void {
    this.#told.set(name, revision);
  }

  /** The number for what is told of `name` now, once it was told if `wasTold`. */
  next(name: string, natural: number, wasTold: number | undefined): number {
    const last = this.#told.get(name) ?? wasTold;
    const revision = last === undefined ? natural : Math.max(last + 1, natural);
    if (revision !== natural || this.#told.has(name)) this.#told.set(name, revision);
    return revision;
  }

  /** Forget what is of bars that end at or before `time`: it will not be told again. */
  forgetUpTo(time: number): void {
    for (const name of this.#told.keys()) {
      if (Number(name.split('|')[2]) <= time) this.#told.delete(name);
    }
  }

  /** `result` in the numbers under which it is told. */
  numbered(result: LaneResult): LaneResult {
    if (this.#told.size > 0) this.#number(LaneResult.foundOf(result) as Findings);
    return result;
  }

  #number(findings: Findings): void {
    findings.events = findings.events.map((event) => this.#numberedEvent(event));
    findings.signals = findings.signals.map((signal) => {
      const name = nameOf(signal.id);
      return renumbered(signal, name, this.next(name, signal.revision, undefined));
    });
    this.label(findings);
  }

  /** Give the voices in what a lane has found the numbers under which they were told. */
  label(findings: Findings): void {
    if (this.#told.size === 0) return;
    findings.voices = this.#labelled(findings.voices);
    findings.judged = findings.judged.map((judged) => ({
      ...judged,
      voices: this.#labelled(judged.voices),
    }));
  }

  #labelled(voices: readonly Voice[]): readonly Voice[] {
    return voices.map((voice) => {
      const name = nameOf(voice.id);
      const revision = this.#told.get(name);
      if (revision === undefined || revision === voice.revision) return voice;
      return { ...voice, id: `${name}#${revision}`, revision };
    });
  }

  #numberedEvent(event: PipelineEvent): PipelineEvent {
    if (event.type === 'superseded') {
      const name = nameOf(event.id);
      const revision = this.#told.get(name);
      return revision === undefined ? event : { ...event, id: `${name}#${revision}` };
    }
    if (event.type !== 'revision') return event;
    const { timeframe, bar } = event;
    const name = barName(timeframe, bar.end);
    if (!this.#told.has(name)) return event;
    return { ...event, bar: { ...bar, revision: this.next(name, bar.revision, undefined) } };
  }
}

/** What a bar is known by; its end stands where it stands in the id of a signal. */
export function barName(timeframe: string, end: number): string {
  return `|${timeframe}|${end}`;
}

export function renumbered(signal: Signal, name: string, revision: number): Signal {
  if (revision === signal.revision) return signal;
  return { ...signal, id: `${name}#${revision}`, revision };
}
