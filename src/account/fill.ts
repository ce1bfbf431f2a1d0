import { isAdmissible } from '../core/operator.js';

/** What was traded, whoever made it: a simulation or a broker. */
export interface Fill {
  /** Of this fill; a second one with the same id is a duplicate and changes nothing. */
  readonly id: string;
  readonly symbol: string;
  /** When, in ms since the Unix epoch, UTC. */
  readonly time: number;
  /** Units bought, negative where sold; never 0. */
  readonly quantity: number;
  /** In the symbol's currency. */
  readonly price: number;
  /** Paid for the fill, in the account's currency; negative where the venue pays. Default 0. */
  readonly fee?: number;
}

/** A fill as read, each field once; undefined if it is none. Never throws. */
export function readFill(input: unknown): Required<Fill> | undefined {
  try {
    const { id, symbol, time, quantity, price, fee = 0 } = input as Fill;
    if (!isName(id) || !isName(symbol) || !isAdmissible(time)) return undefined;
    if (!isAdmissible(quantity) || quantity === 0) return undefined;
    if (!isAdmissible(price) || !isAdmissible(fee)) return undefined;
    return { id, symbol, time, quantity, price, fee };
  } catch {
    return undefined;
  }
}

/** Characters of an id or a symbol, at most: what is remembered of a stranger's text is bounded. */
const MAX_CHARACTERS = 256;

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_CHARACTERS;
}
