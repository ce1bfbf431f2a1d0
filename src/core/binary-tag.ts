/** What follows: nothing, or a double, or a length and that many units. All little-endian. */
export const tag = {
  null: 0,
  false: 1,
  true: 2,
  number: 3,
  string: 4,
  numbers: 5,
  array: 6,
  record: 7,
} as const;
