import { describe, expect, it } from 'vitest';
import { Row } from '../../src/core/row.js';
import { beliefInit, believe, trustOf } from '../../src/learning/belief.js';
import { coverageScore, noteOutcome, scoreOfCoverage } from '../../src/learning/coverage-score.js';
import { errorScale, scaleOf, scaleStep } from '../../src/learning/error-scale.js';
import { Exogenous } from '../../src/learning/exogenous.js';
import { readExample, readFeatures } from '../../src/learning/feature-row.js';
import { featureScale, learnScale, onScale } from '../../src/learning/feature-scale.js';
import { PredictionEngine } from '../../src/learning/index.js';
import { modelShare } from '../../src/learning/model-share.js';
import { heldTo } from '../../src/learning/outlier.js';
import { Panel } from '../../src/learning/panel.js';
import { addBar, barsHash, provenance } from '../../src/learning/provenance.js';
import { outcomeOf, persistenceOf, pushBar, recentBars } from '../../src/learning/recent-bars.js';
import { heldToRecent, noteError, recentErrors } from '../../src/learning/recent-errors.js';
import { gainOf, judge, leastGain, trackRecord } from '../../src/learning/track-record.js';

const { NaN: none } = Number;

describe('what is remembered of errors', () => {
  it('an error beyond its limit counts as the limit, until five in a row say otherwise', () => {
    const state = { beyondCount: 0 };
    const held = [9, -9, 2, 9, 9, 9, 9, 9, -9, 1].map((error) => heldTo(3, error, state));
    expect(held).toEqual([3, -3, 2, 3, 3, 3, 3, 9, -9, 1]);
    expect(state.beyondCount).toBe(0);
    const shared = { beyondCount: 4 };
    expect([heldTo(3, 9, shared, 2), heldTo(3, 3, shared)]).toEqual([3, 3]);
    expect(heldTo(Number.POSITIVE_INFINITY, 1e9, state)).toBe(1e9);
  });

  it('a scale is the mean of errors at first, then follows at three paces', () => {
    const scale = errorScale();
    expect(scaleOf(scale)).toBeNaN();
    for (const error of [0, 2, 4]) scaleStep(scale, error);
    expect(scale).toEqual({ errorCount: 2, fast: 3, slow: 3, latest: 3, beyondCount: 0 });
    expect(scaleOf(scale)).toBe(3);
    scaleStep(scale, 9); // a third of the way, all three
    expect([scale.fast, scale.slow, scale.latest]).toEqual([5, 5, 5]);
    for (let i = 0; i < 97; i++) scaleStep(scale, 5);
    scaleStep(scale, 15);
    expect(scale.fast).toBeCloseTo(5 + 0.08 * 10, 12);
    expect(scale.slow).toBeCloseTo(5 + 0.01 * 10, 12);
    expect(scale.latest).toBeCloseTo(5 + 0.25 * 10, 12);
    expect(scaleOf(scale)).toBeCloseTo(0.6 * 5.8 + 0.4 * 5.1, 12);
    // An error of more than eight scales counts for eight.
    const before = scaleOf(scale);
    scaleStep(scale, 1e6);
    expect(scale.slow).toBeCloseTo(5.1 + 0.01 * (8 * before - 5.1), 9);
    expect(scaleOf(scale)).toBeCloseTo(0.65 * scale.latest, 12); // the latest is far above
  });

  it('a scale of errors that overlap follows as slowly as their root says', () => {
    const [plain, shared] = [errorScale(), errorScale()];
    for (let i = 0; i < 200; i++) for (const one of [plain, shared]) scaleStep(one, 1);
    scaleStep(plain, 2);
    scaleStep(shared, 2, 4);
    expect(plain.fast).toBeCloseTo(1.08, 12);
    expect(shared.fast).toBeCloseTo(1.04, 12);
    expect(shared.slow).toBeCloseTo(1.005, 12);
    expect(shared.latest).toBeCloseTo(1.125, 12);
  });

  it('a width is held to the last errors where too many, or too few, were missed', () => {
    const recent = recentErrors();
    for (const error of [50, 1, 2, 3, 4, 5, 6, 7, 8, 9, 40, 10]) noteError(recent, error);
    // The last ten: 2 … 9, 40, 10. More than two too many: ¾ of the largest of five, and more.
    expect(heldToRecent(20, recent, 2)).toBe(20);
    expect(heldToRecent(20, recent, 4)).toBeCloseTo(0.75 * Math.E * 40, 9);
    expect(heldToRecent(1e6, recent, 4)).toBe(1e6);
    for (let i = 0; i < 3; i++) noteError(recent, 1);
    expect(heldToRecent(20, recent, 4)).toBeCloseTo(0.75 * Math.E * 40, 9);
    for (let i = 0; i < 2; i++) noteError(recent, 1);
    expect(heldToRecent(20, recent, 4)).toBe(20); // it is no longer among five: .75 · e · 1
    // Too few: no wider than the largest of ⌊20 + 5 · excess⌋, at least two.
    expect([heldToRecent(20, recent, -2), heldToRecent(60, recent, -2.1)]).toEqual([20, 40]);
    expect(heldToRecent(20, recent, -3)).toBe(1);
    expect(heldToRecent(20, recent, -2.8)).toBe(10);
    expect(heldToRecent(20, recentErrors(), -3)).toBe(20); // there were no errors at all
  });

  it('coverage is judged by the misses of the last five hundred', () => {
    const score = coverageScore();
    const design = { miss: 0.1, overlap: 1 };
    for (let i = 0; i < 99; i++) noteOutcome(score, i % 10 === 0);
    expect(scoreOfCoverage(score, design)).toBeNaN();
    noteOutcome(score, false);
    expect(scoreOfCoverage(score, design)).toBe(1); // ten of a hundred are due
    for (let i = 0; i < 9; i++) noteOutcome(score, true);
    // 19 of 109, where 10.9 are due: 7.6 of 3.13 deviations.
    const z = 7.6 / Math.sqrt(109 * 0.09);
    expect(z).toBeCloseTo(2.4265, 4);
    expect(scoreOfCoverage(score, design)).toBeCloseTo(0.01525, 4);
    expect(scoreOfCoverage(score, { ...design, overlap: 4 })).toBeCloseTo(0.225, 3);
    for (let i = 0; i < 500; i++) noteOutcome(score, i % 10 === 0);
    expect(scoreOfCoverage(score, design)).toBe(1); // those before are forgotten
    expect([score.slot, score.outcomeCount]).toEqual([109, 609]);
  });

  it('a track is judged by blocks of 32, from eight of them on', () => {
    expect(gainOf(0.5, 1)).toBe(0);
    expect(gainOf(0.75, 1)).toBeCloseTo(Math.log(1.5), 12);
    expect(gainOf(0.75, 0.5)).toBeCloseTo((Math.log(1.5) + Math.log(0.5)) / 2, 12);
    const track = trackRecord();
    const tell = (blocks: number, p: number) => {
      for (let i = 0; i < 32 * blocks; i++) judge(track, 0.5, p, 1, 1);
    };
    tell(4, 0.75);
    tell(3, 0.5);
    expect(leastGain(track)).toBe(Number.NEGATIVE_INFINITY);
    tell(1, 0.5);
    expect([track.outcomeCount, track.weight, track.blocksWeight]).toEqual([256, 256, 8]);
    expect([track.blockCount, track.blockGain]).toEqual([0, 0]);
    expect(track.statedSquares).toBe(64);
    expect(track.learnedSquares).toBeCloseTo(128 * 0.0625 + 128 * 0.25, 12);
    // Half of the blocks gain g, half nothing: mean g / 2, variance g² / 4 over seven.
    const g = Math.log(1.5);
    expect(track.gain).toBeCloseTo(128 * g, 9);
    expect(leastGain(track)).toBeCloseTo(g / 2 - (1.959963984540054 * g) / 2 / Math.sqrt(7), 9);
    const fading = trackRecord();
    for (let i = 0; i < 64; i++) judge(fading, 0.5, 0.75, 1, 0.99);
    const memory = 0.99 ** 32;
    expect(fading.blocksWeight).toBeCloseTo(1 + memory, 9);
    expect(fading.blockWeightSquares).toBeCloseTo(1 + memory * memory, 9);
    expect(fading.weight).toBeCloseTo((1 - 0.99 ** 64) / 0.01, 9);
  });

  it('a map is believed by what it gains on a coin, and drifts to its prior', () => {
    const belief = beliefInit(0.2);
    expect([belief.inMap, trustOf(belief), trustOf({ inMap: 0.7 })]).toEqual([0.1, 0.2, 1]);
    believe(belief, Math.log(3), 0, 0.2);
    expect(belief.inMap).toBeCloseTo(0.3 / 1.2, 12); // .1 · 3 beside .9
    believe(belief, 0, 0.5, 0.2);
    expect(belief.inMap).toBeCloseTo((0.25 + 0.1) / 2, 12);
  });
});

