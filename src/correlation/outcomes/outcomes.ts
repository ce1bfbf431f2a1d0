import type { ClosedBar } from '../../bars/bar.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../../core/state.js';
import { DelayedLabels } from '../../learning/delayed-labels.js';
import type { Label } from '../../learning/waiting-label.js';
import { logOddsOf } from '../../statistics/log-odds.js';
import type { Signal } from '../../strategies/signal.js';
import type { Voice } from '../heard.js';
import type { CorrelatorDesign } from '../options.js';
import { ageOf, weightOf } from '../tally.js';
import { LearnedMaps } from './learned-maps.js';
import {
  deviationOf,
  type LikenessState,
  learnedRho,
  likenessFrom,
  likenessInit,
  noteProduct,
  noteVoice,
} from './likeness.js';
import { mapsAsNumbers, mapsFrom } from './maps-state.js';
import { isSaid, type Pending, pendingFrom, type Said, saidAsFeatures, saidWidth } from './said.js';
import { learnedSignal, type SourceMap } from './source-map.js';

/** Bars ahead at most for which an outcome is waited. */
const longestBars = 1000;

const nothing: readonly never[] = Object.freeze([]);

/** What is read of a bar. */
type Closed = Pick<ClosedBar, 'close' | 'end'>;

/** One timeframe: what waits for its closes. */
interface Waiting {
  readonly labels: DelayedLabels;
  pending: Pending;
  /** The maps before the last commit: by them the signals of the newest bar were said. */
  mapsBefore: readonly SourceMap[];
}

/**
 * What came of the signals of one symbol, and what they are worth by it.
 *
 * A bar's close, and what was said of it, are final when the next bar of the timeframe is there:
 * only then do they decide labels and wait for theirs. Signals are said by the maps as they were
 * before, so that a correction of the newest bar finds what the bar found.
 */
export class Outcomes {
  readonly maps: LearnedMaps;
  readonly #design: CorrelatorDesign;
  readonly #likeness: LikenessState;
  readonly #waiting: readonly Waiting[];
  #rhoBefore: number;
  /** Said in this run, and not yet beside anybody. */
  #alone: { readonly said: Said; readonly end: number }[] = [];

