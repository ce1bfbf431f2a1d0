/** Why an event is refused that is well formed. */
export type AccountRefusal = 'split-out-of-bounds'; // units or prices would be beyond 2^300, or below 2^-300
