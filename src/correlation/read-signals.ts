import { listIn, numberIn } from '../core/reading.js';
import { isDoubt, ownDoubts } from '../strategies/doubt.js';
import type { ReadSignal } from './hear.js';
import type { CorrelatorDesign } from './options.js';

/** A signal read, in a record that is written again with every call. */
export interface SignalRecord extends Written<ReadSignal> {
  /** Place of its source; −1 if there is none like it. */
  source: number;
}

type Written<T> = { -readonly [F in keyof T]: T[F] };

const signalRecord = (): SignalRecord => ({
  id: '',
  symbol: '',
  timeframe: '',
  strategy: '',
  provisional: false,
  basis: 'prior',
  regime: '',
  end: 0.5,
  revision: 0.5,
  pUp: 0.5,
  statedUp: 0.5,
  horizonBars: 0.5,
  restsOn: [],
  source: -1,
});

/** Records that serve again: what many signals took is let go at the next call. */
const keptRecords = 64;

const taken: SignalRecord[] = [];

/** Signals from outside, each read once, into records that serve again. */
export class SignalReader {
  /** Good until the next `read`. */
  records: SignalRecord[] = [];
  /** How many of them were read. */
  count = 0;
  /** How many were no record with an id and a symbol. */
  unreadCount = 0;
  readonly #placeOf: CorrelatorDesign['placeOf'];

  constructor({ placeOf }: CorrelatorDesign) {
    this.#placeOf = placeOf;
  }

  read(given: unknown): void {
    // A getter of the caller's may feed the same correlator: it finds them taken.
    const records = this.records === taken ? [] : this.records;
    this.records = taken;
    if (records.length > keptRecords) records.length = keptRecords;
    const isAlone = isOne(given);
    const list: readonly unknown[] = isAlone ? given : listIn(given);
    const length = isAlone ? 1 : list.length;
    let count = 0;
    for (let i = 0; i < length; i++) {
      if (count === records.length) records.push(signalRecord());
      const record = records[count]!;
      if (!readSignal(list, i, record)) continue;
      record.source = this.#placeOf(record.timeframe, record.strategy);
      count += 1;
    }
    this.records = records;
    this.count = count;
    this.unreadCount = length - count;
  }
}

function isOne(given: unknown): given is readonly unknown[] {
  try {
    return Array.isArray(given) && given.length === 1;
  } catch {
    return false;
  }
}

/** Whether `list[at]` is a record with an id and a symbol; if so, it is written `into`. */
function readSignal(list: readonly unknown[], at: number, into: SignalRecord): boolean {
  try {
    const given = list[at] as ReadSignal;
    const { id, symbol, timeframe, strategy, provisional, basis, regime, restsOn } = given;
    const { end, revision, pUp, statedUp, horizonBars } = given;
    if (typeof id !== 'string' || typeof symbol !== 'string') return false;
    const doubts = ownDoubts(restsOn);
    if (!doubts.every(isDoubt)) return false;
    into.id = id;
    into.symbol = symbol;
    into.timeframe = timeframe;
    into.strategy = strategy;
    into.provisional = provisional;
    into.basis = basis;
    into.regime = regime;
    into.end = numberIn(end);
    into.revision = numberIn(revision);
    into.pUp = numberIn(pUp);
    into.statedUp = statedUp === undefined ? into.pUp : numberIn(statedUp);
    into.horizonBars = numberIn(horizonBars);
    into.restsOn = doubts;
    return true;
  } catch {
    return false;
  }
}
