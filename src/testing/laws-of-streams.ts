import { decodeText, encodeText } from '../core/text-codec.js';
import type { FedBar, MakeStream } from './causal.js';
import { printed } from './printed.js';
import { demand } from './subject.js';

export type StreamLaw = (make: MakeStream, bars: readonly FedBar[]) => void;

/** Snapshots taken of a stream, at most: one of a whole Pipeline takes some ms. */
const MOST_SNAPSHOTS = 60;

/** What streams promise besides; a law about what a stream does not have holds. */
export const lawsOfStreams: Readonly<Record<string, StreamLaw>> = {
  'nothing is said before the warm-up': (make, bars) => {
    const stream = make(bars);
    const { warmUp = 1 } = stream;
    bars.slice(0, warmUp - 1).forEach((bar, i) => {
      const said = stream.update(bar);
      demand(!isSaid(said), () => `${printed(said)} of bar ${i}, before the warm-up of ${warmUp}`);
    });
  },

  'something is said once it is warm': (make, bars) => {
    const stream = make(bars);
    if (stream.warmUp === undefined) return;
    const said = new Set(bars.map((bar) => printed([stream.update(bar)])));
    demand(said.size > 1, () => `${[...said]} is said of all ${bars.length} bars`);
  },

  'peek foretells update and changes nothing': (make, bars) => {
    const [stream, untouched] = [make(bars), make(bars)];
    if (stream.peek === undefined) return;
    bars.forEach((bar, i) => {
      stream.peek!(bars[bars.length - 1 - i]!);
      const foretold = printed(stream.peek!(bar));
      const said = printed(stream.update(bar));
      demand(said === foretold, () => `bar ${i}: peek ${foretold}, update ${said}`);
      const expected = printed(untouched.update(bar));
      demand(said === expected, () => `bar ${i}: after peeks ${said}, without them ${expected}`);
    });
  },

  'a snapshot continues to the same bits': (make, bars) => {
    const original = make(bars);
    let resumed = make(bars);
    if (original.snapshot === undefined || original.restore === undefined) return;
    const every = Math.max(1, Math.floor(bars.length / MOST_SNAPSHOTS));
    bars.forEach((bar, i) => {
      if (i % every === 0) {
        const text = encodeText(resumed.snapshot!());
        resumed = make(bars);
        resumed.restore!(decodeText(text));
      }
      const [said, expected] = [printed(resumed.update(bar)), printed(original.update(bar))];
      demand(said === expected, () => `bar ${i}: ${said} after resuming, not ${expected}`);
    });
  },
};

/** Whether something is said: no `undefined`, no NaN, no record with a NaN in it. */
function isSaid(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'number') return !Number.isNaN(value);
  return typeof value !== 'object' || !printed(value).includes('"<NaN>"');
}
