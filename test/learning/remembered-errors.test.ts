import { describe, expect, it } from 'vitest';
import { beliefInit, believe, trustOf } from '../../src/learning/belief.js';
import { coverageScore, noteOutcome, scoreOfCoverage } from '../../src/learning/coverage-score.js';
import { errorScale, scaleOf, scaleStep } from '../../src/learning/error-scale.js';
import { heldTo } from '../../src/learning/outlier.js';
import { heldToRecent, noteError, recentErrors } from '../../src/learning/recent-errors.js';
import { gainOf, judge, leastGain, trackRecord } from '../../src/learning/track-record.js';

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
