import type { Bar, SymbolBar } from '../bars/bar.js';
import { fitState, misfit, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { symbolOf } from '../pipeline/refusal.js';
import { type Wired, type Wiring, wiringOf } from '../pipeline/wiring.js';
import { checkedBar } from '../simulation/checked-bar.js';
import type { Judgement } from '../validation/judgement.js';
import type { StreamValidator } from '../validation/stream-validator.js';
import { noBar } from './detached-bars.js';
import { byTime, type Together } from './together.js';

/** Dispositions of a first bar that a lane is born with. */
const beginning = new Set<string>(['accepted', 'repaired', 'pending']);

/** Dispositions of a bar that a lane may put in its place, where it takes old bars in. */
const old = new Set<string>(['late', 'backfilled']);

/**
 * Bars as the lanes of a pipeline will believe them, judged ahead of the lanes by validators of the
 * same design: orders meet these and no others, so that nothing is filled at a price that no
 * decision may rest on.
 */
export class BelievedBars {
  readonly #wiring: Wiring;
  #validators = new Map<string, StreamValidator>();
  /** Symbols whose lanes live through something again once they have the bars. */
  readonly #relived = new Set<string>();

  constructor(pipeline: Wired) {
    this.#wiring = wiringOf(pipeline);
  }

  /**
   * What is believed once the bars of one end have come, in lists of one time, the earliest first. A
   * bar that waited for the next is in a list before it; one that waits now is in none; in the place
   * of one that is not believed there is a bar without fields, which brokers refuse.
   */
  of(bars: readonly SymbolBar[]): readonly Together[] {
    const believed: SymbolBar[] = [];
    let hasWaited = false;
    for (const bar of bars) {
      const symbol = this.#symbolOf(bar);
      for (const judgement of this.#judged(symbol, bar)) {
        if (judgement.disposition === 'pending') continue;
        hasWaited ||= judgement.wasPending;
        believed.push(believedBar(symbol!, judgement, bar));
      }
    }
    if (believed.length === 0) return nothing;
    return hasWaited ? byTime(believed) : [believed];
  }

  /** What the pipeline calls the symbol of a bar; undefined where it takes no bars of it in. */
  #symbolOf(bar: SymbolBar): string | undefined {
    const { config, book } = this.#wiring;
    const symbol = this.#wiring.canonical(symbolOf(bar, config.symbol), bar);
    if (symbol === undefined || !book.of(symbol).isEnabled) return undefined;
    const isRoom = this.#validators.size < config.maxSymbols || this.#validators.has(symbol);
    return isRoom ? symbol : undefined;
  }

  #judged(symbol: string | undefined, bar: SymbolBar): readonly Judgement[] {
    if (symbol === undefined) return notTaken;
    const known = this.#validators.get(symbol);
    const validator = known ?? this.#wiring.book.of(symbol).design.validator();
    const { judgements } = validator.judge(bar);
    const isBorn = known === undefined && beginning.has(judgements[0]!.disposition);
    if (isBorn) this.#validators.set(symbol, validator);
    const { replay } = this.#wiring.book.of(symbol).design;
    const isOld = judgements.some(({ disposition }) => old.has(disposition));
    if (replay !== undefined && isOld) this.#relived.add(symbol);
    return judgements;
  }

  /**
   * The lanes have the bars. One that has put an old bar in its place has judged anew what came after
   * it, and judges what comes by that.
   */
  settle(): void {
    if (this.#relived.size === 0) return;
    for (const symbol of this.#relived) {
      const lane = this.#wiring.lanes.of(symbol)?.snapshot();
      const { validator } = requireStateRecord(lane ?? {}, '');
      if (validator !== undefined) this.#validators.get(symbol)?.restore(validator as Snapshot);
    }
    this.#relived.clear();
  }

  /** By symbol, in the order of symbols. */
  snapshot(): State {
    const symbols = [...this.#validators.keys()].sort();
    return {
      symbols,
      validators: symbols.map((symbol) => this.#validators.get(symbol)!.snapshot() as State),
    };
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(given: State | undefined, path: string): void {
    const { symbols, validators, ...rest } = requireStateRecord(given ?? null, path);
    fitState({}, rest, path);
    if (!Array.isArray(symbols) || !Array.isArray(validators)) throw misfit(path, 'is no lists');
    if (symbols.length !== validators.length) throw misfit(path, 'differ in length');
    const revived = new Map<string, StreamValidator>();
    symbols.forEach((symbol, i) => {
      if (typeof symbol !== 'string' || revived.has(symbol)) {
        throw misfit(`${path}.symbols[${i}]`, 'is no name of its own');
      }
      const validator = this.#wiring.book.of(symbol).design.validator();
      validator.restore(validators[i] as Snapshot);
      revived.set(symbol, validator);
    });
    this.#validators = revived;
  }
}

const nothing: readonly never[] = Object.freeze([]);

const notTaken: readonly Judgement[] = [
  { disposition: 'rejected', wasPending: false } as Judgement,
];

/** The bar that goes on, with the base bars that came with it if its prices are as they came. */
function believedBar(
  symbol: string,
  { bar, disposition }: Judgement,
  given: SymbolBar & { readonly children?: readonly Bar[] },
): SymbolBar {
  if (bar === undefined) return noBar;
  const isAsGiven = disposition === 'accepted' && bar.time === given.time;
  return checkedBar(symbol, bar, isAsGiven ? given.children : undefined) ?? noBar;
}
