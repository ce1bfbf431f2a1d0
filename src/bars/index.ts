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
export { type CivilDate, MS_PER_DAY } from './civil.js';
export { barAt, columnsOf } from './columns.js';
export { emptyColumns, sliceColumns } from './columns-from-outside.js';
export * from './cv-operator.js';
export * from './epoch.js';
export {
  civilDate,
  dayNumber,
  divides,
  easterSunday,
  fittingAnchor,
  instantOf,
  isoDate,
  localTime,
  offsetAt,
  parseIsoDate,
  weekdayOf,
  withAnchors,
} from './from-outside.js';
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
export { type Timeframe, timeframeOf } from './timeframe.js';
export { usEquities } from './us-equities.js';
export * from './volume-operator.js';
export { type LocalTime, newYork, utc, type Zone } from './zone.js';
export { type ZoneName, zoneNames, zoneOf } from './zones.js';
