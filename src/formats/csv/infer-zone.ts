import type { FormatError } from '../result.js';
import { CivilText } from './civil-text.js';
import type { CsvTable } from './content.js';
import type { CsvChoices } from './options.js';
import type { CsvTime } from './plan.js';

const civil = new CivilText();

/** What the times of day of a sample tell of their zone. */
export interface Clocks {
  /** A time of day that is not midnight, and states no zone. */
  readonly bare: string;
  readonly hasClock: boolean;
  readonly stated: number;
  readonly abbreviation: string;
}

/** What the cells of time tell of their zone. */
export function clocksOf(
  table: CsvTable,
  [column, clock]: readonly number[],
  time: CsvTime,
): Clocks {
  let bare = '';
  let hasClock = false;
  let stated = 0;
  let abbreviation = '';
  for (const row of table.rows) {
    const cell = row[column!] ?? '';
    if (time.form === 'excel') {
      if (Number(cell) % 1 > 0) bare ||= cell;
      continue;
    }
    if (!civil.read(cell, 0, cell.length, time.order)) continue;
    const second = clock === undefined ? '' : (row[clock] ?? '');
    if (clock !== undefined) civil.readClock(second, 0, second.length, time.hasSeconds);
    if (!Number.isNaN(civil.clockMs)) hasClock = true;
    if (!Number.isNaN(civil.offsetMs)) stated += 1;
    else if (civil.clockMs > 0) bare ||= clock === undefined ? cell : second;
    if (Number.isNaN(civil.offsetMs)) abbreviation ||= civil.abbreviation;
  }
  return { bare, hasClock, stated, abbreviation };
}

/** The zone of a plan, or why `timeZone` has to name it. */
export function zoneFor(
  { bare, hasClock, stated, abbreviation }: Clocks,
  { zone }: CsvChoices,
  isUtc: boolean,
  notes: string[],
): string | Pick<FormatError, 'reason' | 'text' | 'remedy'> {
  if (zone !== undefined && (hasClock || bare !== '')) return zone.name;
  if (stated > 0) {
    notes.push('each time states its zone');
    return 'stated';
  }
  if (bare === '') {
    notes.push('times are dates: midnight UTC');
    return 'dates';
  }
  if (isUtc) {
    notes.push('times are UTC, by the title');
    return 'UTC';
  }
  const which = "set timeZone: 'UTC', 'America/New_York', 'UTC-5', or whichever clock it is";
  return abbreviation === ''
    ? { reason: 'no-zone', text: bare, remedy: `a time of day without a zone: ${which}` }
    : {
        reason: 'no-zone',
        text: bare,
        remedy: `'${abbreviation}' is not taken for a zone: ${which}`,
      };
}
