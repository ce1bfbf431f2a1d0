import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const risk: readonly PlacedMutant[] = mutantsOf(
  'risk',
  ['risk/risk'],
  [
    [
      'a quantity of exactly the minimum is refused',
      'size',
      'quantity >= policy.minQuantity',
      'quantity > policy.minQuantity',
    ],
    [
      'commission is paid once, not twice',
      'size',
      '1 - 2 * commissionRatio',
      '1 - commissionRatio',
    ],
    [
      'the cap of exposure is forgotten',
      'size',
      'Math.min(byRisk, byExposure, ',
      'Math.min(byRisk, ',
    ],
    [
      'the point value is left out of the risk',
      'size',
      'Math.abs(entry - stop) * pointValue',
      'Math.abs(entry - stop)',
    ],
    ['the stop lies on the wrong side', 'stop', "side === 'buy' ?", "side !== 'buy' ?"],
    [
      'a quantity that was rounded up stays',
      'step',
      'return multiple(count - 1);',
      'return multiple(count);',
    ],
    [
      'the worst tier is refused as well',
      'decide',
      'rank <= qualityTiers.indexOf(worst)',
      'rank < qualityTiers.indexOf(worst)',
    ],
    [
      'confidence at the bound is too low',
      'decide',
      'confidence < minConfidence',
      'confidence <= minConfidence',
    ],
    ['a signal down is bought', 'decide', "=== 'up' ? 'buy' : 'sell'", "=== 'up' ? 'sell' : 'buy'"],
  ],
);
