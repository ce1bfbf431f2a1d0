import type { OwnableParameter } from '../core/parameters.js';
import type { Calendar } from './calendar.js';
import { type CalendarName, calendarNames, calendarOf } from './calendars.js';

/** A calendar as a parameter of a kind: one that ships, by its name, or the caller's own data. */
export function calendarParameter(): OwnableParameter<CalendarName> {
  return {
    type: 'word',
    words: calendarNames,
    default: '24/7',
    own: {
      admit: (path, value) => calendarOf(value as Calendar, path),
      nameOf: ({ id, version }: Calendar) => `${id}@${version}`,
    },
  };
}
