import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { AccountEvent } from './account-event.js';
import type { AccountOptions, SymbolTerms } from './account-options.js';
import * as options from './account-options.js';
import * as kept from './account-state.js';
import { type AccountEntry, type AccountUpdate, applied, entered } from './account-update.js';
import { type MarkPrices, markAt } from './booking.js';
import type { PositionState } from './position.js';
import * as money from './valuation.js';

/**
 * An account: cash, positions and what they have earned, driven by fills, whoever makes them.
 *
 *   cash   = initial cash + transfers + Σ (realised − fees − financing + dividends)
 *   equity = cash + Σ quantity · (mark − entry) · pointValue · rate
 *
 * The entry is the mean price of the units owned; to reduce a position realises, to turn it closes one trade and opens the next.
 * The same events make the same account bit for bit, whichever symbol comes first. A fill whose id is known is a `duplicate`.
 *
 * @throws {ConfigError} if an option is unknown or out of its bounds; never because of an event
 * @cost    O(1) an event (`absorb`), O(symbols) for equity, and where a symbol is new; 14 numbers a symbol
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
  #state: kept.AccountState;

  constructor(given?: AccountOptions) {
    this.#state = kept.accountInit(options.accountSettings(given));
    this.id = `account(${this.#state.settings.cash})`;
  }

  /** Money, less what open positions have earned or lost. */
  get cash(): number {
    return money.cashOf(this.#state);
  }

  /** What would be left if every position were closed at its mark. */
  get equity(): number {
    return money.equityOf(this.#state);
  }

  get unrealised(): number {
    return money.sumOf(this.#state, money.unrealised);
  }

  get realised(): number {
    return money.sumOf(this.#state, ({ realised }) => realised);
  }

  get fees(): number {
    return money.sumOf(this.#state, ({ fees }) => fees);
  }

  get financing(): number {
    return money.sumOf(this.#state, ({ financing }) => financing);
  }

  get dividends(): number {
    return money.sumOf(this.#state, ({ dividends }) => dividends);
  }

  get transfers(): number {
    return this.#state.transfers;
  }

  /** What the positions are worth at their marks: all of it, and with what is owed taken off. */
  get holdings(): { readonly gross: number; readonly net: number } {
    return money.holdingsOf(this.#state);
  }

  /** What the open positions need to have been opened, at their marks. */
  get margin(): number {
    return money.sumOf(this.#state, money.marginOf);
  }

  /** Equity at or below which positions are closed by force. */
  get maintenance(): number {
    return money.maintenanceSum(this.#state);
  }

  /** Whether equity would be at or below the maintenance, were `symbol` at `price`. */
  isLostAt(symbol: string, price: number): boolean {
    return money.isLostAt(this.#state, symbol, price);
  }

  /** The symbols with a position, in order. */
  get symbols(): readonly string[] {
    return money.openSymbols(this.#state);
  }

  /** A copy of what is known of a symbol; `undefined` before its first event. */
  position(symbol: string): Readonly<PositionState> | undefined {
    return money.positionIn(this.#state, symbol);
  }

  /** Units owned; negative: owed. */
  quantity(symbol: string): number {
    return this.#state.positions.get(symbol)?.quantity ?? 0;
  }

  terms(symbol: string): Required<SymbolTerms> {
    return options.termsOf(this.#state.settings, symbol);
  }

  /** Account money for a price of the symbol one higher, a unit. */
  pointMoney(symbol: string): number {
    return this.terms(symbol).pointValue * (this.#state.positions.get(symbol)?.rate ?? 1);
  }

  /** Take an event in; what became of it. */
  update(event: AccountEvent): AccountUpdate {
    return applied(this.#state, event);
  }

  /** Take an event in as `update` does, and say nothing of the equity: O(1). */
  absorb(event: AccountEvent): AccountEntry {
    return entered(this.#state, event);
  }

  /** To absorb a `mark` of the bar, without an event; if it is not over, only its close counts. */
  mark(symbol: string, bar: MarkPrices, isOver = true): boolean {
    return markAt(this.#state, symbol, bar, isOver);
  }

  /** What `update(event)` would return; changes nothing. O(symbols + remembered fills). */
  peek(event: AccountEvent): AccountUpdate {
    return applied(kept.accountCopy(this.#state), event);
  }

  reset(): void {
    this.#state = kept.accountInit(this.#state.settings);
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, kept.accountVersion, kept.accountStateOf(this.#state));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    this.#state = kept.reviveAccount(this.#state.settings, kept.admitAccount(snapshot, this.id));
  }
}
