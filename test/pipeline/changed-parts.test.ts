import { expect, it } from 'vitest';
import {
  decodeBinary,
  encodeBinary,
  encodeText,
  type Snapshot,
  SnapshotError,
} from '../../src/core/index.js';
import {
  type ChangedParts,
  changedParts,
  finish,
  Pipeline,
  reconfigure,
  releaseLane,
  restoreParts,
  type SnapshotMark,
  snapshotParts,
} from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';
import { minutes, small } from './market.js';
import { change, moveToAndFro, pipelineOf, type Step, stepsOf } from './sequences.js';

/** What was saved, in both ways: one part after the other, and one a symbol. */
class Saved {
  log: Uint8Array[] = [];
  shared: Uint8Array = new Uint8Array();
  readonly bySymbol = new Map<string, Uint8Array>();
  mark: SnapshotMark | undefined;
  partial = 0;

  save(pipeline: Pipeline): ChangedParts {
    const told = changedParts(pipeline, this.mark);
    const { parts, changed, removed, isWhole, mark } = told;
    const [shared, ...lanes] = Array.from(parts, (part) => encodeBinary(part));
    if (isWhole) this.log = [];
    else this.partial += 1;
    this.log.push(shared!, ...lanes);
    this.shared = shared!;
    for (const symbol of removed) this.bySymbol.delete(symbol);
    changed.forEach((symbol, i) => {
      this.bySymbol.set(symbol, lanes[i]!);
    });
    this.mark = mark;
    return told;
  }

  inTurn(): Snapshot[] {
    return this.log.map((part) => decodeBinary(part));
  }

  inPlace(): Snapshot[] {
    return [this.shared, ...this.bySymbol.values()].map((part) => decodeBinary(part));
  }
}

function live(pipeline: Pipeline, step: Step, random: Random): void {
  if (step.kind === 'bar') pipeline.update(step.bar);
  else if (step.kind === 'peek') pipeline.peek(step.bar);
  else if (step.kind === 'move') moveToAndFro(pipeline, step.symbol);
  else if (step.kind === 'advance') pipeline.advance(step.now);
  else if (step.kind !== 'resume') change(pipeline, step);
  if (step.kind !== 'bar' || random.integer(0, 2) > 0) return;
  const { symbol, time, close: price } = step.bar;
  const chance = random.integer(0, 5);
  if (chance < 4) pipeline.advance(time + random.integer(-3, 9) * 40_000);
  else if (chance === 4) pipeline.setQuoteRate(symbol, 1 + random.integer(1, 9) / 8, time);
  else if (Number.isFinite(price)) {
    pipeline.onFill({
      id: `${symbol}${time}`,
      symbol,
      time,
      quantity: 1,
      price,
    });
  }
}

/** How many saves were not of everything. */
function partialSaves(seed: number, length: number): number {
  const random = new Random(seed);
  const portfolio = seed % 2 === 0 ? { portfolio: { maxExposureRatio: 0.5 } } : {};
  let pipeline = pipelineOf(seed, {}, portfolio);
  const saved = new Saved();
  for (const step of stepsOf(seed, length)) {
    live(pipeline, step, random);
    if (random.integer(0, 11) === 0) finish(pipeline);
    if (random.integer(0, 1) > 0) continue;
    saved.save(pipeline);
    if (random.integer(0, 4) > 0) continue;
    const isInPlace = random.integer(0, 1) === 0;
    const resumed = pipelineOf(seed, pipeline.config.symbols, portfolio);
    const mark = restoreParts(resumed, isInPlace ? saved.inPlace() : saved.inTurn());
    expect(encodeText(resumed.snapshot()), `seed ${seed}`).toBe(encodeText(pipeline.snapshot()));
    if (random.integer(0, 1) === 0) [pipeline, saved.mark] = [resumed, mark];
  }
  return saved.partial;
}

it('what was saved, and what changed since, is the whole, whatever happened in between', () => {
  let partial = 0;
  for (let seed = 0; seed < cases(100, 50); seed++) partial += partialSaves(seed, 40);
  expect(partial).toBeGreaterThan(cases(100, 50) * 3);
});

