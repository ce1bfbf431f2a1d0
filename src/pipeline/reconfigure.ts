import { boundedId } from '../core/bounded-id.js';
import { ConfigError } from '../core/errors.js';
import { isStateRecord } from '../core/state.js';
import { carriedOver } from './carry-over.js';
import { frozenCopy } from './frozen.js';
import type { GuardedLane } from './guarded-lane.js';
import type { SymbolConfig } from './options.js';
import { isSymbol } from './refusal.js';
import { regimesOf } from './regimes.js';
import { countOn } from './replay/counted-on.js';
import { barsIn } from './replay/life.js';
import { relive } from './replay/relive.js';
import { configurationOf } from './symbol-book.js';
import { symbolsOf } from './symbol-options.js';
import { type Wired, type Wiring, wiringOf } from './wiring.js';

/** What a symbol still remembers after `reconfigure`. */
export interface Reconfigured {
  /**
   * What goes on as it was: `validator` (what it takes for plausible), `aggregator` (bars that are
   * open), `correlation` (signals that count, outcomes), and timeframes by name.
   */
  readonly kept: readonly string[];
  /** What begins anew. */
  readonly lost: readonly string[];
  /** With `revise: 'replay'`: bars of which the rest was made anew. */
  readonly replayedBars: number;
}

/**
 * Change the terms of `symbol` to those of `config` from now on. The pipeline, its id and its
 * snapshots are then as if it had been made with them. State is kept where it fits. With `revise:
 * 'replay'`, the remembered bars are absorbed again on the new terms, so nothing of them is lost.
 * Counts, quality, account and position stay.
 *
 * @param config  all that is different in the symbol, as in `symbols`; `{}` for nothing
 * @throws {ConfigError} if an option is wrong, or `pointValue`, with which positions are booked, is
 *                       another one; nothing has changed then
 * @cost    where numbers alone change, that of a copy of the lane; a new structure costs some ms
 * @example
 * const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
 * pipeline.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * const { kept, lost } = reconfigure(pipeline, 'X', { timeframes: ['1m', '1h'], riskRatio: 0.005 });
 * kept; // ['validator', '1m']
 * lost; // ['aggregator', 'correlation', '1h']
 */
export function reconfigure(pipeline: Wired, symbol: string, config: SymbolConfig): Reconfigured {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const known = wiring.canonical(symbol, undefined);
  if (!isSymbol(known)) throw new ConfigError('symbol', 'a symbol', symbol);
  const before = wiring.lanes.of(known);
  declare(wiring, known, config);
  if (before === undefined) return { kept: [], lost: [], replayedBars: 0 };
  return renewed(wiring, known, before);
}

/** `symbol` works on other terms: the pipeline is as one would be that began like this. */
function declare(wiring: Wiring, symbol: string, given: SymbolConfig): void {
  const { config, book, desks, accounts } = wiring;
  const symbols = symbolsOf({ ...config.symbols, [symbol]: given });
  const declared = frozenCopy({ ...config, symbols });
  regimesOf(declared.regimes, declared);
  desks.pending(symbol); // what was decided and not read yet is worked out on the old terms
  book.declare(symbol, declared.symbols[symbol]!);
  wiring.config = declared;
  wiring.configuration = configurationOf(book, declared, wiring.portfolio);
  wiring.id = boundedId('pipeline', wiring.configuration);
  accounts.forget(symbol);
}

function renewed({ lanes, book }: Wiring, symbol: string, before: GuardedLane): Reconfigured {
  const { design } = book.of(symbol);
  const state = before.snapshot();
  const isSame = design.id === before.design.id;
  const isFaulted = isStateRecord(state) && state['fault'] !== undefined;
  const { life } = before;
  let found: Reconfigured = { kept: partsOf(before), lost: [], replayedBars: 0 };
  lanes.renew(symbol, (lane) => {
    if (isSame || isFaulted) {
      lane.restore(state, '');
    } else if (life !== undefined) {
      relive(lane, life.happenings);
      countOn(lane, state);
      const [kept, lost] = life.isWhole ? [partsOf(lane), []] : [[], partsOf(lane)];
      found = { kept, lost, replayedBars: barsIn(life.happenings) };
    } else {
      const carried = carriedOver(
        { state, design: before.design },
        { state: lane.snapshot(), design },
      );
      lane.restore(carried.state, '');
      countOn(lane, state);
      found = { kept: carried.kept, lost: carried.lost, replayedBars: 0 };
    }
  });
  return found;
}

function partsOf({ design }: GuardedLane): readonly string[] {
  return ['validator', 'aggregator', 'correlation', ...design.timeframes];
}
