export { withAnchors } from './anchor.js';
export * from './bar.js';
export type { Anchor, Anchors, Calendar, CalendarException, Span } from './calendar.js';
export { requireCalendar } from './calendar-checks.js';
export * from './calendars.js';
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
export { easterSunday } from './easter.js';
export * from './epoch.js';
export { fittingAnchor } from './fitting-anchor.js';
export type { Place } from './grid.js';
export type { Misplacement } from './placement.js';
export * from './price-field.js';
export { MAX_TIME, Schedule } from './schedule.js';
export type { Interval, Session } from './session.js';
export * from './timeframe.js';
export { usEquities } from './us-equities.js';
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
