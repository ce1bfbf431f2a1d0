import { requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { fieldsOf, isRecord, listIn, numberIn } from '../core/reading.js';
import type { Reason } from '../core/reason.js';
import type { Direction, Opinion } from './opinion.js';
import { type Signal, type SignalOrigin, signalOn } from './signal.js';

/**
 * An opinion with its origin, as a signal.
 *
 * @returns `undefined` unless the opinion is sound: a pUp strictly between 0 and 1, a strength from
 *          0 to 1, a horizon of at least one bar. Strategies may be anybody's.
 * @throws {ConfigError} if the origin is none
 * @example
 * import type { Opinion } from 'barwave/strategies';
 * const origin = { symbol: 'X', timeframe: '1d', family: 'trend', strategy: 'mine' };
 * const bar = { time: 0, end: 86400000, revision: 0, received: 24, expected: 24 };
 * const opinion: Opinion = { direction: 'up', strength: 0.5, horizonBars: 5, reasons: [] };
 * signalFrom(opinion, { ...origin, bar })?.pUp; // 0.55
 * signalFrom({ ...opinion, strength: 7 }, { ...origin, bar }); // undefined
 */
export function signalFrom(opinion: Opinion, origin: SignalOrigin): Signal | undefined {
  const known = readOrigin(origin);
  const read = readOpinion(opinion);
  return read && signalOn(read, known);
}

/** What somebody thinks, read once, its reasons copied; `undefined` for what is no opinion. */
function readOpinion(given: unknown): Opinion | undefined {
  if (!isRecord(given)) return undefined;
  const of = fieldsOf(given);
  const [direction, pUp] = [of('direction'), of('pUp')];
  const isWord = direction === 'up' || direction === 'down' || direction === 'flat';
  if (!isWord && pUp === undefined) return undefined;
  return {
    direction: direction as Direction,
    strength: numberIn(of('strength')),
    horizonBars: numberIn(of('horizonBars')),
    reasons: listIn(of('reasons')) as readonly Reason[],
    ...(pUp !== undefined && { pUp: numberIn(pUp) }),
  };
}

/** Where an opinion comes from, each field read once; what is no number of its bar is NaN. */
function readOrigin(given: SignalOrigin): SignalOrigin {
  const origin = requireFields('origin', given);
  for (const name of ['symbol', 'timeframe', 'family', 'strategy'] as const) {
    requireText(`origin.${name}`, origin[name]);
  }
  const { time, end, revision, received, expected } = requireFields('origin.bar', origin.bar);
  return {
    ...origin,
    bar: {
      time: numberIn(time),
      end: numberIn(end),
      revision: numberIn(revision),
      received: numberIn(received),
      expected: numberIn(expected),
    },
  };
}