describe('what an engine keeps of bars and features', () => {
  it('outcomes look back on as many bars as their horizon has', () => {
    const recent = recentBars(3);
    const bars = [
      [11, 9, 10],
      [14, 10, 12],
      [13, 8, 9],
      [10, 9, 9],
    ] as const;
    for (const [high, low, close] of bars) pushBar(recent, { high, low, close });
    expect([recent.slot, recent.barCount, recent.close]).toEqual([1, 4, 9]);
    const last = Math.log(9 / 12);
    expect(persistenceOf('volatility', 2, recent)).toBeCloseTo(Math.abs(last) / Math.SQRT2, 12);
    expect(persistenceOf('range', 1, recent)).toBeCloseTo(Math.log(10 / 9), 12);
    expect(persistenceOf('range', 2, recent)).toBeCloseTo(Math.log(13 / 8), 12);
    expect(persistenceOf('range', 3, recent)).toBeCloseTo(Math.log(14 / 8), 12);
    expect([persistenceOf('return', 3, recent), persistenceOf('direction', 3, recent)]).toEqual([
      0, 0.5,
    ]);
    const label = { features: new Float64Array(), horizonBars: 2, from: 12, to: 9, outcome: 0 };
    expect(outcomeOf('return', label, recent)).toBeCloseTo(last, 12);
    expect(outcomeOf('direction', label, recent)).toBe(0);
    expect(outcomeOf('range', label, recent)).toBeCloseTo(Math.log(13 / 8), 12);
    const young = recentBars(3);
    pushBar(young, { high: 2, low: 1, close: 1 });
    expect(persistenceOf('volatility', 1, young)).toBeNaN(); // no bar before
    expect(persistenceOf('range', 2, young)).toBeNaN();
  });

  it('features stand on their own scale; what is lacking, or never strays, at 0', () => {
    const scale = featureScale(3);
    learnScale(scale, Float64Array.of(10, none, 5), 0.5);
    learnScale(scale, Float64Array.of(14, none, 5), 0.5);
    expect([...scale.means]).toEqual([12, none, 5]);
    expect([...scale.sizes]).toEqual([2, 0, 0]);
    const z = new Float64Array(3);
    onScale(scale, Float64Array.of(15, 7, 9), z, 6);
    expect([...z]).toEqual([1.5, 0, 0]);
    onScale(scale, Float64Array.of(-1e9, none, none), z, 6);
    expect(z[0]).toBe(-6);
    onScale(scale, Float64Array.of(24.1, none, none), z, 6);
    expect(z[0]).toBe(6);
    onScale(scale, Float64Array.of(none, none, none), z, 6);
    expect(z[0]).toBe(0);
  });

  it('a row is so many numbers of at most 1e30, read once', () => {
    const into = new Float64Array(2);
    expect([readFeatures([1e30, -1e30], 2, into), [...into]]).toEqual([true, [1e30, -1e30]]);
    for (const wrong of [[1], [1, 2, 3], [1, 1.1e30], [1, none], [1, '2'], null, undefined]) {
      expect(readFeatures(wrong, 2, into)).toBe(false);
    }
    expect(readExample({ features: [1, 2], target: 3 }, 2, into)).toBe(3);
    for (const wrong of [{ features: [1], target: 3 }, { features: [1, 2], target: 2e30 }, null]) {
      expect(readExample(wrong, 2, into)).toBeNaN();
    }
  });

  it('news are used in the order of their times; those of one time in that of arrival', () => {
    const known = new Exogenous(['a', 'b']);
    expect(known.inform('a', 3, 30)).toBe(true);
    expect([known.inform('a', 1, 10), known.inform('a', 2, 10)]).toEqual([true, true]);
    for (const [name, value, at] of [
      ['c', 1, 1],
      ['a', none, 1],
      ['a', 1, none],
      ['a', 1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(known.inform(name, value, at)).toBe(false);
    }
    const row = new Float64Array(3);
    const at = (time: number) => {
      known.readAt(time, row, 1);
      return [...row];
    };
    expect([at(9), at(10), at(29), at(30)]).toEqual([
      [0, none, none],
      [0, 2, none],
      [0, 2, none],
      [0, 3, none],
    ]);
    const many = Array.from({ length: 1_001 }, (_, i) => known.inform('b', i, i));
    expect([many[999], many[1_000]]).toEqual([true, false]);
  });

  it('bars are told apart by a hash of all of their numbers, in their order', () => {
    const hashOf = (...bars: number[][]) => {
      const state = provenance();
      for (const [time, high, low, close] of bars) {
        addBar(state, { time: time!, high: high!, low: low!, close: close! });
      }
      return barsHash(state);
    };
    expect(hashOf()).toBe('811c9dc501234567');
    const [one, two] = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ];
    const all = [
      hashOf(one!, two!),
      hashOf(two!, one!),
      ...[0, 1, 2, 3].map((i) => hashOf(one!.with(i, 9), two!)),
      hashOf(one!),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all.map((hash) => hash.slice(8))).size).toBe(all.length);
    for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    const state = provenance();
    addBar(state, { time: 7, high: 1, low: 1, close: 1 });
    addBar(state, { time: 9, high: 1, low: 1, close: 1 });
    expect([state.from, state.to, state.barCount]).toEqual([7, 9, 2]);
  });
});

