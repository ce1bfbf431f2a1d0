import { exp } from '../core/exp.js';
import { CompositeView } from './composite-view.js';
import type { Ignored } from './hear.js';
import type { Said, Voice } from './heard.js';
import {
  copiedColumns,
  type HeardColumns,
  heardAt,
  heardColumns,
  heardWidth,
  voicesIn,
  writeSaid,
} from './heard-columns.js';
import { HeardPage, longestPage } from './heard-page.js';
import type { CorrelatorDesign } from './options.js';
import { beginRanking, type Ranking, rankPlace, settleRanking } from './ranking.js';
import { tallied } from './tally.js';
import { VoiceAges } from './voice-ages.js';

/** What was heard last of every source of one symbol. */
export class SymbolVoices {
  readonly columns: HeardColumns;
  readonly design: CorrelatorDesign;
  readonly #ages: VoiceAges;
  #page: HeardPage | undefined;
  /** Of the next page: the first is for one composite, as most copies are asked for one. */
  #pageLength = 1;

  constructor(design: CorrelatorDesign, like?: SymbolVoices) {
    this.design = design;
    this.columns = like ? copiedColumns(like.columns) : heardColumns(design.sources.length);
    this.#ages = new VoiceAges(design, this.columns, like === undefined ? undefined : like.#ages);
  }

  /** The same voices apart from these, on a design that may ask for another horizon. */
  copied(design: CorrelatorDesign = this.design): SymbolVoices {
    return new SymbolVoices(design, this);
  }

  get list(): Voice[] {
    return voicesIn(this.columns, this.design.sources);
  }

  keep(source: number, said: Said): void {
    writeSaid(this.columns, source, said);
    this.#ages.changed(source);
    this.#noteChange(source);
  }

  drop(source: number): void {
    this.columns.ids[source] = '';
    this.#ages.dropped(source);
    this.#noteChange(source);
  }

  /** What has expired by `now` stays so, even if time ran backwards. */
  forget(now: number): void {
    const { ids } = this.columns;
    this.#ages.moveTo(now);
    const { bars } = this.#ages;
    for (let source = 0; source < ids.length; source++) {
      if (ids[source] !== '' && Number.isNaN(bars[source]!)) this.drop(source);
    }
  }

  /** What all of them amount to at `now`. */
  composite(now: number, rho: number, ignored: readonly Ignored[]): CompositeView {
    this.#ages.moveTo(now);
    const tally = tallied(this.design, this.#ranked(), rho);
    if (this.#page === undefined || this.#page.isFull) {
      this.#page = new HeardPage(this.design, this.columns, this.#pageLength);
      this.#pageLength = Math.min(2 * this.#pageLength, longestPage);
    }
    return new CompositeView(this.#page, this.#page.add(now, rho, tally, ignored));
  }

  /** Those that have an age, with their weights. */
  #ranked(): Ranking {
    const { inKeyOrder, sources, halfLifeBars, horizonMs } = this.design;
    const { numbers } = this.columns;
    const { bars, logOdds } = this.#ages;
    const ranking = beginRanking(bars.length);
    let known = Number.NaN;
    let full = Number.NaN;
    let weight = 0;
    for (let k = 0; k < inKeyOrder.length; k++) {
      const source = inKeyOrder[k]!;
      const ageBars = bars[source]!;
      if (Number.isNaN(ageBars)) continue;
      const own = sources[source]!.weight;
      if (ageBars !== known || own !== full) {
        weight = own * exp((-Math.LN2 * ageBars) / halfLifeBars);
        known = ageBars;
        full = own;
      }
      const from = source * heardWidth;
      ranking.weightOf[source] = weight;
      ranking.logOddsOf[source] = logOdds[source]!;
      ranking.horizonMsOf[source] = numbers[from + heardAt.horizonMs]!;
      ranking.isNilOf[source] = numbers[from + heardAt.isNil]!;
      rankPlace(ranking, source);
    }
    settleRanking(ranking, horizonMs);
    return ranking;
  }

  #noteChange(source: number): void {
    if (this.#page?.isFull) this.#page = undefined;
    this.#page?.change(this.columns, source);
  }
}
