import { requireRecord } from '../../core/arguments.js';
import {
  isStateArray,
  isStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../../core/state.js';

/** What the state of one symbol takes, by component. */
export interface SymbolMemory {
  readonly symbol: string;
  readonly bytes: number;
  readonly components: Readonly<Record<string, number>>;
}

/** What the state of a pipeline takes, counted and not measured: the same on every machine. */
export interface PipelineMemory {
  readonly bytes: number;
  /** What symbols share. */
  readonly sharedBytes: number;
  readonly symbols: readonly SymbolMemory[];
}

/**
 * The memory of a pipeline by symbol and component, counted from its snapshot: 8 bytes a number, 2 a
 * letter, typed arrays as long as they are. Plans that symbols share and what an engine adds to an
 * object are not in it; `process.memoryUsage()` has those.
 *
 * @param snapshot  of a `Pipeline`, whole
 * @returns no symbols for any other snapshot
 * @cost    a walk over the snapshot
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * pipeline.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * const { symbols } = memoryOf(pipeline.snapshot());
 * symbols.map(({ symbol, bytes }) => [symbol, bytes > 1000]); // [['X', true]]
 * Object.keys(symbols[0]!.components); // ['validator', 'aggregator', 'heard', 'marks', 'tracks']
 */
export function memoryOf(snapshot: Snapshot): PipelineMemory {
  const { lanes = [], ...shared } = recordOf(requireRecord('snapshot', snapshot)['state'] as State);
  const symbols = (isStateArray(lanes) ? lanes : []).map((given) => {
    const { symbol, lane = null } = recordOf(given);
    const components = Object.fromEntries(
      Object.entries(recordOf(lane)).map(([name, state]) => [name, bytesOf(state)]),
    );
    return { symbol: String(symbol), bytes: bytesOf(lane), components };
  });
  const sharedBytes = bytesOf(shared);
  const bytes = symbols.reduce((sum, one) => sum + one.bytes, sharedBytes);
  return { bytes, sharedBytes, symbols };
}

function recordOf(state: State): StateRecord {
  return isStateRecord(state) ? state : {};
}

function bytesOf(state: State): number {
  if (typeof state === 'string') return 2 * state.length;
  if (typeof state !== 'object' || state === null) return 8;
  if (state instanceof Float64Array) return state.byteLength;
  return Object.values(state).reduce((sum: number, part: State) => sum + bytesOf(part), 0);
}
