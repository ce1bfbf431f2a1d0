import { frozenCopy } from './frozen.js';
import type { PipelineOptions } from './options.js';

/**
 * Configurations to start from, by market: a calendar, timeframes that fit it, and steps in which
 * it trades. Spread one and change what you like.
 *
 * @example
 * const options = { ...presets.usEquities, equity: 50_000 };
 * new Pipeline(options).config.calendar; // 'us-equities'
 */
export const presets: Readonly<Record<'crypto' | 'usEquities' | 'fx', PipelineOptions>> =
  frozenCopy({
    crypto: {
      base: '1m',
      timeframes: ['5m', '1h', '1d'],
      calendar: '24/7',
      risk: { step: 1e-6, commissionRatio: 0.001 },
    },
    usEquities: {
      base: '1m',
      timeframes: ['5m', '1h', '1d'],
      calendar: 'us-equities',
      risk: { step: 1 },
    },
    fx: {
      base: '1m',
      timeframes: ['5m', '1h', '1d'],
      calendar: 'fx',
      risk: { step: 1000, commissionRatio: 0.00002 },
    },
  });
