import type { Section } from './section.js';

export const priceLevels: Section = {
  title: 'Price levels',
  kinds: {
    fractal: {
      formula:
        'the high of the bar `span` ago if it is strictly above the highs of the span bars on either side, else NaN; low mirrored. Known `span` bars late, never repainted',
      warmUp: '2·span + 1',
      source: 'Williams, _Trading Chaos_ (1995)',
      tradingView: 'drawn `span` bars back; ties count there',
    },
    pivotPoints: {
      formula:
        "from the previous complete session's O, H, L, C. classic: p = (H+L+C)/3, r1 = 2p − L, r2 = p + (H−L), r3 = H + 2(p − L), r4, r5 with 3, 4. fibonacci: p ± 0.382, 0.618, 1 ·(H−L). camarilla: C ± (H−L)·1.1/12, /6, /4, /2 and C·H/L. woodie: p = (H+L+2C)/4, three pairs as classic, r4 = r3 + (H−L). demark: X = H+2L+C if C<O, 2H+L+C if C>O, H+L+2C; p = X/4, r1 = X/2 − L, s1 = X/2 − H, rest NaN",
      warmUp: 'the first bar after a session that was seen from its open',
      source: 'Person (2004); DeMark (1994)',
      tradingView: '“Traditional” is `classic`; its Woodie takes the current open',
      settle: 'each session anew',
    },
    zigZag: {
      formula:
        'a high since the last pivot is confirmed by the first later low at least percent below it, a low by a high above it; of equals the first',
      warmUp: '2',
      others: 'SI redraws the last leg; trading-signals: percent of the last leg',
      source: 'Merrill 1977',
      settle: 'at the next pivot or two',
    },
    swingPivots: {
      formula:
        'the high of `right` bars ago if ≥ the left highs before it and > the right ones after, else NaN; low mirrored',
      warmUp: 'left + right + 1',
      tradingView: '`ta.pivothigh`, `ta.pivotlow`, not compared',
    },
  },
};