it('only what something happened to is written again: of the others the time that passed is known', () => {
  const feed = minutes('A', 3, 14);
  let pipeline = new Pipeline(small);
  const saved = new Saved();
  const feeding = (symbol: string, i: number): void =>
    void pipeline.update({ ...feed[i]!, symbol });
  const passing = (i: number, ms: number): void => void pipeline.advance(feed[i]!.time + ms);
  const saving = (act: () => void): string => {
    act();
    const told = saved.save(pipeline);
    const whole = encodeText(pipeline.snapshot());
    for (const parts of [saved.inTurn(), saved.inPlace()]) {
      const resumed = new Pipeline(small);
      const mark = restoreParts(resumed, parts);
      expect(encodeText(resumed.snapshot())).toBe(whole);
      if (act === reviving) [pipeline, saved.mark] = [resumed, mark];
    }
    return `${told.changed}-${told.removed}`;
  };
  const reviving = (): void => {};
  const first = (): void => {
    for (const symbol of ['A', 'B', 'C']) for (let i = 0; i < 9; i++) feeding(symbol, i);
  };
  expect(saving(first)).toBe('A,B,C-');
  expect(saving(() => passing(8, 30_000))).toBe('-');
  passing(8, 40_000);
  expect(saving(() => feeding('B', 9))).toBe('B-');
  expect(saving(() => feeding('A', 9))).toBe('A-');
  expect(saving(reviving)).toBe('-');
  expect(saving(() => passing(9, 30_000))).toBe('-');
  expect(saving(() => passing(9, 80_000))).toBe('C-'); // its bar of five minutes is over
  expect(saving(() => feeding('C', 11))).toBe('C-');
  passing(11, 50_000);
  expect(saving(() => passing(11, 40_000))).toBe('A,B,C-'); // a clock that was set back
  expect(saving(() => moveToAndFro(pipeline, 'A'))).toBe('A-');
  expect(saving(() => void releaseLane(pipeline, 'B'))).toBe('-B');
});

it('a mark counts for the life and the terms that it is of', () => {
  const pipeline = new Pipeline(small);
  const [bar] = minutes('A', 3, 1);
  pipeline.update(bar!);
  const first = changedParts(pipeline);
  const resumed = new Pipeline(small);
  const mark = restoreParts(resumed, first.parts);
  expect(changedParts(resumed, mark).changed).toEqual([]);
  expect(changedParts(resumed, first.mark).isWhole).toBe(true);
  reconfigure(resumed, 'A', { riskRatio: 0.001 });
  expect(changedParts(resumed, mark).isWhole).toBe(true);
  expect(() => changedParts(resumed, { symbols: [] })).toThrow('since must be');
});

it('parts of different times, or of too few symbols, are refused', () => {
  const pipeline = new Pipeline(small);
  const feed = minutes('A', 3, 12);
  const save = (i: number, since?: SnapshotMark): [Snapshot[], SnapshotMark] => {
    for (const symbol of ['A', 'B']) pipeline.update({ ...feed[i]!, symbol });
    const { parts, mark } = changedParts(pipeline, since);
    return [[...parts], mark];
  };
  const [[shared, a, b], mark] = save(0);
  const [[newer, newA, newB]] = save(1, mark);
  const before = encodeText(pipeline.snapshot());
  const refused = [
    [shared, newA, b],
    [newer, a, newB],
    [newer, newA],
    [newer, newA, newA, newB],
  ];
  for (const parts of refused) {
    expect(() => restoreParts(pipeline, parts as Snapshot[])).toThrow(SnapshotError);
  }
  expect(encodeText(pipeline.snapshot())).toBe(before);
  restoreParts(pipeline, [newer, newA, newB] as Snapshot[]);
  const late = snapshotParts(pipeline);
  late.next();
  pipeline.update({ ...feed[2]!, symbol: 'A' });
  expect(() => late.next()).toThrow('parts must be taken before the pipeline is fed again');
});

it('how often a pipeline was saved is not in its parts', () => {
  const pipeline = new Pipeline(small);
  for (const bar of minutes('A', 3, 12)) pipeline.update(bar);
  pipeline.advance(minutes('A', 3, 12)[11]!.time + 120_000);
  const parts = (): string[] => [...snapshotParts(pipeline)].map((part) => encodeText(part));
  const before = parts();
  changedParts(pipeline);
  expect(parts()).toEqual(before);
  const resumed = new Pipeline(small);
  restoreParts(resumed, snapshotParts(pipeline));
  expect([...snapshotParts(resumed)].map((part) => encodeText(part))).toEqual(before);
});
