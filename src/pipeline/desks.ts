import type { Fill } from '../account/fill.js';
import type { PositionState } from '../account/position.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { type Commitment, type ExposureTerms, riskOf } from '../risk/commitments.js';
import type { Decision } from '../risk/decision.js';
import type { OpenPosition } from '../risk/open-position.js';
import { commitmentOf } from '../risk/portfolio-limit.js';
import { decisionFrom, decisionState } from './decision-state.js';
import { type BarOfPosition, Desk, type DeskNumbers, deskNumbers } from './desk.js';
import type { Judged } from './findings.js';
import { atrIn, type DecisionPlace, decisionOn, type Standing } from './lane-decision.js';
import { isSymbol } from './refusal.js';
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
    this.#read(symbol, desk);
    const { pending, numbers } = desk;
    return pending === undefined ? undefined : { decision: pending, left: numbers.left };
  }

  /** A fill was booked: what the position is since. */
  book({ symbol, quantity, price }: Fill, position: Readonly<PositionState>): void {
    const desk = this.#of(symbol);
    this.#read(symbol, desk);
    const { quantity: held, entry, openedAt } = position;
    desk.book({ quantity: held, entry, openedAt }, { quantity, price });
  }

  /** The decision with this id will not be filled any more; whether it was pending. */
  reject(id: string): boolean {
    for (const [symbol, desk] of this.#bySymbol) {
      this.#read(symbol, desk);
      if (desk.pending?.id !== id) continue;
      desk.forget();
      return true;
    }
    return false;
  }

  /** The last price of `symbol` is known. */
  price(symbol: string, price: number): void {
    const desk = this.#bySymbol.get(symbol);
    if (desk !== undefined) desk.numbers.price = price;
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
    const all: Commitment[] = [];
    const symbols = [...this.#bySymbol.keys()].sort();
    for (const symbol of symbols) {
      const desk = this.#bySymbol.get(symbol)!;
      const { numbers, pending } = desk;
      if (pending !== undefined) all.push(commitmentOf(pending, numbers.left));
      if (!desk.isHeld) continue;
      const price = prices.get(symbol) ?? numbers.price;
      const { quantity, entry, stop } = numbers;
      const risk = riskOf({ quantity, entry, stop, price }, termsOf(symbol));
      all.push({ symbol, kind: 'held', quantity, price, risk });
    }
    return all;
  }

  /** Numbers of all desks in one row after the other: there may be many, and most have no more. */
  snapshot(): State {
    const symbols = [...this.#bySymbol.keys()];
    const numbers = new Float64Array(symbols.length * width);
    const pendings: State[] = [];
    symbols.forEach((symbol, i) => {
      const desk = this.#bySymbol.get(symbol)!;
      this.#read(symbol, desk);
      numbers.set(Object.values(desk.numbers), i * width);
      if (desk.pending !== undefined) pendings.push(decisionState(desk.pending));
    });
    return { symbols, numbers, pendings };
  }

  /** Into fresh desks only. */
  restore(given: State, path: string): void {
    const { symbols, pendings, ...rest } = requireStateRecord(given, path);
    if (!isStateArray(symbols)) throw misfit(`${path}.symbols`, 'expected an array');
    const template = { numbers: new Float64Array(symbols.length * width) };
    const { numbers } = fitState(template, rest, path);
    symbols.forEach((symbol, i) => {
      if (!isSymbol(symbol) || this.#bySymbol.has(symbol)) {
        throw misfit(`${path}.symbols[${i}]`, 'expected a symbol of its own');
      }
      const desk = this.#of(symbol);
      desk.numbers = numbersFrom(numbers.subarray(i * width), `${path}.numbers`);
    });
    if (!isStateArray(pendings)) throw misfit(`${path}.pendings`, 'expected an array');
    pendings.forEach((one, i) => {
      const at = `${path}.pendings[${i}]`;
      const decision = decisionFrom(one, at);
      const desk = this.#bySymbol.get(decision.symbol);
      if (desk === undefined || desk.pending !== undefined || decision.action === 'hold') {
        throw misfit(at, 'is not pending at a desk');
      }
      if (!(desk.numbers.left <= decision.quantity)) throw misfit(at, 'has less than is left');
      desk.pending = decision;
    });
  }

  #of(symbol: string): Desk {
    let desk = this.#bySymbol.get(symbol);
    if (desk === undefined) {
      desk = new Desk();
      this.#bySymbol.set(symbol, desk);
    }
    return desk;
  }

  #read(symbol: string, desk: Desk): void {
    const { unread } = desk;
    if (unread === undefined) return;
    const { judged, standing, ...known } = unread;
    const place = { symbol, ...this.#book.of(symbol), ...known };
    const decision = decisionOn(judged, standing, place);
    if (decision === undefined) desk.forget();
    else desk.await(decision);
  }
}

const width = Object.keys(deskNumbers()).length;
const noDesk = new Desk();

function barOf(judged: Judged, { design }: DecisionPlace): BarOfPosition {
  const { interval, bar } = judged.judgement;
  return { end: interval!.end, price: bar!.close, atr: atrIn(design, judged) };
}

function numbersFrom(row: Float64Array, path: string): DeskNumbers {
  const names = Object.keys(deskNumbers()) as (keyof DeskNumbers)[];
  const numbers = deskNumbers();
  names.forEach((name, i) => {
    numbers[name] = row[i]!;
  });
  const { revision, entryCount, left, quantity, entry, openedAt } = numbers;
  const areCounts = [revision, entryCount].every((n) => Number.isSafeInteger(n) && n >= 0);
  const isOpen = quantity !== 0;
  const isSound = isOpen ? !Number.isNaN(quantity + entry + openedAt) : quantity === 0;
  if (!areCounts || !isSound || !(left >= 0)) throw misfit(path, 'has numbers that cannot be');
  return numbers;
}
