import type { Direction } from '../strategies/opinion.js';
import { type Composite, confidenceOf, directionBeyond } from './composite.js';
import { type HeardPage, tallyAt } from './heard-page.js';

const fields = [
  'time',
  'direction',
  'pUp',
  'confidence',
  'agreement',
  'coverage',
  'horizonMs',
  'isNil',
  'rho',
  'contributions',
  'restsOn',
  'ignored',
] as const satisfies readonly (keyof Composite)[];

/**
 * A composite whose numbers are known and whose lists are made when they are read. It is detached:
 * it says the same whatever was heard since. `toObject()` is the plain record, for `{ ...spread }`,
 * comparisons and messages between workers; `JSON.stringify` takes it by itself.
 */
export class CompositeView implements Composite {
  readonly #page: HeardPage;
  readonly #row: number;
  #made: Composite | undefined = undefined;

  constructor(page: HeardPage, row: number) {
    this.#page = page;
    this.#row = row;
  }

  get time(): number {
    return this.#page.rows[this.#row + tallyAt.time]!;
  }

  get direction(): Direction {
    return directionBeyond(this.#page.design.deadZone, this.pUp);
  }

  get pUp(): number {
    return this.#page.rows[this.#row + tallyAt.pUp]!;
  }

  get confidence(): number {
    return confidenceOf(this.pUp);
  }

  get agreement(): number {
    return this.#page.rows[this.#row + tallyAt.agreement]!;
  }

  get coverage(): number {
    return this.#page.rows[this.#row + tallyAt.coverage]!;
  }

  get horizonMs(): number {
    return this.#page.rows[this.#row + tallyAt.horizonMs]!;
  }

  get isNil(): boolean {
    return this.#page.rows[this.#row + tallyAt.isNil] === 1;
  }

  get rho(): number {
    return this.#page.rows[this.#row + tallyAt.rho]!;
  }

  get contributions(): Composite['contributions'] {
    return this.#explained.contributions;
  }

  get restsOn(): Composite['restsOn'] {
    return this.#explained.restsOn;
  }

  get ignored(): Composite['ignored'] {
    return this.#explained.ignored;
  }

  get #explained(): Composite {
    this.#made ??= this.#page.explained(this.#row);
    return this.#made;
  }

  /** The plain record. */
  toObject(): Composite {
    return Object.fromEntries(fields.map((field) => [field, this[field]])) as never;
  }

  toJSON(): Composite {
    return this.toObject();
  }
}
