/** Two inputs of one moment: x and y. */
export type Pair = readonly [x: number, y: number];
