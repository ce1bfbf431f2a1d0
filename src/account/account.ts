import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { AccountEvent } from './account-event.js';
import {
  type AccountOptions,
  type AccountSettings,
  accountSettings,
  type SymbolTerms,
  usualTerms,
} from './account-options.js';
import { type AccountState, accountStateOf, reviveAccount } from './account-state.js';
import { type AccountUpdate, applied } from './account-update.js';
import { copyAccount } from './booking.js';
import { type PositionState, unrealisedAt } from './position.js';
import { equityOf, isLostAt, worthOf } from './valuation.js';

/**
 * An account: cash, positions and what they have earned, driven by fills, whoever makes them.
 *
 *   equity = cash + Σ quantity · (mark − entry) · pointValue · rate
 *   Δequity = Σ realised + Δ unrealised − fees − financing + dividends + transfers
 *
 * The entry is the mean price of the units owned; to reduce a position realises, to turn it closes
 * one trade and opens the next. The same fills make the same account bit for bit, in a backtest and
 * live. A fill whose id is known is a `duplicate` and changes nothing.
 *
 * @throws {ConfigError} if an option is unknown or out of its bounds; never because of an event
 * @cost    O(1) an event, O(symbols) for equity; 14 numbers a symbol
 * @example
 * const account = new Account({ cash: 1_000 });
 * account.update({ type: 'fill', fill: { id: 'a', symbol: 'X', time: 0, quantity: 10, price: 50, fee: 1 } });
 * account.update({ type: 'mark', symbol: 'X', close: 52 }).equity; // 1019
 * const sold = { id: 'b', symbol: 'X', time: 1, quantity: -10, price: 53, fee: 1 };
 * account.update({ type: 'fill', fill: sold }).trade?.profit; // 28
 * [account.update({ type: 'fill', fill: sold }).disposition, account.cash]; // ['duplicate', 1028]
 */
export class Account {
  readonly id: string;
  readonly #settings: AccountSettings;
  #state: AccountState;

  constructor(options?: AccountOptions) {
    this.#settings = accountSettings(options);
    this.id = `account(${this.#settings.cash})`;
    this.#state = this.#begin();
  }

  /** Money, less what open positions have earned or lost. */
  get cash(): number {
    return this.#state.cash;
  }

  /** What would be left if every position were closed at its mark. */
  get equity(): number {
    return equityOf(this.#settings, this.#state);
  }

  get unrealised(): number {
    return this.#sum((position, { pointValue }) =>
      unrealisedAt(position, position.mark, pointValue),
    );
  }

  get realised(): number {
    return this.#sum(({ realised }) => realised);
  }

  get fees(): number {
    return this.#sum(({ fees }) => fees);
  }

  get financing(): number {
    return this.#sum(({ financing }) => financing);
  }

  get dividends(): number {
    return this.#sum(({ dividends }) => dividends);
  }

  get transfers(): number {
    return this.#state.transfers;
  }

  /** What the open positions need to have been opened, at their marks. */
  get margin(): number {
    return this.#sum((position, terms) => worthOf(position, terms) * terms.marginRatio);
  }

  /** Equity at or below which positions are closed by force. */
  get maintenance(): number {
    return this.#sum((position, terms) => worthOf(position, terms) * terms.maintenanceRatio);
  }

  /** Whether equity would be at or below the maintenance, were `symbol` at `price`. */
  isLostAt(symbol: string, price: number): boolean {
    return isLostAt(this.#settings, this.#state, symbol, price);
  }

  /** The symbols with a position, in order. */
  get symbols(): readonly string[] {
    const { positions } = this.#state;
    return [...positions.keys()].filter((symbol) => positions.get(symbol)!.quantity !== 0);
  }

  /** A copy of what is known of a symbol; `undefined` before its first event. */
  position(symbol: string): Readonly<PositionState> | undefined {
    const position = this.#state.positions.get(symbol);
    return position === undefined ? undefined : { ...position };
  }

  /** Units owned; negative: owed. */
  quantity(symbol: string): number {
    return this.#state.positions.get(symbol)?.quantity ?? 0;
  }

  terms(symbol: string): Required<SymbolTerms> {
    return this.#settings.terms.get(symbol) ?? usualTerms;
  }

  /** Take an event in; what became of it. */
  update(event: AccountEvent): AccountUpdate {
    return applied(this.#settings, this.#state, event);
  }

  /** What `update(event)` would return; changes nothing. O(symbols). */
  peek(event: AccountEvent): AccountUpdate {
    return applied(this.#settings, copyAccount(this.#state), event);
  }

  reset(): void {
    this.#state = this.#begin();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, accountStateOf(this.#state));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = admitSnapshot(snapshot, this.id, 1);
    this.#state = reviveAccount(state, this.#settings.rememberedFills);
  }

  #begin(): AccountState {
    return { cash: this.#settings.cash, transfers: 0, positions: new Map(), fillIds: new Set() };
  }

  #sum(of: (position: PositionState, terms: Required<SymbolTerms>) => number): number {
    let sum = 0;
    for (const [symbol, position] of this.#state.positions) sum += of(position, this.terms(symbol));
    return sum;
  }
}
