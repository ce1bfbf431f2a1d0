import { expect, it } from 'vitest';
import { Schedule } from '../../src/bars/schedule.js';

// Hours that no rule gives: as the exchange announced them on the day, in New York's summer time.
const schedule = new Schedule('us-equities');

it.each([
  ['2002-09-11, an anniversary', Date.UTC(2002, 8, 11, 18), '16:00', '20:00'],
  ['2005-06-01, lines that failed', Date.UTC(2005, 5, 1, 18), '13:30', '19:56'],
  ['2003-12-26, the day after Christmas', Date.UTC(2003, 11, 26, 15), '14:30', '18:00'],
])('%s', (_, within, open, close) => {
  const session = schedule.sessionAt(within);
  const clock = (time: number) => new Date(time).toISOString().slice(11, 16);
  expect([clock(session.open), clock(session.close)]).toEqual([open, close]);
});
