import { newYork } from '../../bars/zone.js';
import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import type { Answer } from './venue.js';

/**
 * Charts in the shape of IEX Cloud, which ended in 2024 and lives on in files and copies: days, and
 * minutes of New York with nulls where nothing was traded. Errors are plain text.
 */
export const iex: Venue = defineVenue({
  name: 'iex',
  pages: ['https://iexcloud.io/documentation/using-core-data/getting-historical-data.html'],
  read,
  readText: (text) =>
    text.length < 200 && !text.includes('<') ? { refusal: refusal('', text) } : undefined,
});

function read(payload: unknown): Answer {
  const rows = isJson(payload) ? payload['chart'] : payload;
  if (!Array.isArray(rows)) return undefined;
  const first: unknown = rows[0];
  const isMinutes = isJson(first) && typeof first['minute'] === 'string';
  return {
    tables: [
      {
        rows: isMinutes ? rows.map(withTime) : rows,
        layout: namedLayout(isMinutes ? 'time' : 'date'),
        unit: 'text',
        symbol: isJson(first) ? textIn(first['symbol']) : undefined,
        zone: newYork,
      },
    ],
  };
}

function withTime(row: unknown): Json {
  const json = isJson(row) ? row : {};
  return { ...json, time: `${json['date']} ${json['minute']}` };
}
