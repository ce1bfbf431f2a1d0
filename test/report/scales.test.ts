import { describe, expect, it } from 'vitest';
import {
  extent,
  linearScale,
  logRoundValues,
  logScale,
  roundValues,
} from '../../src/report/scale.js';
import { columnsOf } from '../../src/report/time-columns.js';
import { timeScale } from '../../src/report/time-scale.js';
import { timeTicks } from '../../src/report/time-ticks.js';

const { NaN: none } = Number;
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('a scale', () => {
  it('maps its ends to 0 and 1, and a hole to none', () => {
    const [linear, log] = [linearScale(10, 30), logScale(1, 100)];
    expect([10, 15, 30, 40].map(linear.at)).toEqual([0, 0.25, 1, 1.5]);
    expect([1, 10, 100].map(log.at)).toEqual([0, 0.5, 1]);
    for (const { at } of [linear, log]) expect(at(null as never)).toBeNaN();
    expect(extent([3, none], undefined, [-1, 2])).toEqual([-1, 3]);
    expect(extent([none], [])).toBeUndefined();
    expect(extent([5])).toEqual([5, 5]);
  });

  it('has round values within, about as many as asked for', () => {
    expect(roundValues(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(roundValues(0.1, 0.32, 4)).toEqual([0.1, 0.2, 0.3]);
    expect(roundValues(-7, 7, 3)).toEqual([-5, 0, 5]);
    expect(roundValues(0, 60, 6)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(logRoundValues(3, 60, 9)).toEqual([5, 10, 20, 50]);
    expect(logRoundValues(1, 10, 9)).toEqual([1, 2, 5, 10]);
    expect(logRoundValues(1, 9, 4)).toEqual([2, 4, 6, 8]);
  });

  it('of time goes from the first to the last, if they are times', () => {
    expect(timeScale([0, 5, 10])!.at(5)).toBe(0.5);
    expect(timeScale([7])).toMatchObject({ min: 7, max: 8 });
    for (const wrong of [[], [none, 1], [1, none], [2, 1], [-9e15, 0], [0, 9e15]]) {
      expect(timeScale(wrong)).toBeUndefined();
    }
    expect(timeScale([-8.64e15, 8.64e15])).toBeDefined();
    const times = linearScale(0, 10);
    expect([...columnsOf(times, [-1, 0, 4.9, 5, 10, 11], 2)]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('of time has ticks at round civil times, as many as there is room for', () => {
    const ticks = (from: number, to: number, count: number) =>
      timeTicks(from, to, count).map(({ label }) => label);
    expect(ticks(0, 4 * MINUTE, 4)).toEqual(['1 Jan', '00:01', '00:02', '00:03', '00:04']);
    expect(ticks(MINUTE, 21 * MINUTE, 5)).toEqual(['00:05', '00:10', '00:15', '00:20']);
    expect(ticks(0, 2 * DAY, 4)).toEqual(['1 Jan', '12:00', '2 Jan', '12:00', '3 Jan']);
    expect(ticks(0, 9 * DAY, 5)).toEqual(['1 Jan', '3 Jan', '5 Jan', '7 Jan', '9 Jan']);
    const year = 365.25 * DAY;
    expect(ticks(0, year, 13).slice(0, 3)).toEqual(['Jan 1970', 'Feb 1970', 'Mar 1970']);
    expect(ticks(DAY, 0.5 * year, 3)).toEqual(['Apr 1970', 'Jul 1970']);
    expect(ticks(0, 30 * year, 5)).toEqual(['1970', '1980', '1990', '2000']);
    expect(ticks(-year, 10 * year, 3)).toEqual(['1970', '1975', '1980']);
    expect(timeTicks(DAY, 2 * DAY, 2).map(({ time }) => time)).toEqual([DAY, 1.5 * DAY, 2 * DAY]);
  });
});
