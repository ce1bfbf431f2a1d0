import { CompositeView } from './composite-view.js';
import type { Ignored } from './hear.js';
import type { Said, Voice } from './heard.js';
import {
  copiedColumns,
  type HeardColumns,
  heardColumns,
  voicesIn,
  writeSaid,
} from './heard-columns.js';
import { HeardPage, longestPage } from './heard-page.js';
import type { CorrelatorDesign } from './options.js';
import { rank } from './ranking.js';
import { tallied } from './tally.js';
import { VoiceWeights } from './voice-weights.js';

/** What was heard last of every source of one symbol. */
export class SymbolVoices {
  readonly columns: HeardColumns;
  readonly design: CorrelatorDesign;
  readonly #weights: VoiceWeights;
  #page: HeardPage | undefined;
  /** Of the next page: the first is for one composite, as most copies are asked for one. */
  #pageLength = 1;

  constructor(design: CorrelatorDesign, like?: SymbolVoices) {
    this.design = design;
    this.columns = like ? copiedColumns(like.columns) : heardColumns(design.sources.length);
    this.#weights = new VoiceWeights(design, like === undefined ? undefined : like.#weights);
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
    this.#weights.changed(source, this.columns);
    this.#noteChange(source);
  }

  drop(source: number): void {
    this.columns.ids[source] = '';
    this.#weights.dropped(source);
    this.#noteChange(source);
  }

  /** What has expired by `now` stays so, even if time ran backwards. */
  forget(now: number): void {
    const { ids } = this.columns;
    this.#weights.moveTo(now);
    if (!this.#weights.hasLapsed) return;
    for (let source = 0; source < ids.length; source++) {
      if (ids[source] !== '' && this.#weights.isLapsed(source)) this.drop(source);
    }
  }

  /** What all of them amount to at `now`. */
  composite(now: number, rho: number, ignored: readonly Ignored[]): CompositeView {
    this.#weights.moveTo(now);
    const ranked = rank(this.#weights.ranking, this.design.horizonMs);
    const tally = tallied(this.design, ranked, rho);
    if (this.#page === undefined || this.#page.isFull) {
      this.#page = new HeardPage(this.design, this.columns, this.#pageLength);
      this.#pageLength = Math.min(2 * this.#pageLength, longestPage);
    }
    return new CompositeView(this.#page, this.#page.add(now, rho, tally, ignored));
  }

  #noteChange(source: number): void {
    if (this.#page?.isFull) this.#page = undefined;
    this.#page?.change(this.columns, source);
  }
}
