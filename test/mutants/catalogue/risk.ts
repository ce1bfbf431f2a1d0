import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const risk: readonly PlacedMutant[] = mutantsOf(
  'risk',
  ['risk/risk'],
  [
    [
      'a quantity of exactly the minimum is refused',
      'size',
      'quantity > 0 && quantity >= minQuantity)) {\n    return nothing',
      'quantity > 0 && quantity > minQuantity)) {\n    return nothing',
    ],
    [
      'commission is paid once, not twice',
      'size',
      'commissionRatio * (opened + closed)',
      'commissionRatio * opened',
    ],
    [
      'the cap of exposure is forgotten',
      'size',
      'Math.min(wanted, byExposure, ',
      'Math.min(wanted, ',
    ],
    [
      'the point value is left out of the risk',
      'size',
      '(opened + closed)) * pointValue',
      '(opened + closed))',
    ],
    ['the stop lies on the wrong side', 'stop', "side === 'long' ?", "side !== 'long' ?"],
    [
      'a quantity that was rounded up stays',
      'step',
      'return multiple(count - 1);',
      'return multiple(count);',
    ],
    [
      'the worst tier is refused as well',
      'entry',
      'rank <= qualityTiers.indexOf(worst)',
      'rank < qualityTiers.indexOf(worst)',
    ],
    [
      'confidence at the bound is too low',
      'entry',
      'confidence < minConfidence',
      'confidence <= minConfidence',
    ],
    [
      'a signal down is bought',
      'exits',
      "direction === 'up' ? 'long' : 'short';\n}",
      "direction === 'up' ? 'short' : 'long';\n}",
    ],
    [
      'the least confident candidate goes first',
      'portfolio-limit',
      'return b.confidence - a.confidence',
      'return a.confidence - b.confidence',
      ['pipeline/portfolio'],
    ],
    [
      'the last symbol goes first among equals',
      'portfolio-limit',
      'a.symbol < b.symbol ? -1 : 1',
      'a.symbol < b.symbol ? 1 : -1',
      ['pipeline/portfolio'],
    ],
    [
      'negative exposure is left over',
      'portfolio-limit',
      'if (!isWorthAnOrder(fits, price, terms)) return held(candidate, why);',
      '',
      ['pipeline/portfolio'],
    ],
    [
      'exposure is not added up',
      'portfolio-limit',
      'if (settled.quantity > 0) totals.add(committed(settled), terms);',
      '',
      ['pipeline/portfolio'],
    ],
    [
      'a cut does not say why',
      'portfolio-limit',
      '[...candidate.reasons, why]',
      'candidate.reasons',
      ['pipeline/portfolio'],
    ],
    [
      'exposure exceeds its cap by a rounding',
      'size',
      'Math.max(inTurn, ofOne, ofPrice)',
      'ofOne',
      ['risk/sizing'],
    ],
  ],
);
