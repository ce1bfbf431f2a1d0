import { isName } from '../account/fill.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  isStateRecord,
  misfit,
  requireStateRecord,
  type Snapshot,
} from '../core/state.js';

/** What a broker remembers, as a snapshot holds it. */
export interface BrokerState {
  readonly account: Snapshot;
  readonly books: Readonly<Record<string, Snapshot>>;
  readonly worse: number;
  readonly better: number;
}

/** Rises when the same bars give other state; version 1 liquidated otherwise, and wrote the same. */
export const brokerVersion = 2;

/** The parts of a snapshot of an equal, or a `SnapshotError`; account and books judge their own. */
export function readBroker(snapshot: Snapshot, id: string): BrokerState {
  const given = admitSnapshot(snapshot, id, brokerVersion, 1);
  const { account, books, ...rest } = requireStateRecord(given, 'state');
  const { worse, better } = fitState({ worse: 0, better: 0 }, rest, 'state');
  if (!isStateRecord(books) || !Object.keys(books).every(isName)) {
    throw misfit('state.books', 'expected books by symbol');
  }
  if (!(worse <= 0 && better >= 0)) throw misfit('state.worse', 'is not below the better');
  return { account: account as Snapshot, books: books as never, worse, better };
}