describe('a panel', () => {
  const member = (name: string, said: number | (() => never), variance = 0, operations = 1) => ({
    ...{ name, cost: { numbers: 10, operations } },
    predict: () => (typeof said === 'number' ? said : said()),
    variance: () => variance,
    ...{ learn: () => {}, snapshot: () => null, restore: () => {} },
  });
  const budget = { mostBytes: 80, mostOperations: 5 };
  const situation = {
    scaled: new Float64Array(),
    row: new Row([], new Float64Array()),
    persistence: 0,
  };

  it('hears each by itself, those within their budget', () => {
    const throws = (): never => {
      throw new Error('no');
    };
    const panel = new Panel(
      [
        ...[member('throws', throws), member('silent', none), member('huge', 2e30)],
        ...[member('b', 4), member('slow', 1, 0, 6), member('c', -1e30, 0, 5)],
      ],
      budget,
    );
    panel.ask(situation);
    panel.ask(situation);
    expect([...panel.words]).toEqual([none, none, none, 4, none, -1e30]);
    expect([panel.first, panel.spoke]).toEqual([4, ['b', 'c']]);
    expect(panel.faults).toEqual([
      { member: 'throws', fault: 'threw', count: 2 },
      { member: 'huge', fault: 'threw', count: 2 },
      { member: 'slow', fault: 'over-budget', count: 0 },
    ]);
    expect(new Panel([member('large', 1)], { ...budget, mostBytes: 79 }).faults).toHaveLength(1);
    const nobody = new Panel([member('silent', none)], budget);
    nobody.ask(situation);
    expect(nobody.first).toBeNaN();
  });

  it('knows its model as little as its members disagree, and do not know themselves', () => {
    const panel = new Panel([member('a', 1, 2), member('b', 3, 4), member('s', none, 99)], budget);
    panel.ask(situation);
    const shares = { mixed: 2, weights: Float64Array.of(0.5, 0.25, 0.25), data: 7 };
    // (.5 · (2 + 1) + .25 · (4 + 1)) / .75 = 11 / 3, beside 7 of the data.
    expect(modelShare(panel, situation, shares)).toBeCloseTo(11 / 3 / (11 / 3 + 7), 12);
  });
});

