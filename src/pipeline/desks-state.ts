import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { decisionFrom, decisionState } from './decision-state.js';
import { Desk } from './desk.js';
import { type Books, deskWidth, numbersFrom } from './desk-numbers.js';
import { isSymbol } from './refusal.js';

/** Numbers of all desks one row after the other, for most have no more; and what is pending. */
export function desksState(desks: ReadonlyMap<string, Desk>): State {
  const numbers = new Float64Array(desks.size * deskWidth);
  const pendings: State[] = [];
  let at = 0;
  for (const desk of desks.values()) {
    numbers.set(Object.values(desk.numbers), at);
    at += deskWidth;
    if (desk.pending !== undefined) pendings.push(decisionState(desk.pending));
  }
  return { symbols: [...desks.keys()], numbers, pendings };
}

/**
 * The desks that `given` describes, each with what is booked of its symbol, where no bar ends after
 * `latest`; or a `SnapshotError`.
 */
export function desksFrom(
  given: State,
  path: string,
  books: Books,
  latest: number,
): ReadonlyMap<string, Desk> {
  const { symbols, pendings, ...rest } = requireStateRecord(given, path);
  if (!isStateArray(symbols)) throw misfit(`${path}.symbols`, 'expected an array');
  if (!isStateArray(pendings)) throw misfit(`${path}.pendings`, 'expected an array');
  const template = { numbers: new Float64Array(symbols.length * deskWidth) };
  const { numbers } = fitState(template, rest, path);
  const desks = new Map<string, Desk>();
  symbols.forEach((symbol, i) => {
    if (!isSymbol(symbol) || desks.has(symbol)) {
      throw misfit(`${path}.symbols[${i}]`, 'expected a symbol of its own');
    }
    const desk = new Desk();
    const row = numbers.subarray(i * deskWidth);
    desk.numbers = numbersFrom(row, `${path}.numbers`, books.position(symbol), latest);
    desks.set(symbol, desk);
  });
  for (const symbol of books.held) {
    if (!desks.has(symbol)) throw misfit(`${path}.symbols`, `lacks ${symbol}, which is held`);
  }
  pendings.forEach((one, i) => {
    const at = `${path}.pendings[${i}]`;
    const decision = decisionFrom(one, at);
    const desk = desks.get(decision.symbol);
    if (desk === undefined || desk.pending !== undefined || decision.action === 'hold') {
      throw misfit(at, 'is not pending at a desk');
    }
    if (!(desk.numbers.left <= decision.quantity)) throw misfit(at, 'has less than is left');
    desk.pending = decision;
  });
  return desks;
}
