import { isName } from '../account/fill.js';
import {
  fitState,
  isStateRecord,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';

/** What a broker remembers, as a snapshot holds it. */
export interface BrokerState {
  readonly account: Snapshot;
  readonly books: Readonly<Record<string, Snapshot>>;
  readonly worse: number;
  readonly better: number;
}

/** The parts of `given`, or a `SnapshotError`; account and books judge their own. */
export function fitBroker(given: State): BrokerState {
  const { account, books, ...rest } = requireStateRecord(given, 'state');
  const { worse, better } = fitState({ worse: 0, better: 0 }, rest, 'state');
  if (!isStateRecord(books) || !Object.keys(books).every(isName)) {
    throw misfit('state.books', 'expected books by symbol');
  }
  if (!(worse <= 0 && better >= 0)) throw misfit('state.worse', 'is not below the better');
  return { account: account as Snapshot, books: books as never, worse, better };
}
