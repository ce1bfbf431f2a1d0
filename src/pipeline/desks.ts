import type { Fill } from '../account/fill.js';
import type { PositionState } from '../account/position.js';
import type { State } from '../core/state.js';
import type { Commitment, ExposureTerms } from '../risk/commitments.js';
import type { Decision } from '../risk/decision.js';
import type { OpenPosition } from '../risk/open-position.js';
import { Desk } from './desk.js';
import { commitmentsOf } from './desk-commitments.js';
import { barOf, tradeAt, workedOut } from './desk-decisions.js';
import type { Books } from './desk-numbers.js';
import { desksFrom, desksState } from './desks-state.js';
import type { Judged } from './found.js';
import type { DecisionPlace, Standing } from './lane-decision.js';
import type { SymbolBook } from './symbol-book.js';

/** The desks of all symbols: what is held of each, and what was decided and may still be filled. */
export class Desks {
  readonly #book: SymbolBook;
  readonly #bySymbol = new Map<string, Desk>();

  constructor(book: SymbolBook) {
    this.#book = book;
  }

  get size(): number {
    return this.#bySymbol.size;
  }

  has(symbol: string): boolean {
    return this.#bySymbol.has(symbol);
  }

  /**
   * What a lane's decision on a bar rests on, `undefined` where nothing is to be decided.
   *
   * @param awaits  whether the decision is pending from now on, and not only once it is settled
   */
  stand(judged: Judged, place: DecisionPlace, awaits: boolean): Standing | undefined {
    const { account, quality } = place;
    if (account === undefined || judged.rows === undefined) return undefined;
    const desk = this.#of(place.symbol);
    const standing = desk.standing(barOf(judged, place), place.policy.trailAtrMultiple, true);
    if (standing === undefined || !awaits) return standing;
    desk.forget();
    desk.unread = { judged, standing, account, quality };
    return standing;
  }

  /**
   * The lane's decision on a bar, worked out at once and pending from now on; `idle` where it could
   * only be a first word to hold, `undefined` where nothing is to be decided.
   */
  trade(judged: Judged, place: DecisionPlace): Decision | 'idle' | undefined {
    if (place.account === undefined || judged.rows === undefined) return undefined;
    return tradeAt(this.#of(place.symbol), judged, place);
  }

  /** What `stand` would return; changes nothing. */
  peek(judged: Judged, place: DecisionPlace): Standing | undefined {
    if (place.account === undefined || judged.rows === undefined) return undefined;
    const desk = this.#bySymbol.get(place.symbol) ?? noDesk;
    return desk.standing(barOf(judged, place), place.policy.trailAtrMultiple, false);
  }

  /** `decision` is final: it is pending from now on, whatever was before of its symbol. */
  settle(decision: Decision): void {
    this.#of(decision.symbol).await(decision);
  }

  /** What was settled last for `symbol`, and may still be filled. */
  pending(symbol: string): { readonly decision: Decision; readonly left: number } | undefined {
    const desk = this.#bySymbol.get(symbol);
    if (desk === undefined) return undefined;
    const { pending, numbers } = this.#read(symbol, desk);
    return pending === undefined ? undefined : { decision: pending, left: numbers.left };
  }

  /** A fill was booked: what the position is since. */
  book({ symbol, quantity, price }: Fill, position: Readonly<PositionState>): void {
    const desk = this.#read(symbol, this.#of(symbol));
    const { quantity: held, entry, openedAt } = position;
    desk.book({ quantity: held, entry, openedAt }, { quantity, price });
  }

  /** One unit becomes `ratio` units. */
  split(symbol: string, ratio: number): void {
    const desk = this.#bySymbol.get(symbol);
    if (desk !== undefined) this.#read(symbol, desk).split(ratio);
  }

  /** The decision with this id will not be filled any more; whether it was pending. */
  reject(id: string): boolean {
    for (const [symbol, desk] of this.#bySymbol) {
      if (this.#read(symbol, desk).pending?.id !== id) continue;
      desk.forget();
      return true;
    }
    return false;
  }

  /** The last price of `symbol` is known. */
  price(symbol: string, price: number): void {
    if (this.#bySymbol.has(symbol)) this.#of(symbol).numbers.price = price;
  }

  /** What is held of `symbol`. */
  position(symbol: string): OpenPosition | undefined {
    return this.#bySymbol.get(symbol)?.position;
  }

  /** All that is held and pending, in order of symbol, at the last prices or those that are given. */
  commitments(
    termsOf: (symbol: string) => ExposureTerms,
    prices: ReadonlyMap<string, number>,
  ): readonly Commitment[] {
    return commitmentsOf(this.#bySymbol, termsOf, prices);
  }

  snapshot(): State {
    for (const [symbol, desk] of this.#bySymbol) this.#read(symbol, desk);
    return desksState(this.#bySymbol);
  }

  /** Into fresh desks only. */
  restore(given: State, path: string, books: Books, latest: number = Number.MAX_VALUE): void {
    for (const [symbol, desk] of desksFrom(given, path, books, latest)) {
      this.#bySymbol.set(symbol, desk);
    }
  }

  #of(symbol: string): Desk {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined) return known;
    const desk = new Desk();
    this.#bySymbol.set(symbol, desk);
    return desk;
  }

  /** `desk`, its decision worked out. */
  #read(symbol: string, desk: Desk): Desk {
    return workedOut(desk, symbol, this.#book);
  }
}

const noDesk = new Desk();
