import { boundedId } from '../../core/bounded-id.js';
import type { Identity } from '../../core/identity.js';
import { columnNames, type Row, rowClass } from '../../core/row.js';
import type { SetOptions } from './given.js';
import { type Plan, planOf } from './plan.js';

/** Characters up to which the id of a set is written out: that of some hundred indicators. */
const longestId = 4_096;

/** What sets of the same specs share: what to run, where it stands, and the class of their rows. */
export class SetDesign implements Identity {
  readonly plan: Plan;
  readonly columns: readonly string[];
  readonly rowClass: typeof Row;
  readonly id: string;
  readonly configuration: string;

  constructor(options: SetOptions) {
    this.plan = planOf(options);
    this.columns = Object.freeze(columnNames(this.plan.entries));
    this.rowClass = rowClass(this.plan.entries);
    const keys = this.plan.steps.map((step) => step.key);
    this.configuration = `indicators(${keys.join('; ')})`;
    this.id = boundedId('indicators', this.configuration, longestId);
  }
}
