import { inputWidth, type Kind } from './kind.js';
import { canonicalId, type Given, parseParameters } from './parameters.js';

/** What all operators of one kind and parameters have in common. */
export interface Configuration<P extends object> {
  readonly kind: Kind<string, P>;
  readonly id: string;
  readonly warmUp: number;
  /** All parameters, defaults filled in. */
  readonly parameters: Readonly<P>;
  readonly outputCount: number;
  /** Room for one input and the outputs it gives, to be overwritten at any time. */
  readonly io: Float64Array;
}

/** Those of frozen parameters: a set makes thousands of operators of one spec. */
const known = new WeakMap<object, Configuration<object>>();

/** The configuration that `given` describes; the same one for the same frozen record. */
export function configurationOf<P extends object>(
  kind: Kind<string, P>,
  given: Given<P> | undefined,
): Configuration<P> {
  if (typeof given !== 'object') return configure(kind, given);
  const found = known.get(given);
  if (found?.kind === kind) return found as Configuration<P>;
  const made = configure(kind, given);
  if (Object.isFrozen(given)) known.set(given, made as unknown as Configuration<object>);
  return made;
}

function configure<P extends object>(
  kind: Kind<string, P>,
  given: Given<P> | undefined,
): Configuration<P> {
  const parameters = parseParameters(kind.parameters, given);
  const outputCount = Object.keys(kind.outputs).length;
  return {
    kind,
    id: canonicalId(kind.name, kind.parameters, parameters),
    warmUp: kind.warmUp(parameters),
    parameters,
    outputCount,
    io: new Float64Array(inputWidth[kind.reads] + outputCount),
  };
}
