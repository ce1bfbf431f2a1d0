import {
  requireBoolean,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { FeeModel, SlippageModel } from './costs.js';

/** Which of stop and target comes first in a bar that reaches both. */
export type IntrabarPolicy =
  | 'worst' // the stop
  | 'adaptive' // that at the extreme nearer to the open; at equal distance the stop
  | 'ohlc' // that at the high
  | 'olhc' // that at the low
  | 'base'; // as the bar's own base bars went; within one of them, the stop

/** What an order that is sized at the open is sized by. */
export interface SizingContext {
  /** 1 buys, −1 sells. */
  readonly side: number;
  readonly open: number;
  /** Money that is free, in the account's currency; infinite without an account. */
  readonly available: number;
}

export interface BookOptions {
  /** Default `worst`. */
  readonly policy?: IntrabarPolicy;
  /** Whether a limit or a target is filled where the price only touches it; default false. */
  readonly touch?: boolean;
  /** Full spread between bid and ask, as a ratio of the price; takers pay half. Default 0. */
  readonly spreadRatio?: number;
  /** Default none. */
  readonly slippage?: SlippageModel;
  /** Default none. */
  readonly fees?: FeeModel;
  /** Largest share of a bar's volume that orders are filled with; default no limit. */
  readonly participation?: number;
  /** Units are whole multiples of it; default any. */
  readonly step?: number;
  /** Smallest value of an opening fill, in the symbol's currency; default 0. */
  readonly minNotional?: number;
  /** Units of an order whose quantity is `at-open`. */
  readonly sizeAtOpen?: (context: SizingContext) => number;
  /** An entry whose open is beyond its own stop or target: refused (default), or filled all the same. */
  readonly beyondExit?: 'reject' | 'fill';
}

export type BookSettings = Required<Omit<BookOptions, 'sizeAtOpen'>> &
  Pick<BookOptions, 'sizeAtOpen'>;

const policies = ['worst', 'adaptive', 'ohlc', 'olhc', 'base'] as const;

/** The model where none is given: nobody asks it. */
export const noCost = (): number => 0;

export function bookSettings(options: BookOptions = {}): BookSettings {
  const given = requireRecord('options', options);
  requireKnownKeys('', given, [
    ...['policy', 'touch', 'spreadRatio', 'slippage', 'fees', 'participation'],
    ...['step', 'minNotional', 'sizeAtOpen', 'beyondExit'],
  ]);
  const {
    participation = Number.MAX_VALUE,
    slippage = noCost,
    fees = noCost,
    sizeAtOpen,
  } = options;
  for (const [name, model] of Object.entries({
    slippage,
    fees,
    sizeAtOpen: sizeAtOpen ?? noCost,
  })) {
    if (typeof model !== 'function') throw new ConfigError(name, 'a function', model);
  }
  return {
    policy: requireOneOf('policy', options.policy ?? 'worst', policies),
    touch: requireBoolean('touch', options.touch ?? false),
    spreadRatio: requireNumber('spreadRatio', options.spreadRatio ?? 0, 0, 0.5),
    slippage,
    fees,
    participation: requireNumber('participation', participation, 0),
    step: requireNumber('step', options.step ?? 0, 0, 1e15),
    minNotional: requireNumber('minNotional', options.minNotional ?? 0, 0, 1e15),
    beyondExit: requireOneOf('beyondExit', options.beyondExit ?? 'reject', ['reject', 'fill']),
    ...(sizeAtOpen === undefined ? {} : { sizeAtOpen }),
  };
}

/** `quantity` as whole steps, downwards: .29 in steps of .01 are 29. */
export function wholeSteps(quantity: number, step: number): number {
  return step === 0 ? quantity : step * Math.floor((quantity / step) * (1 + 4e-16) + 1e-9);
}
