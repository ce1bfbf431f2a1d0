import type { ClosedBar } from '../bars/bar.js';
import type { Holdings } from '../core/holdings.js';
import { type FailureEvent, messageOf, refuseUncarried } from '../core/own-code.js';
import type { Row } from '../core/row.js';
import type { State } from '../core/state.js';
import { SoundView } from '../strategies/sound-view.js';
import type { StrategyView } from '../strategies/strategy.js';
import { noClosedBar } from './closed-bar-state.js';
import type { RowSource } from './hearing/lane-parts.js';
import { holdingsOf, type MemoryCopy, type Part } from './memory-copy.js';
import {
  type MemoryDesign,
  type NamedStage,
  type NamedStrategy,
  partsOf,
} from './memory-design.js';
import { detachedView, opinionFrom } from './own-code.js';
import { noStages, nothingSaid, type Reaction, type Said } from './reaction.js';

/**
 * What one timeframe of one symbol remembers of the bars that went through it, and its reaction to
 * the one that was run last.
 */
export class Memory implements Reaction {
  features: Row;
  lasting: readonly number[] | undefined;
  opinions: readonly Said[] = nothingSaid;
  stages: Readonly<Record<string, unknown>> = noStages;
  failures: readonly FailureEvent[] = nothingSaid;
  readonly #timeframe: string;
  readonly #design: MemoryDesign;
  readonly #indicators: RowSource;
  readonly #strategies: readonly NamedStrategy[];
  readonly #stages: readonly NamedStage[];
  /** Whose are the numbers that it remembers, and their places, where there is nothing else. */
  readonly parts: readonly Part[];
  readonly holdings: Holdings | undefined;
  /** What the library's own strategies are shown: written anew at each bar, and not kept by them. */
  readonly #view: SoundView;

  constructor(timeframe: string, design: MemoryDesign) {
    this.#timeframe = timeframe;
    this.#design = design;
    this.#indicators = design.indicators();
    this.#strategies = design.strategies();
    this.#stages = design.stages();
    this.parts = partsOf(this.#indicators, this.#strategies, this.#stages);
    this.holdings = design.isShareable ? holdingsOf(this.parts) : undefined;
    this.features = this.#indicators.row;
    this.#view = new SoundView(noClosedBar, timeframe, this.features);
  }

  /** Bars absorbed. */
  get count(): number {
    return this.#indicators.count;
  }

  /** The row of the last bar; live. */
  get row(): Row {
    return this.#indicators.row;
  }
  /** Absorb `bar`, or, without `keep`, say what absorbing it would lead to. */
  run(bar: ClosedBar, keep: boolean): Reaction {
    const view = this.#view;
    this.#design.laps?.watch(this.#indicators);
    view.bar = bar;
    view.features = keep ? this.#indicators.update(bar) : this.#indicators.peek(bar);
    this.features = view.features;
    this.lasting = this.#indicators.lasting;
    this.#design.laps?.lap('indicators');
    this.failures = nothingSaid;
    if (this.#indicators.failures.length > 0)
      for (const { what, error } of this.#indicators.failures) this.#fail(`kind ${what}`, error);
    if (this.#stages.length === 0) {
      this.opinions = this.#opinions(view, keep);
      this.#design.laps?.lap('strategies');
      return this;
    }
    this.stages = noStages;
    this.#stage(view, keep, true);
    this.opinions = this.#opinions(view, keep);
    this.#design.laps?.lap('strategies');
    this.#stage(view, keep, false);
    return this;
  }

  #opinions(view: StrategyView, keep: boolean): readonly Said[] {
    let opinions: Said[] | undefined;
    for (let i = 0; i < this.#strategies.length; i++) {
      const by = this.#strategies[i]!;
      const { strategy, isOwn } = by;
      try {
        const shown = isOwn ? detachedView(view, this.stages) : view;
        const given = keep ? strategy.update(shown) : strategy.peek(shown);
        const opinion = isOwn && given !== undefined ? opinionFrom(given) : given;
        if (opinion === undefined) continue;
        opinions ??= [];
        opinions.push({ by, opinion });
      } catch (error) {
        this.#fail(`strategy ${by.name}`, error);
      }
    }
    return opinions ?? nothingSaid;
  }

  /** Run the stages before the strategies, or those after them; each sees what those before it said. */
  #stage(view: StrategyView, keep: boolean, areEarly: boolean): void {
    const said: Record<string, unknown> = { ...this.stages };
    for (const { name, stage, isEarly, isOwn } of this.#stages) {
      if (isEarly !== areEarly) continue;
      try {
        const shown = detachedView(view, said);
        const output = keep ? stage.update(shown) : stage.peek(shown);
        if (isOwn) refuseUncarried(output);
        said[name] = output;
      } catch (error) {
        said[name] = undefined;
        this.#fail(`stage ${name}`, error);
      }
      this.#design.laps?.lap(`stage ${name}`);
    }
    this.stages = said;
  }

  #fail(what: string, error: unknown): void {
    const message = messageOf(error);
    const failure: FailureEvent = { type: 'failure', what, timeframe: this.#timeframe, message };
    this.failures = [...this.failures, failure];
  }

  /** All that is remembered, into `old` if there is one to spare. */
  copy(old?: MemoryCopy): MemoryCopy {
    return this.holdings?.copy(old) ?? this.#design.layout.copy(this.parts, old);
  }

  /** Remember what a memory of the same design did when `copy` was made of it. */
  become(copy: MemoryCopy): void {
    if (this.holdings === undefined) this.#design.layout.write(copy, this.parts);
    else this.holdings.become(copy);
  }

  snapshot(): State {
    return this.#design.layout.snapshot(this.parts);
  }

  /** Into a fresh memory: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    this.#design.layout.restore(given, this.parts, path);
  }
}
