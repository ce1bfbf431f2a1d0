export { Account } from './account.js';
export type { AccountEvent } from './account-event.js';
export type { AccountOptions, SymbolTerms } from './account-options.js';
export type { AccountRefusal } from './account-refusal.js';
export type { AccountTrade } from './account-trade.js';
export type { AccountEntry, AccountUpdate } from './account-update.js';
export type { MarkPrices } from './booking.js';
export { type Fill, readFill } from './fill.js';
export type { PositionState } from './position.js';
