import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../../src/bars/bar.js';
import { decodeText, encodeText } from '../../../src/core/index.js';
import { Pipeline } from '../../../src/pipeline/index.js';
import { firstDifference } from '../../../src/pipeline/why/first-difference.js';
import { cases } from '../../cases.js';
import { Random } from '../../contract/series.js';
import { lastWords } from '../last-words.js';
import { minutes, printed } from '../market.js';
import { lived, replaying, stateOf, type Told, tell } from './disturbed.js';

// A feed that is silent for hours. A bar from before the silence that comes right after it may have a
// wrong stamp, so it waits until another bar shows that it is old.

const minute = 60_000;

interface Feed {
  readonly told: readonly Told[];
  readonly inTime: readonly Told[];
}

/** Forty minutes, two hours and more without a bar, forty more; the last before it are late. */
function silent(seed: number): Feed {
  const random = new Random(seed);
  const bars = minutes('X', seed, 80).map((bar, i): SymbolBar => {
    return i < 40 ? bar : { ...bar, time: bar.time + 150 * minute };
  });
  const late = bars.filter((_, i) => i >= 34 && i < 40 && random.integer(0, 2) > 0);
  if (late.length === 0) late.push(bars[36]!);
  const told = bars.filter((bar) => !late.includes(bar)).map((bar): Told => ({ bar }));
  const corrected = { ...bars[30]!, close: bars[30]!.low };
  const isCorrected = random.integer(0, 1) === 1;
  const old = isCorrected ? [...late, corrected] : late;
  // The jump is believed once a second bar agrees with the first after it.
  for (const bar of old) {
    const after = told.findIndex((one) => 'bar' in one && one.bar.time > bars[41]!.time);
    told.splice(random.integer(after, after + 12), 0, { bar });
  }
  const inTime = bars.map((bar): Told => ({ bar }));
  if (isCorrected) inTime.splice(31, 0, { bar: corrected });
  return { told, inTime };
}

const seeds = Array.from({ length: cases(60, 15) }, (_, i) => i + 6);

describe('an old bar that waited until it was known to be old', () => {
  it('leaves the state and the last words of a feed that came in time, bit for bit', () => {
    let waited = 0;
    for (const seed of seeds) {
      const { told, inTime } = silent(seed);
      const [late, plain] = [new Pipeline(replaying), new Pipeline(replaying)];
      const said = tell(late, told);
      const wanted = tell(plain, inTime);
      waited += said.filter(({ bars }) => bars.at(-1)!.disposition === 'pending').length;
      expect(firstDifference(stateOf(late), stateOf(plain)), `seed ${seed}`).toBeUndefined();
      expect(lastWords(said), `seed ${seed}`).toEqual(lastWords(wanted));
    }
    expect(waited).toBeGreaterThan(2 * seeds.length);
  });

  it('is told with the bar that showed it, which is decided on after it', () => {
    const bars = minutes('X', 3, 80).map((bar, i) => {
      return i < 40 ? bar : { ...bar, time: bar.time + 150 * minute };
    });
    const [late] = bars.splice(38, 1);
    const pipeline = new Pipeline(replaying);
    for (const bar of bars.slice(0, 42)) pipeline.update(bar);
    expect(pipeline.update(late!).bars[0]!.disposition).toBe('pending');
    const foretold = printed(pipeline.peek(bars[42]!));
    const result = pipeline.update(bars[42]!);
    expect(printed(result)).toBe(foretold);
    expect(result.bars.map(({ time, disposition }) => [time, disposition])).toEqual([
      [late!.time, 'backfilled'],
      [bars[42]!.time, 'accepted'],
    ]);
    expect(result.events.filter(({ type }) => type === 'replayed')).toEqual([
      { type: 'replayed', time: late!.time, bars: expect.any(Number) },
    ]);
    expect(result.events.some(({ type }) => type === 'late')).toBe(false);
    const wanted = lived(
      [...bars.slice(0, 38), late!, ...bars.slice(38, 43)].map((bar) => ({ bar })),
      replaying,
    );
    expect(firstDifference(stateOf(pipeline), stateOf(wanted))).toBeUndefined();
    expect(result.decision).toBeDefined();
    expect(result.closed.some(({ bar }) => bar.end === bars[42]!.time + minute)).toBe(true);
  });

  it('is found again after a resume, while it waits and after', () => {
    for (const seed of seeds.slice(0, cases(10))) {
      const plain = new Pipeline(replaying);
      let resumed = new Pipeline(replaying);
      for (const [i, one] of silent(seed).told.entries()) {
        if (i > 40 && i < 52) {
          const text = encodeText(resumed.snapshot());
          resumed = new Pipeline(replaying);
          resumed.restore(decodeText(text));
        }
        expect(printed(tell(resumed, [one])), `seed ${seed}`).toBe(printed(tell(plain, [one])));
      }
      expect(printed(resumed.snapshot())).toBe(printed(plain.snapshot()));
    }
  });
});
