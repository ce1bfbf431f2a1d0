import { expect, it } from 'vitest';
import { Schedule, timeframeOf } from '../../src/bars/index.js';

const schedule = new Schedule('us-equities');
const place = { start: 0, end: 0 };
const judged = (timeframe: string, label: string) =>
  schedule.placeOf(timeframeOf(timeframe), Date.parse(label), place);

// January 2024 in New York, UTC − 5: Monday the 1st is a holiday, sessions are 14:30 to 21:00 UTC.
it.each<[label: string, timeframe: string, at: string, what: string | undefined]>([
  ['a day by its open', '1d', '2024-01-02T14:30Z', undefined],
  ['a day by its date', '1d', '2024-01-02T00:00Z', undefined],
  ['a day by midnight in New York', '1d', '2024-01-02T05:00Z', undefined],
  ['a day by an hour that is no midnight', '1d', '2024-01-02T06:00Z', 'off-grid'],
  ['a day by a minute within', '1d', '2024-01-02T14:31Z', 'off-grid'],
  ['a day by the date of a holiday', '1d', '2024-01-01T00:00Z', 'outside-session'],
  ['a day by the date of a Saturday', '1d', '2024-01-06T00:00Z', 'outside-session'],
  ['a week by its Monday, a holiday', '1w', '2024-01-01T00:00Z', undefined],
  ['a week by its Wednesday', '1w', '2024-01-03T00:00Z', 'off-grid'],
  ['a month by its first date', '1M', '2024-01-01T00:00Z', undefined],
  ['a month by its second session', '1M', '2024-01-03T00:00Z', 'off-grid'],
  ['a minute before the open', '1m', '2024-01-02T14:29Z', 'outside-session'],
  ['a minute and a half', '1m', '2024-01-02T14:31:30Z', 'off-grid'],
])('%s', (_, timeframe, at, what) => {
  expect(judged(timeframe, at)).toBe(what);
});
