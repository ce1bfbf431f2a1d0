/** Numbers in a row: an array or a Float64Array. */
export type Numbers = ArrayLike<number>;
