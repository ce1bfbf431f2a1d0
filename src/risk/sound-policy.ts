import { requireFields } from '../core/door.js';
import { within } from '../core/errors.js';
import { policies } from './made-policies.js';
import { type RiskPolicy, riskPolicy } from './policy.js';

/**
 * `given` as `riskPolicy` makes it; a `ConfigError` naming what of it is no policy.
 *
 * @cost  a look-up for what `riskPolicy` made; that of making a policy for anything else
 */
export function soundPolicy(given: Partial<RiskPolicy>): RiskPolicy {
  if (policies.has(given)) return given as RiskPolicy;
  const fields = requireFields('policy', given as Readonly<Record<string, unknown>>);
  // Whatever else is told of a symbol may stand beside it.
  const names = [...Object.keys(riskPolicy()), 'fullWidthRatio'];
  const options = Object.fromEntries(names.map((name) => [name, fields[name]]));
  return within('policy', () => riskPolicy(options));
}
