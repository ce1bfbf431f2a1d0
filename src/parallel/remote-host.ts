import type { Answer, Letter, Order, Reply, SavedLane } from './messages.js';

/** What carries letters to where a host lives. */
export interface Carrier {
  post(letter: Letter, buffers: ArrayBuffer[]): void;
}

/** An order that was sent, and who waits for its answer, until it came. */
interface Sent {
  readonly seq: number;
  readonly order: Order;
  waits: ((answer: Answer) => void) | undefined;
}

/**
 * The caller's side of a host: what it was told since the last time that it told the state of all
 * its lanes. From both, another port can do all of it again, to the same bits.
 */
export class RemoteHost {
  readonly number: number;
  #carrier: Carrier;
  /** Rises when the host begins anew: replies to letters of an earlier carriage are of no use. */
  #carriage = 0;
  #seq = 0;
  #saved: readonly SavedLane[] = [];
  readonly #begin: Order;
  #log: Sent[] = [];
  /** Of the log: those from here on wait for an answer. */
  #answered = 0;
  /** Answer that was waited for at the last death, and how often in a row. */
  #strikeSeq = 0;
  #strikes = 0;

  constructor(number: number, begin: Order, carrier: Carrier) {
    this.number = number;
    this.#begin = begin;
    this.#carrier = carrier;
  }

  /** Orders that were sent and not answered. */
  get unanswered(): number {
    return this.#log.length - this.#answered;
  }

  /** Orders that would be sent again. */
  get logged(): number {
    return this.#log.length;
  }

  send(order: Order, waits: (answer: Answer) => void): void {
    this.#seq += 1;
    const sent = { seq: this.#seq, order, waits };
    this.#log.push(sent);
    this.#post(sent.seq, order);
  }

  /** Take a reply in; whether it was waited for. */
  hear({ carriage, seq, answer }: Reply): boolean {
    const sent = this.#log[this.#answered];
    if (carriage !== this.#carriage || sent?.seq !== seq || answer === undefined) return false;
    const { order, waits } = sent;
    sent.waits = undefined;
    this.#answered += 1;
    if (order.type === 'save' && order.released === undefined) this.#begunFrom(answer.lanes!);
    if (order.type === 'load' && order.isFresh) this.#begunFrom(order.lanes);
    waits?.(answer);
    return true;
  }

  #begunFrom(lanes: readonly SavedLane[]): void {
    this.#saved = lanes;
    this.#log = this.#log.slice(this.#answered);
    this.#answered = 0;
  }

  /** How often in a row the port died over the order that is to be answered next. */
  strike(): number {
    const seq = this.#log[this.#answered]?.seq ?? 0;
    this.#strikes = seq === this.#strikeSeq && seq > 0 ? this.#strikes + 1 : 1;
    this.#strikeSeq = seq;
    return this.#strikes;
  }

  /** Begin anew at `carrier`: from the last state on, all that was ordered since. */
  carryOn(carrier: Carrier): void {
    this.#carrier = carrier;
    this.#carriage += 1;
    this.#post(0, this.#begin);
    if (this.#saved.length > 0) this.#post(0, { type: 'load', lanes: this.#saved, isFresh: true });
    const carriage = this.#carriage;
    for (const { seq, order, waits } of [...this.#log]) {
      if (carriage !== this.#carriage) return; // died over it, and was carried on elsewhere
      if (waits !== undefined) this.#post(seq, order);
      else this.#post(0, quietly(order));
    }
  }

  #post(seq: number, order: Order): void {
    const letter = { host: this.number, carriage: this.#carriage, seq };
    if (order.type !== 'bars') {
      this.#carrier.post({ ...letter, order }, []);
      return;
    }
    const numbers = order.numbers.slice(); // one copy moves, one stays until it is not needed
    const symbolAt = order.symbolAt.slice();
    const buffers = [numbers.buffer as ArrayBuffer, symbolAt.buffer as ArrayBuffer];
    this.#carrier.post({ ...letter, order: { ...order, numbers, symbolAt } }, buffers);
  }
}

/** `order` once more, of which the answer is known. */
function quietly(order: Order): Order {
  if (order.type !== 'bars' && order.type !== 'advance') return order;
  return { ...order, answer: 'nothing' };
}
