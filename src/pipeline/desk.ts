import { unitsAfter } from '../account/position.js';
import { isAdmissible } from '../core/operator.js';
import { type Decision, takesRisk } from '../risk/decision.js';
import { type OpenPosition, sideOf, tighterStop, trailedStop } from '../risk/open-position.js';
import { type DeskNumbers, deskNumbers } from './desk-numbers.js';
import type { Judged } from './found.js';
import type { DecisionPlace, Standing } from './lane-decision.js';
import type { BarOfPosition, Passing } from './passing-standing.js';
import { firstWord, noPosition, passing } from './passing-standing.js';

/** A decision that nobody has asked for yet. */
export interface Unread extends Pick<DecisionPlace, 'account' | 'quality'> {
  readonly judged: Judged;
  readonly standing: Standing;
}

/** One symbol's position, its plan, and the decision on it that may still be filled. */
export class Desk {
  numbers: DeskNumbers = deskNumbers();
  /** Worked out when it is wanted. */
  unread: Unread | undefined;
  pending: Decision | undefined;
  /** What a decision that is worked out at once rests on, to be written over. */
  readonly #passing: Passing = passing();

  get isHeld(): boolean {
    return this.numbers.quantity !== 0;
  }

  /** `decision` stands from now on instead of what was pending. */
  await(decision: Decision): void {
    this.unread = undefined;
    const isTrade = decision.action !== 'hold';
    this.pending = isTrade ? decision : undefined;
    this.numbers.left = isTrade ? decision.quantity : 0;
  }

  /** Nothing is pending. */
  forget(): void {
    this.unread = undefined;
    this.pending = undefined;
    this.numbers.left = 0;
  }

  /** The bar that ended then was decided on for the first time: nothing is held, and nothing is done. */
  pass(end: number): void {
    this.numbers.end = end;
    this.numbers.revision = 0;
    this.forget();
  }

  /** What a decision on a bar rests on; `undefined` if a later bar was decided on already. */
  standing(bar: BarOfPosition, multiple: number, keep: boolean): Standing | undefined {
    return this.#standing(bar, multiple, keep);
  }

  /** The same, kept, and good until the next is asked for. */
  passingStanding(bar: BarOfPosition, multiple: number): Standing | undefined {
    return this.#standing(bar, multiple, true, this.#passing);
  }

  #standing(bar: BarOfPosition, atrs: number, keep: boolean, to?: Passing): Standing | undefined {
    const standing = to?.standing ?? { ...firstWord };
    const { numbers } = this;
    if (bar.end < numbers.end) return undefined;
    const isSame = bar.end === numbers.end;
    const inForce = isSame ? numbers.stopBefore : numbers.stop;
    standing.revision = isSame ? numbers.revision + 1 : 0;
    standing.position = this.isHeld
      ? this.#write(inForce, to?.position ?? noPosition())
      : undefined;
    standing.isFilled = bar.end === numbers.filledEnd;
    if (!keep) return standing;
    numbers.end = bar.end;
    numbers.revision = standing.revision;
    if (standing.position !== undefined) {
      numbers.stopBefore = inForce;
      numbers.stop = trailedStop(standing.position, bar.price, { atr: bar.atr, multiple: atrs });
    }
    return standing;
  }

  /** What is held, with the stop in force. */
  get position(): OpenPosition | undefined {
    return this.isHeld ? this.#write(this.numbers.stop, noPosition()) : undefined;
  }

  #write(stop: number, to: Passing['position']): OpenPosition {
    const { quantity, entry, openedAt, target, horizonMs, entryCount } = this.numbers;
    to.quantity = quantity;
    to.entry = entry;
    to.openedAt = openedAt;
    to.stop = stop;
    to.target = target;
    to.horizonMs = horizonMs;
    to.entryCount = Math.max(1, entryCount);
    return to;
  }

  /** The books have another quantity since a fill of so many units, made because of `pending`. */
  book(
    books: Readonly<Pick<DeskNumbers, 'quantity' | 'entry' | 'openedAt'>>,
    fill: { readonly quantity: number; readonly price: number },
  ): void {
    const { numbers, pending } = this;
    const before = numbers.quantity;
    Object.assign(numbers, books);
    numbers.price = fill.price;
    if (numbers.quantity === 0 || numbers.quantity * before < 0) this.#unplan();
    if (pending === undefined) return;
    const wantsBuy = takesRisk(pending.action) === (pending.side === 'long');
    if (fill.quantity > 0 !== wantsBuy) return;
    const isFirst = numbers.left === pending.quantity;
    numbers.left = Math.max(0, unitsAfter(numbers.left, -Math.abs(fill.quantity)));
    if (takesRisk(pending.action) && this.isHeld) this.#plan(pending, isFirst);
    if (numbers.left === 0) this.pending = undefined;
  }

  /** One unit becomes `ratio` units: prices are so much lower. */
  split(ratio: number): void {
    const { numbers, pending } = this;
    for (const name of ['quantity', 'left'] as const) numbers[name] *= ratio;
    for (const name of ['entry', 'stop', 'stopBefore', 'target', 'price'] as const) {
      numbers[name] /= ratio;
    }
    if (pending === undefined) return;
    const { quantity, price, stop, target } = pending;
    const prices = { price: price / ratio, stop: stop / ratio, target: target / ratio };
    this.pending = { ...pending, ...prices, quantity: quantity * ratio };
    if (!isAdmissible(quantity * ratio)) this.forget(); // nobody could fill it
  }

  #plan({ end, stop, target, horizonMs }: Decision, isFirst: boolean): void {
    const { numbers } = this;
    const side = sideOf(numbers);
    numbers.stop = tighterStop(side, numbers.stop, stop);
    numbers.stopBefore = tighterStop(side, numbers.stopBefore, stop);
    numbers.target = target;
    numbers.horizonMs = horizonMs;
    numbers.filledEnd = end;
    if (isFirst || numbers.entryCount === 0) numbers.entryCount += 1;
  }

  #unplan(): void {
    const { numbers } = this;
    const { stop, stopBefore, target, horizonMs, entryCount } = deskNumbers();
    Object.assign(numbers, { stop, stopBefore, target, horizonMs, entryCount });
  }
}
