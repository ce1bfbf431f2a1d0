import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const bars: readonly PlacedMutant[] = mutantsOf(
  'bars',
  ['bars/us-equities', 'bars/schedule', 'bars/calendar'],
  [
    [
      'a special close is a minute off',
      'us-equities',
      '[[570, 956]]',
      '[[570, 957]]',
      ['bars/special-hours'],
    ],
    [
      'a special opening is a minute off',
      'us-equities',
      '[[720, 960]]',
      '[[721, 960]]',
      ['bars/special-hours'],
    ],
    ['Juneteenth begins a year late', 'us-equities', 'year >= 2022', 'year >= 2023'],
    [
      'a holiday on a Saturday is not observed',
      'us-equities',
      'weekday === SATURDAY ? day - 1',
      'weekday === SATURDAY ? day',
    ],
    ['Easter is a week off', 'easter', 'fullMoon + 7', 'fullMoon + 14'],
    [
      '60 minutes are no hour',
      'timeframe',
      'const unit = units.find(([, of, size]) => of === measure && count % size === 0)!',
      'const unit = units.findLast(([, of, size]) => of === measure && count % size === 0)!',
      ['bars/timeframe'],
    ],
    ['a leading zero is read', 'timeframe', " || text.startsWith('0')", '', ['bars/timeframe']],
    [
      '7 minutes hold bars of 2',
      'timeframe',
      'return parent.count % base.count === 0',
      'return parent.count > base.count',
      ['bars/timeframe'],
    ],
    [
      'a bar may outlast its session',
      'clock-grid',
      'start + step < this.#close ? start + step : this.#close',
      'start + step',
    ],
    [
      'a high below the close is consistent',
      'read-bar',
      'low <= close && close <= high',
      'low <= close',
      ['validation/hostile', 'timeframe/timeframe-aggregator', 'bars/read-bar'],
    ],
    [
      'half a millisecond is a time',
      'read-bar',
      'Math.floor(time) !== time',
      'false',
      ['validation/hostile', 'timeframe/timeframe-aggregator', 'bars/read-bar'],
    ],
    [
      'an hour that the clock skips exists',
      'zone',
      'Math.max(transitions[i]![0], instant)',
      'instant',
      ['bars/zone', 'bars/zones'],
    ],
  ],
);