  constructor(design: CorrelatorDesign) {
    const { sources, timeframes, learning } = design;
    this.#design = design;
    this.maps = new LearnedMaps(
      learning,
      sources.map(({ key }) => key),
    );
    this.#likeness = likenessInit(sources.length);
    this.#rhoBefore = design.rho;
    this.#waiting = timeframes.map(() => ({
      labels: new DelayedLabels({ longestBars, width: saidWidth }),
      pending: { close: Number.NaN, said: [] },
      mapsBefore: this.maps.maps,
    }));
  }

  /** How alike voices are, as of now; or, for a correction of the newest bar, as it found them. */
  rhoFor(isCorrection: boolean): number {
    return isCorrection ? this.#rhoBefore : learnedRho(this.#likeness, this.#design.rho);
  }

  /** Bars are about to close. */
  begin(): void {
    this.#rhoBefore = this.rhoFor(false);
  }

  /** Signals of the bar that comes next in the timeframe at `at`, or once more of its newest. */
  learned(at: number, signals: readonly Signal[], isCorrection: boolean): readonly Signal[] {
    if (signals.length === 0) return signals;
    const maps = isCorrection ? this.#waiting[at]!.mapsBefore : this.maps.maps;
    return signals.map((signal) => learnedSignal(this.#mapFor(signal, maps), signal));
  }

  /** A bar of the timeframe at `at` has closed; `signals` as they are learned. */
  close(at: number, bar: Closed, signals: readonly Signal[]): void {
    if (!this.#design.learning.isLearning) return;
    const waiting = this.#waiting[at]!;
    waiting.mapsBefore = this.maps.maps;
    this.#commit(at);
    this.#said(at, bar, signals);
  }

  /** The newest bar of the timeframe at `at` has changed. */
  revise(at: number, bar: Closed, signals: readonly Signal[]): void {
    if (this.#design.learning.isLearning) this.#said(at, bar, signals);
  }

  /** What was said since the last time was said beside `voices`. */
  hearTogether(voices: readonly Voice[]): void {
    for (const { said, end } of this.#alone) {
      said.other = heaviestOther(this.#design, voices, said.source, end);
      said.otherLogOdds = said.other === -1 ? 0 : voices[said.other]!.logOdds;
    }
    if (this.#alone.length > 0) this.#alone = [];
  }

  /** The same once the newest bar of the timeframe at `at` is final, to look ahead with. */
  after(at: number): Outcomes {
    const later = new Outcomes(this.#design);
    later.restore(this.snapshot(), '');
    later.#commit(at);
    return later;
  }

  #said(at: number, { close, end }: Closed, signals: readonly Signal[]): void {
    const said = this.#saidOf(signals);
    this.#waiting[at]!.pending = { close, said };
    for (const one of said) this.#alone.push({ said: one, end });
  }

  /** The newest bar of the timeframe at `at` is final. */
  #commit(at: number): void {
    const { labels, pending } = this.#waiting[at]!;
    for (const label of labels.update(pending.close)) this.#learn(label);
    for (const said of pending.said) labels.ask(saidAsFeatures(said), said.horizonBars);
  }

  #learn({ features, outcome }: Label): void {
    const [source, place, statedUp, logOdds, other, otherLogOdds] = features as unknown as Six;
    if (!isSaid({ source, place, statedUp, other }, this.maps.maps.length)) return; // from outside
    this.maps.learn(place, { pUp: statedUp, outcome });
    if (outcome !== 0 && outcome !== 1) return;
    const likeness = this.#likeness;
    if (other >= 0) {
      const own = deviationOf(likeness, source, logOdds, outcome);
      noteProduct(likeness, own * deviationOf(likeness, other, otherLogOdds, outcome));
      noteVoice(likeness, other, otherLogOdds, outcome);
    }
    noteVoice(likeness, source, logOdds, outcome);
  }

  #saidOf(signals: readonly Signal[]): readonly Said[] {
    if (signals.length === 0) return nothing;
    return signals.flatMap((signal) => {
      const source = this.#design.placeOf(signal.timeframe, signal.strategy);
      if (source === -1) return [];
      const place = this.maps.placeOf(source, signal.regime);
      const { statedUp, horizonBars, pUp } = signal;
      const logOdds = logOddsOf(pUp);
      return [{ source, place, statedUp, horizonBars, logOdds, other: -1, otherLogOdds: 0 }];
    });
  }

  #mapFor({ timeframe, strategy, regime }: Signal, maps: readonly SourceMap[]): SourceMap {
    const source = this.#design.placeOf(timeframe, strategy);
    return maps[this.maps.placeOf(source, regime)]!;
  }

  snapshot(): State {
    return {
      maps: this.maps.snapshot(),
      likeness: { ...this.#likeness, moments: this.#likeness.moments.slice() },
      rhoBefore: this.#rhoBefore,
      waiting: this.#waiting.map(({ labels, pending, mapsBefore }) => ({
        labels: labels.snapshot(),
        close: pending.close,
        said: pending.said.map((said) => ({ ...said })),
        mapsBefore: mapsAsNumbers(mapsBefore),
      })),
    };
  }

  /** Into fresh outcomes only. */
  restore(given: State | undefined, path: string): void {
    const { maps, likeness, waiting, ...rest } = requireStateRecord(given ?? null, path);
    this.#rhoBefore = fitState({ rhoBefore: 0 }, rest, path).rhoBefore;
    this.maps.restore(maps, `${path}.maps`);
    const { sources } = this.#design;
    Object.assign(this.#likeness, likenessFrom(likeness, `${path}.likeness`, sources.length));
    const places = this.maps.maps.length;
    const list = fitLength(waiting, this.#waiting.length, `${path}.waiting`);
    this.#waiting.forEach((one, at) => {
      const where = `${path}.waiting[${at}]`;
      const { labels, mapsBefore, ...pending } = requireStateRecord(list[at]!, where);
      one.labels.restore(labels as Snapshot);
      one.pending = pendingFrom(pending, where, places);
      one.mapsBefore = mapsFrom(mapsBefore, places, `${where}.mapsBefore`);
    });
  }
}

type Six = readonly [number, number, number, number, number, number];

/** Of all voices that count but that of `source`, the heaviest, then the first; −1 if there is none. */
function heaviestOther(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  source: number,
  now: number,
): number {
  let [heaviest, most] = [-1, 0];
  voices.forEach((voice, i) => {
    const ageBars = i === source ? Number.NaN : ageOf(design, i, voice, now);
    const weight = Number.isNaN(ageBars) ? 0 : weightOf(design, i, ageBars);
    if (weight > most) [heaviest, most] = [i, weight];
  });
  return heaviest;
}

function fitLength(given: State | undefined, length: number, path: string): readonly State[] {
  if (isStateArray(given) && given.length === length) return given;
  throw misfit(path, `expected ${length} of them`);
}
