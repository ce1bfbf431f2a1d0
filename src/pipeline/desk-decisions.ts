import type { Decision } from '../risk/decision.js';
import type { Desk } from './desk.js';
import type { Judged } from './found.js';
import { atrIn, type DecisionPlace, decidedOn, decisionOn, isIdle } from './lane-decision.js';
import { type BarOfPosition, firstWord } from './passing-standing.js';
import type { SymbolBook } from './symbol-book.js';

/** What a bar that is decided on says to a position, good until the next is asked for. */
export function barOf(judged: Judged, { design }: DecisionPlace): BarOfPosition {
  const { interval, bar } = judged.judgement;
  last.end = interval!.end;
  last.price = bar!.close;
  last.atr = atrIn(design, judged);
  return last;
}

const last = { end: 0.5, price: 0.5, atr: 0.5 };

/**
 * What is decided at `desk`, worked out at once; `idle` where it is a first word to hold that leaves
 * everything as it is. The desk keeps it: it is for those who do not write on it.
 */
export function tradeAt(
  desk: Desk,
  judged: Judged,
  place: DecisionPlace,
): Decision | 'idle' | undefined {
  const { end } = judged.judgement.interval!;
  if (!desk.isHeld && !(end <= desk.numbers.end) && isIdle(judged, firstWord, place)) {
    desk.pass(end);
    return 'idle';
  }
  const standing = desk.passingStanding(barOf(judged, place), place.policy.trailAtrMultiple);
  if (standing === undefined) return undefined;
  desk.forget();
  if (isIdle(judged, standing, place)) return 'idle';
  const decision = decisionOn(judged, standing, place);
  if (decision !== undefined && decision.action !== 'hold') desk.await(decision);
  return decision;
}

/** `desk` of `symbol`, its decision worked out. */
export function workedOut(desk: Desk, symbol: string, book: SymbolBook): Desk {
  const { unread } = desk;
  if (unread === undefined) return desk;
  const { judged, standing, account, quality } = unread;
  if (!standing.isDecided) {
    const { design, policy } = book.of(symbol);
    decidedOn(judged, standing, { symbol, design, policy, account, quality });
  }
  if (standing.trade === undefined) desk.forget();
  else desk.await(standing.trade);
  return desk;
}
