import type { Calendar, Span } from '../../src/bars/calendar.js';
import { intlZone } from './intl-zone.js';

const closed: readonly Span[] = [];
const morningAndAfternoon: readonly Span[] = [
  [540, 690],
  [750, 900],
];

/** A lunch break. */
export const tokyo: Calendar = {
  id: 'tokyo',
  version: 'test',
  source: 'test',
  zone: { name: 'Asia/Tokyo', transitions: [[0, 32_400_000]] },
  week: [...Array<readonly Span[]>(5).fill(morningAndAfternoon), closed, closed],
  exceptions: {
    '2020-01-02': { reason: 'Bank holiday', spans: [] },
    '2020-12-30': { reason: 'Morning only', spans: [[540, 690]] },
  },
};

/** Civil days of 23, 24 and 25 hours (or 23½ and 24½) that never close. */
export function civilDays(zone: string): Calendar {
  return {
    id: `days of ${zone}`,
    version: 'test',
    source: 'test',
    zone: intlZone(zone, 2007, 2038),
    week: Array<readonly Span[]>(7).fill([[0, 1_440]]),
    exceptions: {},
  };
}

/** Open past midnight: a session may hold instants of the next civil date. */
export const nights: Calendar = {
  id: 'nights',
  version: 'test',
  source: 'test',
  zone: intlZone('America/Sao_Paulo', 2007, 2038),
  week: [
    closed,
    ...Array<readonly Span[]>(4).fill([
      [1_080, 1_560],
      [1_620, 1_700],
    ]),
    [[600, 900]],
    closed,
  ],
  exceptions: {},
};
