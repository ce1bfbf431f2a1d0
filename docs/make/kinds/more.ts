import type { Section } from './section.js';

export const more: Section = {
  title: 'More',
  kinds: {
    smi: {
      formula: '200·ema(ema(C − mid, long), short)/ema(ema(hi − lo, long), short)',
      warmUp: 'n + long + short − 2',
      others: 'TTR starts its means at bar 1 with the bar’s own range',
      tradingView: 'periods 10, 3, 3, 3, and EMAs from the first input; SMI Ergodic is `tsi`',
    },
    vhf: {
      formula: '(hi − lo)/Σ|ΔC| over n',
      warmUp: 'n + 1',
      others: 'TTR agrees, of closes or of H, L',
    },
    evwma: {
      formula: 'volume-weighted: m = ((ΣV − V)·m₁ + V·x)/ΣV',
      warmUp: 'n',
      others: 'TTR agrees',
      settle: 'as the volume of the window turns over',
    },
    percentRank: {
      formula: 'share of the n previous inputs strictly below',
      warmUp: 'n + 1',
      others: 'TTR counts the current one among n + 1',
      tradingView: '`ta.percentrank` counts ties as below',
    },
    relativeVolatility: {
      formula:
        '100·u/(u + d); u = ema of std where x rose, 0 else; d the other way, unchanged counts as down (TV); NaN while 0',
      warmUp: 'std + n − 1',
      tradingView: 'the same',
    },
    klinger: {
      formula: 'ema(fast) − ema(slow) of ±V, + where typical ≥ the last (TV)',
      warmUp: 'slow + 1; + sP − 1',
      others: 'SI: Klinger’s volume force',
      tradingView: 'of `ta.ema`: the same',
    },
    qqe: {
      formula:
        'rsi smoothed by ema(s); reach = factor·ema(ema(|Δ|, 2n−1), 2n−1); trail a ratcheting stop at ± reach, turning when the last stop is passed; starts rising',
      warmUp: 'n + s; 5n + s − 3',
      others: 'scripts differ',
      tradingView: 'scripts differ',
    },
  },
};
