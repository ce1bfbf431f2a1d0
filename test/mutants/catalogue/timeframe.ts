import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const timeframe: readonly PlacedMutant[] = mutantsOf(
  'timeframe',
  ['timeframe/timeframe-aggregator', 'timeframe/pandas'],
  [
    ['the open is that of the last bar', 'parent', 'rows[at + parent.received] === 0', 'true'],
    ['the high is the last high', 'parent', 'if (barHigh > high) high', 'if (true) high'],
    [
      'volume is that of the last bar',
      'parent',
      'volume += bars[bar + child.volume]!',
      'volume = bars[bar + child.volume]!',
    ],
    [
      'a parent that lacks bars is complete',
      'parent-bar',
      'to.complete = to.received === to.expected',
      'to.complete = to.received > 0',
    ],
    [
      'VWAP is not divided by volume',
      'parent-bar',
      'volume > 0 ? rows[at + parent.turnover]! / volume : close',
      'close',
    ],
    [
      'reset of a forming feed keeps the newest bar',
      'forming-feed',
      'this.#newest = noBar;\n    this.#closed = false;\n  }\n\n  snapshot',
      'this.#closed = false;\n  }\n\n  snapshot',
      ['timeframe/forming-feed'],
    ],
    [
      'a candle closes a moment late',
      'forming-feed',
      'now < this.#end()',
      'now <= this.#end()',
      ['timeframe/forming-feed'],
    ],
    [
      'an older candle is believed',
      'forming-feed',
      'interval.start < start',
      'false',
      ['timeframe/forming-feed'],
    ],
    [
      'a turn costs one brick',
      'renko',
      '- (isTurn ? 1 : 0)',
      '',
      ['timeframe/renko-volume', 'timeframe/price-bars'],
    ],
    [
      'a brick keeps its volume',
      'renko',
      'volume: i === 0 ? forming.volume : 0',
      'volume: forming.volume',
      ['timeframe/renko-volume', 'timeframe/price-bars'],
    ],
    ['a hole is filled whatever its length', 'filling', 'missing > plan.maxFillBars', 'false'],
    [
      'an aligned bar is not yet over',
      'alignment',
      'Math.min(time, clock)',
      'Math.max(time, clock)',
    ],
    [
      'a correction that changes nothing is told',
      'revising',
      'if (last !== undefined && isSame(last, said)) continue;',
      '',
    ],
  ],
);
