/** Which values stand when the newest bar comes again with others. */
export type ConflictPolicy = 'last' | 'first';
