import type { Rule } from '../rule.js';

/** The classic check: less was traded than a bar must have. */
export function volumeFloorRule(minVolume: number): Rule {
  return {
    id: 'volume-floor',
    severity: 'reject',
    dimension: 'validity',
    costRatio: 1,
    formula: `volume < ${minVolume}`,
    reasons: { 'volume-too-small': 'The volume is below the least that is accepted.' },
    check: ({ volume }) => (volume < minVolume ? 'volume-too-small' : undefined),
  };
}
