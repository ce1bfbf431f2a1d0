/** What venues' names mean; a `SymbolMap` of `barwave/formats` is one. */
export interface SymbolNames {
  /** The canonical name, or `undefined` if the name is not known; `venue` is the bar's `feed`. */
  canonical(name: string, venue?: string): string | undefined;
}
