import { requireFields } from '../core/door.js';
import { within } from '../core/errors.js';
import { type RiskPolicy, riskPolicy } from './policy.js';

/** What came of policies that cannot change any more: a policy is asked about at each bar. */
const checked = new WeakMap<object, RiskPolicy>();

/** `given` as `riskPolicy` makes it; a `ConfigError` naming what of it is no policy. */
export function soundPolicy(given: Partial<RiskPolicy>): RiskPolicy {
  const known = checked.get(given);
  if (known !== undefined) return known;
  const fields: Readonly<Record<string, unknown>> = { ...requireFields('policy', given) };
  // Whatever else is told of a symbol may stand beside it.
  const names = [...Object.keys(riskPolicy()), 'fullWidthRatio'];
  const policy = within('policy', () =>
    riskPolicy(Object.fromEntries(names.map((name) => [name, fields[name]]))),
  );
  checked.set(policy, policy);
  return policy;
}
