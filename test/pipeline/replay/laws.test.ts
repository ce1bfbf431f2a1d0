import { describe, expect, it } from 'vitest';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../../src/core/index.js';
import { Pipeline, type PipelineResult } from '../../../src/pipeline/index.js';
import { cases } from '../../cases.js';
import { minutes, printed } from '../market.js';
import { disturbed, replayingAs, type Told, tell } from './disturbed.js';

/** Seeds, each with other options: what a gap, a spike, a conflict mean. */
const seeds = Array.from({ length: cases(10) }, (_, i) => i + 1);

const toldOf = (seed: number, length = 30): readonly Told[] => disturbed(seed, length, 12).told;

describe('where old bars are taken in', () => {
  it('what is said of a prefix does not depend on what comes later, whenever it is read', () => {
    for (const seed of seeds) {
      const told = toldOf(seed, 60);
      const cut = told.length - 12;
      const late = told.flatMap((one, i) => {
        if (!('bar' in one) || i < cut - 15 || i >= cut) return [];
        return [{ bar: { ...one.bar, close: one.bar.low } }, { bar: { ...one.bar, high: -1 } }];
      });
      const said = tell(new Pipeline(replayingAs(seed)), told.slice(0, cut));
      const wanted = said.map(printed);
      const [pipeline, unread] = [new Pipeline(replayingAs(seed)), [] as PipelineResult[]];
      for (const one of told.slice(0, cut)) unread.push(...tell(pipeline, [one]));
      const count = unread.length;
      tell(pipeline, [...late, ...told.slice(cut)]);
      expect(unread.slice(0, count).map(printed), `seed ${seed}`).toEqual(wanted);
    }
  });

  it('a snapshot after every bar, as text and as binary, goes on as if there had been none', () => {
    for (const seed of seeds) {
      const told = toldOf(seed, 30);
      const plain = new Pipeline(replayingAs(seed));
      let resumed = new Pipeline(replayingAs(seed));
      told.forEach((one, i) => {
        const snapshot = resumed.snapshot();
        resumed = new Pipeline(replayingAs(seed));
        if (i % 2 === 0) resumed.restore(decodeText(encodeText(snapshot)));
        else resumed.restore(decodeBinary(encodeBinary(snapshot)));
        expect(printed(tell(resumed, [one])), `seed ${seed}`).toBe(printed(tell(plain, [one])));
      });
      expect(printed(resumed.snapshot()), `seed ${seed}`).toBe(printed(plain.snapshot()));
    }
  });

  it('a peek at a bar of any age foretells its update, and changes nothing', () => {
    for (const seed of seeds) {
      const told = toldOf(seed);
      const pipeline = new Pipeline(replayingAs(seed));
      told.forEach((one, i) => {
        const old = told[Math.max(0, i - 5)]!;
        if ('bar' in old) pipeline.peek({ ...old.bar, close: old.bar.low });
        if ('now' in one) pipeline.advance(one.now);
        else {
          const foretold = printed(pipeline.peek(one.bar));
          expect(printed(pipeline.update(one.bar)), `seed ${seed}`).toBe(foretold);
        }
      });
    }
  });

  it('a symbol among others says what it says alone', () => {
    for (const seed of seeds) {
      const told = toldOf(seed);
      const others = minutes('Y', seed, told.length);
      const crowd = new Pipeline(replayingAs(seed));
      const alone = new Pipeline(replayingAs(seed));
      told.forEach((one, i) => {
        crowd.update(others[i]!);
        crowd.update(others[Math.max(0, i - 3)]!); // an old one
        const said = tell(crowd, [one]).filter(({ symbol }) => symbol === 'X');
        expect(printed(said), `seed ${seed}`).toBe(printed(tell(alone, [one])));
      });
    }
  });
});
