import type { Rule } from '../rule.js';

/** Eight units in the last place: what two or three roundings of an adjusted price can differ by. */
const ROUNDING_RATIO = 8 * Number.EPSILON;

/**
 * The high is the highest of the four prices and the low the lowest. A breach by a few units in the
 * last place comes from adjusting prices by a factor (10.22 × 3.27/10.22 is 3.2699999999999996) and
 * is clamped.
 */
export const ohlcRule: Rule = {
  id: 'ohlc',
  severity: 'reject',
  dimension: 'validity',
  costRatio: 1,
  formula: 'high ≥ max(open, close, low) and low ≤ min(open, close), within 8 ulps',
  reasons: {
    'high-too-low': 'The high is below the open, the low or the close.',
    'low-too-high': 'The low is above the open or the close.',
    'ohlc-rounding': 'High or low missed the other prices by rounding, and was set to them.',
  },
  check({ open, high, low, close }) {
    if (high >= open && high >= close && low <= open && low <= close) return undefined;
    const top = Math.max(open, close, low);
    const bottom = Math.min(open, close);
    if (!isNear(high, top) && high < top) return 'high-too-low';
    return low > bottom && !isNear(low, bottom) ? 'low-too-high' : 'ohlc-rounding';
  },
  mend(bar, code) {
    if (code !== 'ohlc-rounding') return undefined;
    const { time, open, close, volume } = bar;
    const high = Math.max(bar.high, open, close);
    return { time, open, high, low: Math.min(bar.low, open, close), close, volume };
  },
};

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING_RATIO * Math.abs(b);
}
