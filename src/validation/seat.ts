import { writeState } from '../core/state.js';
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

/** Remember what `state` says, and nothing else. */
export function remember(seat: Seat, state: Readonly<ValidatorState>): void {
  writeState(seat.state, state);
  seat.isFlawless = false;
}
