import { messageOf } from '../core/own-code.js';
import type { Found } from '../pipeline/found.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import { LaneResult } from '../pipeline/lane-result.js';
import { passedAs } from '../pipeline/passed-bar.js';
import { WarmTally } from '../pipeline/warm-tally.js';
import type { Answer, AnswerKind } from './messages.js';
import { Packing } from './packing.js';

/** Results in the form that is asked for. */
export class Telling {
  readonly #kind: AnswerKind;
  readonly #packing: Packing | undefined;
  readonly #results: { readonly place: number; readonly found: Found }[] = [];
  readonly #tally = new WarmTally();

  /** @param bars  of how many there is something to tell, about */
  constructor(kind: AnswerKind, designs: readonly LaneDesign[], bars: number) {
    this.#kind = kind;
    this.#packing = kind === 'columns' ? new Packing(designs, bars) : undefined;
  }

  add(place: number, result: LaneResult, design: LaneDesign): void {
    if (this.#kind === 'nothing') return;
    const found = LaneResult.foundOf(result);
    if (this.#kind === 'counts') this.#tally.add(place, result);
    else if (this.#packing !== undefined) this.#packing.add(place, found, design);
    else this.#results.push({ place, found: toldOf(found) });
  }

  answer(): Answer {
    if (this.#packing !== undefined) return { packed: this.#packing.packed() };
    if (this.#kind === 'results') {
      const results = this.#results.sort((a, b) => a.place - b.place);
      return { results: results.map(({ found }) => found) };
    }
    return this.#kind === 'counts' ? { warmed: this.#tally.part() } : {};
  }
}

/** What was found, as a value that crosses a port: without those for whom it was found. */
function toldOf(found: Found): Found {
  const { symbol, judged, signals, ignored, rows, voices, rho, marks, time } = found;
  const { quality, captured, forming } = found;
  const passed = found.passed.map((one) => passedAs(one, one.isNew));
  const all = { symbol, judged, passed, signals, ignored, rows, voices, rho, marks, time };
  const { stages, events } = withoutCode(found);
  return { ...all, quality, captured, forming, stages, events };
}

/** What stages of one's own have said may be anything; what cannot be sent is a failure of theirs. */
function withoutCode({ stages, events }: Found): Pick<Found, 'stages' | 'events'> {
  const failures: Found['events'][number][] = [];
  const sent = Object.entries(stages).map(([timeframe, said]) => {
    const kept = Object.entries(said).filter(([name, value]) => {
      try {
        structuredClone(value);
        return true;
      } catch (error) {
        const what = `stage ${name}`;
        failures.push({ type: 'failure', what, timeframe, message: messageOf(error) });
        return false;
      }
    });
    return [timeframe, Object.fromEntries(kept)] as const;
  });
  if (sent.length === 0) return { stages, events };
  return { stages: Object.fromEntries(sent), events: [...events, ...failures] };
}
