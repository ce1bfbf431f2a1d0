import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../../src/bars/bar.js';
import { columnsOf } from '../../../src/bars/columns.js';
import { decodeText, encodeText, SnapshotError } from '../../../src/core/index.js';
import { memoryOf, Pipeline } from '../../../src/pipeline/index.js';
import { firstDifference } from '../../../src/pipeline/why/first-difference.js';
import { cases } from '../../cases.js';
import { lastWords } from '../last-words.js';
import { minutes, printed } from '../market.js';
import { disturbed, lived, replaying, replayingAs, stateOf, type Told, tell } from './disturbed.js';

describe('old bars that are put in their place', () => {
  it('leave the state and the last words of a feed that came in time, bit for bit', () => {
    for (let seed = 1; seed <= cases(40, 20); seed++) {
      const { told, inTime } = disturbed(seed, 110, 18);
      const late = new Pipeline(replayingAs(seed));
      const plain = new Pipeline(replayingAs(seed));
      const said = tell(late, told);
      const wanted = tell(plain, inTime);
      expect(firstDifference(stateOf(late), stateOf(plain)), `seed ${seed}`).toBeUndefined();
      expect(lastWords(said), `seed ${seed}`).toEqual(lastWords(wanted));
    }
  });

  it('and at every bar on the way', () => {
    const feed = disturbed(3, 45, 18);
    const { told } = feed;
    const late = new Pipeline(replaying);
    told.forEach((one, i) => {
      tell(late, [one]);
      if (i % 3 !== 0) return;
      const known = told.slice(0, i + 1);
      const inTime = feed.inTime.filter((other) =>
        known.some((that) => printed(that) === printed(other)),
      );
      expect(firstDifference(stateOf(late), stateOf(lived(inTime, replaying)))).toBeUndefined();
    });
  });

  it('are foretold by a peek, and found again after a resume', () => {
    let pipeline = new Pipeline(replaying);
    for (const one of disturbed(1, 30, 12).told) {
      if ('now' in one) {
        pipeline.advance(one.now);
        continue;
      }
      const foretold = printed(pipeline.peek(one.bar));
      const resumed = new Pipeline(replaying);
      resumed.restore(decodeText(encodeText(pipeline.snapshot())));
      expect(printed(pipeline.update(one.bar))).toBe(foretold);
      expect(printed(resumed.update(one.bar))).toBe(foretold);
      expect(printed(resumed.snapshot())).toBe(printed(pipeline.snapshot()));
      pipeline = resumed;
    }
  });

  it('are told with the next revision of each word, and count as the late bars they were', () => {
    const pipeline = new Pipeline(replaying);
    const { told } = disturbed(5, 150, 18);
    const said = tell(pipeline, told);
    const revisions = new Map<string, number>();
    let [again, taken] = [0, 0];
    for (const { signals, events } of said) {
      const isReplay = events.some(({ type }) => type === 'replayed');
      for (const event of events) {
        if (event.type !== 'superseded' || event.strategy === 'decision') continue;
        const name = event.id.slice(0, event.id.lastIndexOf('#'));
        expect(event.id).toBe(`${name}#${revisions.get(name)}`);
        taken += 1;
      }
      for (const { id, revision } of signals) {
        const name = id.slice(0, id.lastIndexOf('#'));
        const before = revisions.get(name);
        if (isReplay && before !== undefined) expect(revision).toBe(before + 1);
        else expect(revision).toBeGreaterThan(before ?? -1);
        if (isReplay && before !== undefined) again += 1;
        revisions.set(name, revision);
      }
    }
    expect(again).toBeGreaterThan(20);
    expect(taken).toBeGreaterThan(5);
    const bars = said.flatMap((result) => result.bars);
    expect(bars).toHaveLength(told.filter((one) => 'bar' in one).length);
    expect(bars.some(({ disposition }) => disposition === 'late')).toBe(true);
    expect(bars.some(({ disposition }) => disposition === 'backfilled')).toBe(true);
  });

  it('name the decisions behind which signals point elsewhere now', () => {
    const pipeline = new Pipeline(replaying);
    const said = tell(pipeline, disturbed(5, 150, 18).told);
    const decided = new Set(said.flatMap((r) => r.decisions.map(({ id }) => id)));
    const superseded = said.flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'superseded' && event.strategy === 'decision' ? [event.id] : [],
      ),
    );
    expect(superseded.length).toBeGreaterThan(0);
    for (const id of superseded) expect(decided.has(id), id).toBe(true);
  });

  it('give columns of rows as if they had come in time', () => {
    const barsOf = (told: readonly Told[]): SymbolBar[] =>
      told.flatMap((one) => ('bar' in one ? [one.bar] : []));
    const { told, inTime } = disturbed(4, 120, 18);
    const late = new Pipeline(replaying).process(columnsOf(barsOf(told)), 'X');
    const plain = new Pipeline(replaying).process(columnsOf(barsOf(inTime)), 'X');
    expect(firstDifference(late.closed, plain.closed)).toBeUndefined();
  });

  it('are no longer taken in where they lie further back than is remembered', () => {
    const options = { ...replaying, revisableBars: 20, checkpointBars: 5 };
    const pipeline = new Pipeline(options);
    const bars = minutes('X', 6, 200);
    for (const bar of bars) pipeline.update(bar);
    const close = bars[100]!.low;
    const outdated = { type: 'outdated', time: bars[100]!.time, cause: 'corrected' };
    expect(pipeline.update({ ...bars[100]!, close }).events).toEqual([outdated]);
    expect(pipeline.update({ ...bars[182]!, close: bars[182]!.low }).events[0]).toMatchObject({
      type: 'replayed',
      time: bars[182]!.time,
    });
    expect(pipeline.update(bars[190]!).events).toEqual([]); // the same values again
    const [memory] = memoryOf(pipeline.snapshot()).symbols;
    expect(memory!.components['replay']).toBeGreaterThan(20 * 88);
  });

  it('are refused in a snapshot that makes no sense', () => {
    const pipeline = lived(disturbed(1, 40, 12).told, replaying);
    const twist = (change: (replay: Record<string, unknown>) => void): (() => void) => {
      const snapshot = structuredClone(pipeline.snapshot()) as never as {
        state: { lanes: { lane: { replay: Record<string, unknown> } }[] };
      };
      change(snapshot.state.lanes[0]!.lane.replay);
      return () => new Pipeline(replaying).restore(snapshot as never);
    };
    expect(twist(() => {})).not.toThrow();
    const nonsense: ((replay: Record<string, unknown>) => void)[] = [
      (replay) => Object.assign(replay, { numbers: new Float64Array(5) }),
      (replay) => (replay['numbers'] as Float64Array).set([7], 0),
      (replay) => Object.assign(replay, { sources: 'a' }),
      (replay) => Object.assign(replay, { names: ['X'] }),
      (replay) => Object.assign(replay, { marks: [] }),
      (replay) => Object.assign((replay['marks'] as object[])[0]!, { at: 1 }),
      (replay) => Object.assign((replay['marks'] as object[])[1]!, { lane: null }),
      (replay) => Object.assign(replay, { more: 1 }),
    ];
    for (const change of nonsense) expect(twist(change)).toThrow(SnapshotError);
  });
});
