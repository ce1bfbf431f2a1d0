import {
  LogReturn,
  RollingMinMax,
  RollingRobust,
  RollingZScore,
} from '../src/normalization/index.js';
import { runRoom } from './harness/run-room.js';
import { plainMinMax, plainRobust, plainZScore } from './normalization/plain.js';

/** Each scaler over a window of a hundred, beside one that goes through its window each time. */
runRoom('normalization', [
  {
    name: 'zScore 100',
    contestants: {
      barwave: { make: () => new RollingZScore(), step: 'it.update(close[i])' },
      plain: { make: () => plainZScore(100), step: 'it(close[i])' },
    },
  },
  {
    name: 'minMax 100',
    contestants: {
      barwave: { make: () => new RollingMinMax(), step: 'it.update(close[i])' },
      plain: { make: () => plainMinMax(100), step: 'it(close[i])' },
    },
  },
  {
    name: 'robust 100, mad',
    bars: 4_000,
    contestants: {
      barwave: { make: () => new RollingRobust(), step: 'it.update(close[i])' },
      plain: { make: () => plainRobust(100), step: 'it(close[i])' },
    },
  },
  {
    name: 'robust 100, iqr',
    contestants: {
      barwave: { make: () => new RollingRobust({ spread: 'iqr' }), step: 'it.update(close[i])' },
    },
  },
  {
    name: 'log return',
    contestants: { barwave: { make: () => new LogReturn(), step: 'it.update(close[i])' } },
  },
]);
