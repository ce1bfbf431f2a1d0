/** What the catalogue cannot know of a kind. A cell left out is printed as –. */
export interface Entry {
  /** The formula, and where it is undefined: a row of docs/conventions.md, which statistics have not. */
  readonly formula?: string;
  /** As a formula of the parameters. */
  readonly warmUp?: string;
  /** What other libraries do otherwise. */
  readonly others?: string;
  readonly source?: string;
  /** How to get the numbers of a TradingView chart. */
  readonly tradingView?: string;
  readonly taLib?: string;
  /** In place of a number of bars, where the influence of the first ones has no such number. */
  readonly settle?: string;
}

/** Kinds that a reader looks for in one place: a section of docs/conventions.md. */
export interface Section {
  readonly title: string;
  readonly note?: string;
  readonly kinds: { readonly [kind: string]: Entry };
}
