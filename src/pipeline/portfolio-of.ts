import type { Accounts } from './accounts.js';
import type { PipelineConfig } from './config.js';
import type { Desks } from './desks.js';
import type { LaneExtensions } from './hearing/lane-parts.js';
import { Portfolio } from './portfolio.js';
import type { SymbolBook } from './symbol-book.js';

/** Of a pipeline, what its portfolio step depends on. */
export interface Deciding {
  readonly config: PipelineConfig;
  readonly book: SymbolBook;
  readonly extensions: LaneExtensions;
}

/** A portfolio step over `accounts` and `desks`, where `config` or a stage over all symbols asks for one. */
export function portfolioOf(
  { config, book, extensions: { overAll = {} } }: Deciding,
  accounts: Accounts,
  desks: Desks,
): Portfolio | undefined {
  const [first] = Object.values(overAll);
  if ((first ?? config.portfolio) === undefined) return undefined;
  const termsOf = (symbol: string) => {
    const { policy, priority } = book.of(symbol);
    return { ...policy, priority, quoteRate: accounts.of(symbol).quoteRate };
  };
  const Made = (first?.together ?? Portfolio) as new (...parts: readonly unknown[]) => Portfolio;
  const { portfolio: step } = book.usual.design.steps;
  return new Made(config.portfolio, desks, termsOf, step, overAll, book);
}