describe('the options of an engine', () => {
  it('are what is usual where nothing is said, each once', () => {
    const { options } = new PredictionEngine({ features: ['a'] });
    expect(options).toEqual({
      ...{ features: ['a'], exogenous: [], horizons: [1], targets: ['return', 'direction'] },
      ...{ combine: 'mixture', watchesDrift: true, anomalyRate: 0.001, mostBytes: 262_144 },
      mostOperations: 1e6,
    });
    const twice = { features: ['a'], horizons: [3, 1, 3], targets: ['range', 'range'] } as const;
    expect(new PredictionEngine(twice).options).toMatchObject({
      ...{ horizons: [3, 1], targets: ['range'] },
    });
  });

  it('are bounded, each by name', () => {
    const make = (change: object) => () => new PredictionEngine({ features: ['a'], ...change });
    for (const good of [{ anomalyRate: 0.5 }, { horizons: [1_000] }, { mostBytes: 1 }]) {
      expect(make(good)).not.toThrow();
    }
    for (const wrong of [
      ...[{ anomalyRate: 0.6 }, { anomalyRate: 9e-6 }, { mostBytes: 0 }, { mostOperations: 0 }],
      ...[{ horizons: [] }, { horizons: [1_001] }, { targets: [] }, { watchesDrift: 1 }],
      ...[{ exogenous: ['b', 'b'] }, { exogenous: [5] }, { features: ['__proto__'] }],
    ]) {
      expect(make(wrong)).toThrow(new RegExp(`${Object.keys(wrong)[0]}(\\[0\\])? must be`));
    }
    const own = (costs: object) => () => {
      const mine = { target: 'return', model: () => undefined, ...costs } as const;
      return new PredictionEngine({ features: ['a'] }, { mine });
    };
    expect(own({ numbers: 0, operations: 5 })).not.toThrow();
    for (const name of ['numbers', 'operations']) {
      for (const wrong of [Number.NaN, -1, '5']) {
        expect(own({ [name]: wrong })).toThrow(`own.mine.${name} must be`);
      }
    }
  });
});
