import type { Inputs } from './input.js';
import type { Subject } from './subject.js';

/** A law holds for `subject` on `inputs`, or a `LawBroken` says where it does not. */
export type Law = (subject: Subject, inputs: Inputs) => void;

/** Laws by name. */
export type Laws = { readonly [name: string]: Law };
