import { type AccountSettings, type SymbolTerms, usualTerms } from './account-options.js';
import type { AccountState } from './account-state.js';
import { type PositionState, unrealisedAt } from './position.js';

/** Money that the units of a position are worth at its mark, whichever side they are on. */
export function worthOf(
  { quantity, mark, rate }: PositionState,
  { pointValue }: Required<SymbolTerms>,
): number {
  return quantity === 0 ? 0 : Math.abs(quantity * mark) * pointValue * rate;
}

/** What would be left if every position were closed at its mark. */
export function equityOf({ terms }: AccountSettings, { cash, positions }: AccountState): number {
  let equity = cash;
  for (const [symbol, position] of positions) {
    const { pointValue } = terms.get(symbol) ?? usualTerms;
    equity += unrealisedAt(position, position.mark, pointValue);
  }
  return equity;
}

/** Whether equity would be at or below the maintenance, were `symbol` at `price`. */
export function isLostAt(
  settings: AccountSettings,
  state: AccountState,
  symbol: string,
  price: number,
): boolean {
  if (!state.positions.has(symbol)) return false;
  let equity = state.cash;
  let maintenance = 0;
  for (const [name, position] of state.positions) {
    const terms = settings.terms.get(name) ?? usualTerms;
    const there = name === symbol ? { ...position, mark: price } : position;
    equity += unrealisedAt(there, there.mark, terms.pointValue);
    maintenance += worthOf(there, terms) * terms.maintenanceRatio;
  }
  return equity <= maintenance;
}
