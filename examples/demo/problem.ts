/** Something the user of the demo can mend: one line, no stack. */
export class Problem extends Error {}
