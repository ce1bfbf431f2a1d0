import type { Accounts } from './accounts.js';
import type { PipelineConfig } from './config.js';
import type { Desks } from './desks.js';
import { Portfolio } from './portfolio.js';
import type { SymbolBook } from './symbol-book.js';

/** A portfolio step over `accounts` and `desks`, where `config` says that there is one. */
export function portfolioOf(
  { config, book }: { readonly config: PipelineConfig; readonly book: SymbolBook },
  accounts: Accounts,
  desks: Desks,
): Portfolio | undefined {
  if (config.portfolio === undefined) return undefined;
  const termsOf = (symbol: string) => {
    const { policy, priority } = book.of(symbol);
    return { ...policy, priority, quoteRate: accounts.of(symbol).quoteRate };
  };
  return new Portfolio(config.portfolio, desks, termsOf, book.usual.design.steps.portfolio);
}
