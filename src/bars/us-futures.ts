import type { Calendar, CalendarException, Span } from './calendar.js';
import { usEquities } from './us-equities.js';
import { newYork } from './zone.js';

const OPEN = -360; // 18:00 of the day before, New York

/** An hour of break each day: from 17:00 to 18:00. */
const almostWholeDay: readonly Span[] = [[OPEN, 1_020]];

const closed: readonly Span[] = [];
const halfDayClose = 780;

/** Holidays of the stock exchange on which nothing else of the market trades either. */
const closedDays: readonly string[] = ["New Year's Day", 'Good Friday', 'Christmas Day'];

/** Good Fridays with an employment report: index futures trade until 9:15. */
const reportedGoodFridays: readonly string[] = ['2023-04-07', '2026-04-03'];

const dates = Object.entries(usEquities.exceptions);

function withBreak(own: Pick<Calendar, 'id' | 'version' | 'source' | 'valid'>): Calendar {
  const day = almostWholeDay;
  const week = [day, day, day, day, day, closed, closed];
  return { ...own, zone: newYork, week, exceptions: {} };
}

/** What is traded of index futures on a date on which the stock exchange does otherwise. */
function tradedAtCme(date: string, { reason, spans }: CalendarException): readonly Span[] {
  if (reportedGoodFridays.includes(date)) return [[OPEN, 555]];
  if (closedDays.includes(reason)) return closed;
  if (date === '2025-01-09') return [[OPEN, 570]];
  return spans.length === 0 ? [[OPEN, 780]] : [[OPEN, 795]];
}

/**
 * CME equity index futures on Globex: Sunday 18:00 to Friday 17:00 New York, closed from 17:00 to
 * 18:00 each day; to 13:00 on the stock exchange's holidays, to 13:15 on its half days, closed on
 * New Year's Day, Good Friday and Christmas Day. A holiday's short session is of its own date.
 *
 * @source CME Group's trading hours since the halt at 15:15 Chicago ended with June 2021, its holiday
 *         calendar and its notice of 2024-12-30; checked against pandas_market_calendars' CME Globex
 *         Equity, whose 9:15 on every Good Friday holds only with an employment report
 */
export const cme: Calendar = /* @__PURE__ */ cmeByRule();

function cmeByRule(): Calendar {
  const valid = { from: '2021-06-28', to: usEquities.valid!.to };
  const exceptions: Record<string, CalendarException> = {};
  for (const [date, exception] of dates) {
    if (date < valid.from) continue;
    exceptions[date] = { ...exception, spans: tradedAtCme(date, exception) };
  }
  const source = "CME Group's trading hours and holiday calendar of equity index futures";
  return { ...withBreak({ id: 'cme', version: '2027.1', source, valid }), exceptions };
}

/** Closed where all brokers are; uncertain where they differ: on holidays and half days. */
function asBrokersDo(id: string, source: string, isClosed: (date: string) => boolean): Calendar {
  const exceptions: Record<string, CalendarException> = {};
  const uncertain: string[] = [];
  for (const [date, exception] of dates) {
    if (closedDays.includes(exception.reason) && isClosed(date)) exceptions[date] = exception;
    else if ((exception.spans.at(-1)?.[1] ?? halfDayClose) === halfDayClose) uncertain.push(date);
  }
  const calendar = withBreak({ id, version: '2027.1', source, valid: usEquities.valid! });
  return { ...calendar, exceptions, uncertain };
}

/**
 * Spot metals: Sunday 18:00 to Friday 17:00 New York, closed from 17:00 to 18:00 each day, and on
 * New Year's Day, Good Friday and Christmas Day. On other holidays and half days of the stock
 * exchange brokers close early, at hours of their own: those dates are uncertain.
 *
 * @source FOREX.com's trading hours (23 hours a day; closed as CME's metals are)
 */
export const metals: Calendar = /* @__PURE__ */ asBrokersDo(
  'metals',
  'FOREX.com: a break from 17:00 to 18:00 New York, closed on the holidays of CME',
  () => true,
);

/**
 * Contracts for difference on US indices: as `metals`; the Good Fridays on which the futures trade
 * for some hours are uncertain, too.
 *
 * @source the hours of the futures, which brokers follow (CMC Markets' notices of 2025)
 */
export const indexCfd: Calendar = /* @__PURE__ */ asBrokersDo(
  'index-cfd',
  'after the hours of the futures, as brokers announce them',
  (date) => !reportedGoodFridays.includes(date),
);
