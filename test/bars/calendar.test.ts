import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/bars/calendar.js';
import { requireCalendar } from '../../src/bars/calendar-checks.js';
import { type CalendarName, calendarOf, calendars } from '../../src/bars/calendars.js';
import { Schedule } from '../../src/bars/schedule.js';
import { zoneOf } from '../../src/bars/zones.js';
import { ConfigError } from '../../src/core/errors.js';
import { tokyo } from './own-calendars.js';

const own = structuredClone(tokyo);

function complaint(value: unknown): ConfigError {
  try {
    requireCalendar('calendar', value);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  return expect.fail('no ConfigError');
}

describe('calendars', () => {
  it.each(Object.keys(calendars) as CalendarName[])('%s is data that survives JSON', (name) => {
    const copy = JSON.parse(JSON.stringify(calendars[name])) as Calendar;
    expect(copy).toEqual(calendars[name]);
    expect(requireCalendar('calendar', copy)).toBe(copy);
    const [a, b] = [new Schedule(copy), new Schedule(name)];
    const [from, to] = [Date.UTC(2019, 0, 1), Date.UTC(2020, 0, 1)];
    expect(a.sessionsBetween(from, to)).toEqual(b.sessionsBetween(from, to));
  });

  it('are found by name, with a suggestion', () => {
    expect(calendarOf('fx')).toBe(calendars.fx);
    expect(() => calendarOf('us-equity' as CalendarName, 'lanes.calendar')).toThrow(
      "lanes.calendar must be one of '24/7', 'fx', 'fx-holidays', 'us-equities', 'us-extended', " +
        "'metals', 'index-cfd', 'cme' (did you mean 'us-equities'?)",
    );
    for (const name of ['NYSE', 'nasdaq', 'crypto', 'forex', 'stocks', '']) {
      const find = (): unknown => calendarOf(name as CalendarName);
      expect(find).toThrow("; crypto: '24/7', forex: 'fx', NYSE: 'us-equities', got");
      expect(find).not.toThrow('did you mean');
    }
    expect(() => calendarOf('us' as CalendarName)).toThrow("(did you mean 'us-equities'?)");
    expect(() => new Schedule(null as unknown as Calendar)).toThrow('calendar must be an object');
    expect(() => new Schedule(undefined)).not.toThrow();
  });

  it('that ship cannot be written on', () => {
    const { fx } = calendars;
    const writes: (() => void)[] = [
      () => Object.assign(calendars, { fx: own }),
      () => Object.assign(fx, { id: 'mine' }),
      () => Object.assign(fx.week[0]!, { 0: [0, 60] }),
      () => Object.assign(fx.zone.transitions[0]!, { 1: 0 }),
      () => Object.assign(zoneOf('Europe/London').transitions[0]!, { 1: 0 }),
    ];
    for (const write of writes) expect(write).toThrow(TypeError);
  });

  it('may be handed in', () => {
    expect(calendarOf(own)).toBe(own);
    expect(new Schedule(own).calendar).toBe(own);
  });
});

const week = (day: number, spans: unknown) => own.week.map((own, i) => (i === day ? spans : own));
const zone = (...transitions: unknown[]) => ({ ...own, zone: { name: 'z', transitions } });
const exception = (date: string, spans: unknown) => ({
  ...own,
  exceptions: { [date]: { reason: 'r', spans } },
});

describe('an unsound calendar is refused by path', () => {
  it.each<[string, unknown]>([
    ['calendar', null],
    ['calendar', []],
    ['calendar.holydays', { ...own, holydays: {} }],
    ['calendar.id', { ...own, id: '' }],
    ['calendar.version', { ...own, version: 3 }],
    ['calendar.source', { ...own, source: undefined }],
    ['calendar.valid', { ...own, valid: '2020' }],
    ['calendar.valid.from', { ...own, valid: { from: '2020-02-30', to: '2021-01-01' } }],
    ['calendar.valid.to', { ...own, valid: { from: '2020-02-29', to: '2020-02-28' } }],
    ['calendar.valid.till', { ...own, valid: { from: '2020-02-28', till: '2020-02-29' } }],
    ['calendar.uncertain', { ...own, uncertain: '12-25' }],
    ['calendar.uncertain[1]', { ...own, uncertain: ['02-29', '02-30'] }],
    ['calendar.zone', { ...own, zone: 'Asia/Tokyo' }],
    ['calendar.zone.name', { ...own, zone: { ...own.zone, name: '' } }],
    ['calendar.zone.transitions', zone()],
    ['calendar.zone.transitions[0]', zone([0])],
    ['calendar.zone.transitions[0][0]', zone([Number.NaN, 0])],
    ['calendar.zone.transitions[0][1]', zone([0, 86_400_000])],
    ['calendar.zone.transitions[1][0]', zone([0, 0], [0, 3_600_000])],
    ['calendar.zone.transitions[2][0]', zone([0, 7_200_000], [9e9, 0], [9e9 + 7_200_000, 0])],
    ['calendar.week', { ...own, week: own.week.slice(1) }],
    ['calendar.week', { ...own, week: [[], [], [], [], [], [], []] }],
    ['calendar.week[1]', { ...own, week: week(1, 'closed') }],
    ['calendar.week[1][0]', { ...own, week: week(1, [540]) }],
    ['calendar.week[1][0][0]', { ...own, week: week(1, [[-1_441, 0]]) }],
    ['calendar.week[1][0][1]', { ...own, week: week(1, [[540, 540]]) }],
    ['calendar.week[1][0][1]', { ...own, week: week(1, [[540, 1_981]]) }],
    [
      'calendar.week[1][1][0]',
      {
        ...own,
        week: week(1, [
          [540, 690],
          [600, 700],
        ]),
      },
    ],
    ['calendar.week[1]', { ...own, week: week(1, [[1_000, 2_000]]) }],
    ['calendar.week[4]', { ...own, week: week(4, [[1_000, 2_440]]).with(6, [[-1_000, 0]]) }],
    ['calendar.exceptions', { ...own, exceptions: undefined }],
    ["calendar.exceptions['2020-2-3']", exception('2020-2-3', [])],
    ["calendar.exceptions['2020-02-03'].spans", exception('2020-02-03', 'none')],
    ["calendar.exceptions['2020-02-03'].spans[0][0]", exception('2020-02-03', [['9:00', 600]])],
    ['calendar.exceptions', exception('2020-02-03', [[1_000, 2_000]])],
    ['calendar.exceptions', exception('2020-02-04', [[-1_000, 0]])],
    ["calendar.exceptions['2020-02-03']", { ...own, exceptions: { '2020-02-03': 'closed' } }],
    [
      "calendar.exceptions['2020-02-03'].reason",
      { ...own, exceptions: { '2020-02-03': { spans: [] } } },
    ],
    [
      "calendar.exceptions['2020-02-03'].special",
      { ...own, exceptions: { '2020-02-03': { reason: 'r', spans: [], special: 1 } } },
    ],
    [
      "calendar.exceptions['__proto__']",
      JSON.parse(
        `{"id":"a","version":"1","source":"s","zone":{"name":"z","transitions":[[0,0]]},"week":[[[0,60]],[],[],[],[],[],[]],"exceptions":{"__proto__":{"reason":"r","spans":[]}}}`,
      ),
    ],
  ])('%s', (path, value) => {
    expect(complaint(value).path).toBe(path);
  });
});
