export { withAnchors } from './anchor.js';
export * from './bar.js';
export { BarOperator } from './bar-operator.js';
export type { Anchor, Anchors, Calendar, CalendarException, Span } from './calendar.js';
export { requireCalendar } from './calendar-checks.js';
export { type CalendarWords, calendarFrom } from './calendar-from.js';
export * from './calendars.js';
export type {
  Checked,
  CheckedTimeframe,
  CheckedTimeframes,
  TimeframeText,
} from './checked-timeframes.js';
export {
  type CivilDate,
  civilDate,
  dayNumber,
  isoDate,
  MS_PER_DAY,
  parseIsoDate,
  weekdayOf,
} from './civil.js';
export * from './columns.js';
export * from './cv-operator.js';
export { easterSunday } from './easter.js';
export * from './epoch.js';
export { fittingAnchor } from './fitting-anchor.js';
export type { Place } from './grid.js';
export * from './hl-operator.js';
export * from './hlc-operator.js';
export * from './hlcv-operator.js';
export * from './hlv-operator.js';
export * from './ohlc-operator.js';
export type { Misplacement } from './placement.js';
export * from './price-field.js';
export { MAX_TIME, Schedule } from './schedule.js';
export type { Interval, Session } from './session.js';
export * from './timed-hlcv-operator.js';
export * from './timed-ohlc-operator.js';
export * from './timeframe.js';
export { usEquities } from './us-equities.js';
export * from './volume-operator.js';
export {
  instantOf,
  type LocalTime,
  localTime,
  newYork,
  offsetAt,
  utc,
  type Zone,
} from './zone.js';
export { type ZoneName, zoneNames, zoneOf } from './zones.js';
