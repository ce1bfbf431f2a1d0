import type { DoorDesign } from './door-design.js';
import { type ValidatorState, validatorInit } from './validator-state.js';

/** What one symbol's door remembers. */
export interface Seat {
  readonly state: ValidatorState;
  /** Whether it is known that no rate of a fault is above 0. */
  isFlawless: boolean;
}

export function seatInit(design: DoorDesign): Seat {
  return { state: validatorInit(design), isFlawless: false };
}
