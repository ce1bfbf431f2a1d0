import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const formats: readonly PlacedMutant[] = mutantsOf(
  'formats',
  ['formats/csv', 'formats/csv-files'],
  [
    [
      '0x10 is a number',
      'csv/numbers',
      'if (!plain.test(ungrouped)) return UNREADABLE;',
      '',
      ['formats/csv', 'formats/csv-mutations', 'formats/odd-numbers'],
    ],
    [
      '1e400 is a number',
      'csv/numbers',
      'Number.isFinite(value) ? value : UNREADABLE',
      'value',
      ['formats/csv', 'formats/odd-numbers'],
    ],
    ['K is a million', 'csv/numbers', "K: 'e3'", "K: 'e6'"],
    ['noon is midnight', 'csv/clock-text', 'half === 2 ? 12 : 0', 'half === 2 ? 0 : 12'],
    ['an offset is taken the wrong way', 'csv/clock-text', '=== 45 ? -1 : 1', '=== 45 ? 1 : -1'],
    [
      'an hour that comes twice comes first',
      'csv/local-clock',
      'isNear ? near : far',
      'near',
      ['formats/csv', 'formats/csv-files', 'formats/csv-generated'],
    ],
    [
      'closes are labelled by their opens',
      'label',
      'end - label <= shortMs ? start',
      'end - label <= shortMs ? label',
      ['formats/label'],
    ],
    [
      'a newest row in front is mixed',
      'order',
      "falling ? 'newest-first' : 'mixed'",
      "'mixed'",
      ['formats/order'],
    ],
    [
      'the first of two bars stays',
      'order',
      "keep === 'last' || !rowOf.has",
      "keep === 'first' || !rowOf.has",
      ['formats/order'],
    ],
    [
      'a bar of ccxt with no price is 0',
      'ccxt',
      'if (Number.isNaN(price)) return',
      'if (false) return',
      ['formats/ccxt'],
    ],
    [
      'a forming bar is closed',
      'ccxt',
      'endsAfter(bar.time, timeframe, now) ? forming : bars',
      'bars',
      ['formats/ccxt'],
    ],
    [
      'the year 2024 has 13 months',
      'time-text',
      'found === undefined ? undefined : found * MS_PER_DAY',
      '(found ?? 0) * MS_PER_DAY',
      ['formats/time-text', 'formats/csv'],
    ],
  ],
);
