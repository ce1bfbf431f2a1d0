import { extensionsOf, type KnownExtensions, type PipelineExtensions } from './extensions.js';
import { type HandedKinds, handedCatalogue } from './handed-kinds.js';
import type { Wiring } from './wiring.js';

/** What a pipeline knows besides its options, and whom it follows, if anybody. */
export interface Known {
  readonly extensions: KnownExtensions;
  readonly led: Wiring | undefined;
}

const knowing = new WeakMap<HandedKinds, Known>();

/** `known`, as something to hand to a `PipelineCore`. */
export function handingOver(known: Known): HandedKinds {
  const handed = Object.freeze({});
  knowing.set(handed, known);
  return handed;
}

/** What was handed over, or what there is to know of the classes that a caller handed in. */
export function knownOf(handed: HandedKinds, own: PipelineExtensions): Known {
  const known = knowing.get(handed);
  return known ?? { extensions: extensionsOf(own, handedCatalogue(handed)), led: undefined };
}
