import { requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { fieldsOf, isRecord, listIn, numberIn } from '../core/reading.js';
import type { Reason } from '../core/reason.js';
import type { Direction, Opinion } from './opinion.js';
import type { SignalOrigin } from './signal.js';

/** What somebody thinks, read once, its reasons copied; `undefined` for what is no opinion. */
export function readOpinion(given: unknown): Opinion | undefined {
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
export function readOrigin(given: SignalOrigin): SignalOrigin {
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
