import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MS_PER_DAY } from '../../src/bars/civil.js';
import { easterSunday, isoDate, weekdayOf } from '../../src/bars/from-outside.js';
import { Schedule } from '../../src/bars/schedule.js';
import { timeframeOf } from '../../src/bars/timeframe.js';
import { usEquities } from '../../src/bars/us-equities.js';
import holidays from '../data/us-equities-holidays.json' with { type: 'json' };
import { wallClock } from './intl-zone.js';

const sp500 = readFileSync('node_modules/vega-datasets/data/sp500-2000.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.slice(0, 10));

const schedule = new Schedule('us-equities');
const entries = Object.entries(usEquities.exceptions);
const day = timeframeOf('1d');
const week = timeframeOf('1w');
const month = timeframeOf('1M');

/** 13:00 closings, as the exchange announced them year by year. */
const halfDays = `
  2000-07-03 2000-11-24 2001-07-03 2001-11-23 2001-12-24 2002-07-05 2002-11-29 2002-12-24
  2003-07-03 2003-11-28 2003-12-24 2003-12-26 2004-11-26 2005-11-25 2006-07-03 2006-11-24
  2007-07-03 2007-11-23 2007-12-24 2008-07-03 2008-11-28 2008-12-24 2009-11-27 2009-12-24
  2010-11-26 2011-11-25 2012-07-03 2012-11-23 2012-12-24 2013-07-03 2013-11-29 2013-12-24
  2014-07-03 2014-11-28 2014-12-24 2015-11-27 2015-12-24 2016-11-25 2017-07-03 2017-11-24
  2018-07-03 2018-11-23 2018-12-24 2019-07-03 2019-11-29 2019-12-24 2020-11-27 2020-12-24
  2021-11-26 2022-11-25 2023-07-03 2023-11-24 2024-07-03 2024-11-29 2024-12-24 2025-07-03
  2025-11-28 2025-12-24 2026-11-27 2026-12-24 2027-11-26`
  .trim()
  .split(/\s+/);

describe('us-equities', () => {
  it('expects the 5,105 sessions of the S&P 500 from 2000 to April 2020, date by date', () => {
    const sessions = schedule.sessionsBetween(Date.UTC(2000, 0, 3), Date.UTC(2020, 3, 18));
    expect(sessions.map(({ date }) => date)).toEqual(sp500);
    expect(sp500).toHaveLength(5_105);
    expect(schedule.expectedBars(day, Date.UTC(2000, 0, 3), Date.UTC(2020, 3, 18))).toBe(5_105);
  });

  it('has the holidays that the rules of pandas give', () => {
    const closed = entries.filter(([, { spans, special }]) => spans.length === 0 && !special);
    expect(closed.map(([date]) => date)).toEqual(holidays.holidays);
  });

  it('reckons Easter as dateutil does, from 1900 to 2299', () => {
    expect(holidays.easter.map((_, i) => isoDate(easterSunday(1900 + i)))).toEqual(holidays.easter);
  });

  it('closes at 13:00 on the half days', () => {
    const early = entries.filter(([, { spans }]) => spans[0]?.[1] === 780);
    expect(early.map(([date]) => date)).toEqual(halfDays);
  });

  it('names what no rule foresaw', () => {
    const special = entries.filter((entry) => entry[1].special);
    expect(special.map(([date, { reason }]) => `${date} ${reason}`)).toEqual([
      '2001-09-11 Attacks of September 11',
      '2001-09-12 Attacks of September 11',
      '2001-09-13 Attacks of September 11',
      '2001-09-14 Attacks of September 11',
      '2002-09-11 Anniversary of September 11, open at noon',
      '2003-12-26 Day after Christmas',
      '2004-06-11 Mourning for President Reagan',
      '2005-06-01 Communication problem, close at 15:56',
      '2007-01-02 Mourning for President Ford',
      '2012-10-29 Hurricane Sandy',
      '2012-10-30 Hurricane Sandy',
      '2018-12-05 Mourning for President George H. W. Bush',
      '2025-01-09 Mourning for President Carter',
    ]);
  });

  it('lists weekdays only, in order', () => {
    const days = entries.map(([date]) => Date.parse(date) / MS_PER_DAY);
    expect(days.every((at) => weekdayOf(at) < 5)).toBe(true);
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });

  it('opens and closes by the clock of New York on every session of 28 years', () => {
    const minutes = (time: number) =>
      Math.round((wallClock('America/New_York', time) % MS_PER_DAY) / 60_000);
    const sessions = schedule.sessionsBetween(Date.UTC(2000, 0, 1), Date.UTC(2028, 0, 1));
    for (const session of sessions) {
      const span = usEquities.exceptions[session.date]?.spans[0] ?? [570, 960];
      expect([minutes(session.open), minutes(session.close)]).toEqual(span);
    }
  });

  it('knows how far its holidays reach', () => {
    expect(schedule.covers(Date.UTC(1999, 11, 31, 15))).toBe(false);
    expect(schedule.covers(Date.UTC(2000, 0, 3))).toBe(true);
    expect(schedule.covers(Date.UTC(2027, 11, 31, 15))).toBe(true);
    expect(schedule.covers(Date.UTC(2028, 0, 3, 15))).toBe(false);
  });
});

describe('daily bars of the S&P 500', () => {
  const times = sp500.map((date) => Date.parse(date));
  const opens = times.map((time) => schedule.intervalOfBar(day, time).start);

  it.each([
    ['civil dates at midnight UTC', times],
    ['midnight in New York', opens.map((open) => open - 570 * 60_000)],
    ['session opens', opens],
  ])('labelled by %s stand for their sessions', (_, labels) => {
    expect(labels.map((label) => schedule.sessionOfBar(day, label).date)).toEqual(sp500);
  });

  it('have no gap between them', () => {
    const bars = times.map((time) => schedule.intervalOfBar(day, time));
    for (let i = 1; i < bars.length; i++) {
      expect(schedule.expectedBars(day, bars[i - 1]!.end, bars[i]!.start)).toBe(0);
    }
  });

  it.each([
    ['weeks', week, 1_059],
    ['months', month, 244],
  ])('fill %s that close on their last session', (_, parent, parents) => {
    let [closed, received, expected] = [0, 0, 0];
    for (const time of times) {
      const bar = schedule.intervalOfBar(day, time);
      const interval = schedule.intervalOf(parent, bar.start);
      expect(bar.start >= interval.start && bar.end <= interval.end).toBe(true);
      received += 1;
      if (bar.end < interval.end) continue;
      closed += 1;
      expected += schedule.expectedBars(day, interval.start, interval.end);
      expect(received).toBe(expected);
    }
    expect(closed).toBe(parents - (parent === month ? 1 : 0)); // April 2020 goes on
  });

  it('see September 2001 as a week of one session', () => {
    const interval = schedule.intervalOfBar(week, Date.UTC(2001, 8, 10));
    expect(schedule.sessionsBetween(interval.start, interval.end).map(({ date }) => date)).toEqual([
      '2001-09-10',
    ]);
  });

  it('see a missing day as a gap of one, a holiday as none', () => {
    const end = (date: string) => schedule.intervalOfBar(day, Date.parse(date)).end;
    const start = (date: string) => schedule.intervalOfBar(day, Date.parse(date)).start;
    expect(schedule.expectedBars(day, end('2020-03-11'), start('2020-03-13'))).toBe(1);
    expect(schedule.expectedBars(day, end('2020-04-09'), start('2020-04-13'))).toBe(0);
  });
});
