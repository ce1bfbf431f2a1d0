import type { OracleColumn } from '../../../test/reference/fixtures.js';
import type { Row } from './row.js';

type Options = Partial<Omit<Row, 'here' | 'theirs'>>;

/** Rows over the columns of a fixture: the call that made a column is how its users write it. */
export function fixtureRow(columns: { readonly [name: string]: OracleColumn }): {
  row: (name: string, here: Row['here'], options?: Options) => Row;
} {
  return {
    row: (name, here, options = {}) => {
      const column = columns[name];
      if (column === undefined) throw new RangeError(`the fixture has no column ${name}`);
      return { there: column.call, here, theirs: () => column.values, ...options };
    },
  };
}
