import { type SymbolTerms, termsOf } from './account-options.js';
import { type AccountState, listOf } from './account-state.js';
import { earnedBy, type PositionState, unrealisedAt, worthOf } from './position.js';

/** The sum of something over all positions, in the order of symbols. */
export function sumOf(
  state: AccountState,
  of: (position: PositionState, terms: Required<SymbolTerms>) => number,
): number {
  let sum = 0;
  for (const { symbol, position } of listOf(state)) {
    sum += of(position, termsOf(state.settings, symbol));
  }
  return sum;
}

/**
 * Money, less what open positions have earned or lost. It is summed by symbol, never kept: so it does
 * not depend on which symbol's fills, dividends or interest came first.
 */
export function cashOf(state: AccountState): number {
  return state.settings.cash + state.transfers + sumOf(state, earnedBy);
}

/** What would be left if every position were closed at its mark: both sums in one walk. */
export function equityOf(state: AccountState): number {
  const { settings, transfers } = state;
  const all = listOf(state);
  let earned = 0;
  let open = 0;
  for (let i = 0; i < all.length; i++) {
    const { symbol, position } = all[i]!;
    earned += earnedBy(position);
    if (position.quantity !== 0) open += unrealised(position, termsOf(settings, symbol));
  }
  return settings.cash + transfers + earned + open;
}

export function unrealised(position: PositionState, { pointValue }: Required<SymbolTerms>): number {
  return unrealisedAt(position, position.mark, pointValue);
}

/** What the positions are worth at their marks: all of it, and with what is owed taken off. */
export function holdingsOf(state: AccountState): { gross: number; net: number } {
  let gross = 0;
  let net = 0;
  for (const { symbol, position } of listOf(state)) {
    if (position.quantity === 0) continue;
    const worth = worthOf(position, termsOf(state.settings, symbol).pointValue);
    gross += worth;
    net += position.quantity * position.mark < 0 ? -worth : worth;
  }
  return { gross, net };
}

export function marginOf(position: PositionState, terms: Required<SymbolTerms>): number {
  return worthOf(position, terms.pointValue) * terms.marginRatio;
}

function maintenanceOf(position: PositionState, terms: Required<SymbolTerms>): number {
  return worthOf(position, terms.pointValue) * terms.maintenanceRatio;
}

/** Equity at or below which positions are closed by force. */
export function maintenanceSum(state: AccountState): number {
  let sum = 0;
  const all = listOf(state);
  for (let i = 0; i < all.length; i++) {
    const { symbol, position } = all[i]!;
    if (position.quantity !== 0) sum += maintenanceOf(position, termsOf(state.settings, symbol));
  }
  return sum;
}

/** Whether equity would be at or below the maintenance, were `symbol` at `price`. */
export function isLostAt(state: AccountState, symbol: string, price: number): boolean {
  const position = state.positions.get(symbol);
  if (position === undefined) return false;
  const { mark } = position;
  position.mark = price;
  const isLost = equityOf(state) <= maintenanceSum(state);
  position.mark = mark;
  return isLost;
}

/** The symbols with a position, in order. */
export function openSymbols({ positions }: AccountState): readonly string[] {
  const open: string[] = [];
  for (const [symbol, { quantity }] of positions) if (quantity !== 0) open.push(symbol);
  return open;
}

/** A copy of what is known of a symbol. */
export function positionIn(
  { positions }: AccountState,
  symbol: string,
): Readonly<PositionState> | undefined {
  const position = positions.get(symbol);
  return position && { ...position };
}
