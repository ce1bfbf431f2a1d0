import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const account: readonly PlacedMutant[] = mutantsOf(
  'account',
  ['account/account', 'account/ledger'],
  [
    [
      'a fill that comes again is booked again',
      'booking',
      "if (state.fills.has(id)) return 'duplicate';",
      '',
    ],
    [
      'the newest fill is forgotten, not the oldest',
      'fill-memory',
      'this.#oldest = (this.#oldest + 1) % this.#most;',
      '',
    ],
    [
      'the entry is the last price, not the mean',
      'position',
      'position.entry += gain * (price - position.entry);',
      'position.entry = price;',
    ],
    [
      'a profit is realised without the value of a point',
      'position',
      'position.realised -= quantity * (price - position.entry) * pointValue',
      'position.realised -= quantity * (price - position.entry)',
    ],
    [
      'a profit is realised without the rate of its currency',
      'position',
      ' * pointValue * position.rate;',
      ' * pointValue;',
    ],
    ['the entry is not divided by a split', 'position', 'position.entry /= ratio;', ''],
    [
      'who is short is paid the dividend',
      'booking',
      'position.dividends += position.quantity *',
      'position.dividends += Math.abs(position.quantity) *',
    ],
    ['a year always has 365 days', 'booking', ' / event.daysPerYear;', ' / 365;'],
    [
      'the whole fee of a turn belongs to what it closes',
      'booking',
      'fee * (reducing / quantity)',
      'fee',
    ],
    [
      'a trade does not know its worst',
      'booking',
      'if (profit < position.worst) position.worst = profit;',
      '',
    ],
    ['a transfer is forgotten', 'booking', 'state.transfers += event.amount;', ''],
    [
      'symbols are kept as they came',
      'booking',
      'const later = [...positions].filter(([other]) => other > symbol);',
      'const later: [string, PositionState][] = [];',
    ],
    [
      'margin has no ratio',
      'valuation',
      'worthOf(position, terms.pointValue) * terms.marginRatio',
      'worthOf(position, terms.pointValue)',
      ['account/account'],
    ],
    [
      'a snapshot may hold a position without an entry',
      'account-state',
      'if (isOpen === Number.isNaN(entry)) throw',
      'if (false) throw',
    ],
  ],
);
