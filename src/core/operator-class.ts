import type { Kind } from './kind.js';
import type { Given } from './parameters.js';
import type { Streaming } from './streaming.js';

/** A class of operators that says what kind it is. */
// biome-ignore lint/suspicious/noExplicitAny: a class of operators over any inputs and outputs
export interface OperatorClass<P extends object = any, In = any, Out = any> {
  readonly kind: Kind<string, P>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever its state
  new (parameters?: Given<P>): Streaming<In, Out, any, any>;
}
