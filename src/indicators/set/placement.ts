import { barFields } from '../../bars/bar.js';
import type { DerivedField } from '../../bars/derived-price.js';
import { priceFields } from '../../bars/price-field.js';
import { requireOneOf, requireRecord } from '../../core/arguments.js';
import { boundedId } from '../../core/bounded-id.js';
import { ConfigError, within } from '../../core/errors.js';
import { inputWidth } from '../../core/kind.js';
import { type ClassOf, type SetOptions, withCalendar } from './given.js';
import type { CustomKinds, Specs } from './spec.js';
import type { Placed, Price, Source, Step } from './step.js';

/** Indicators that may read one another in a row. */
const deepest = 64;

/** Gives everything that a set computes its place in one buffer, each thing once. */
export class Placement {
  readonly steps: Step[] = [];
  readonly prices: Price[] = [];
  width: number = barFields.length;
  readonly #specs: Specs;
  readonly #kinds: CustomKinds;
  readonly #classOf: ClassOf;
  readonly #trusted: readonly string[];
  readonly #calendar: SetOptions['calendar'];
  readonly #byKey = new Map<string, Placed>();
  readonly #byName = new Map<string, Placed>();
  readonly #underWay = new Set<string>();

  constructor({ specs, kinds, classOf, trusted = [], calendar }: SetOptions) {
    this.#specs = specs;
    this.#kinds = kinds;
    this.#classOf = classOf;
    this.#trusted = trusted;
    this.#calendar = calendar;
  }

  /** Place the spec called `name`, and before it what it reads. */
  spec(name: string): Placed {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const path = `specs.${name}`;
    if (this.#underWay.has(name)) {
      throw new ConfigError(`${path}.of`, 'free of circles, but it reads itself', name);
    }
    if (this.#underWay.size === deepest) throw tooDeep(path, name);
    this.#underWay.add(name);
    const placed = this.#operator(this.#specs[name], path);
    this.#underWay.delete(name);
    this.#byName.set(name, placed);
    return placed;
  }

  #operator(spec: unknown, path: string): Placed {
    const { kind, of, ...given } = requireRecord(path, spec, "an object, as { kind: 'rsi' }");
    const Class = within(path, () => this.#classOf(kind, this.#kinds));
    // Frozen, so that all operators made of them share what follows.
    const parameters = Object.freeze(withCalendar(Class.kind, given, this.#calendar));
    const make = (): InstanceType<typeof Class> => new Class(parameters);
    const { id, warmUp } = within(path, make);
    const outputs = Object.keys(Class.kind.outputs);
    const width = inputWidth[Class.kind.reads];
    // A kind of one's own may be made of another and bear its id.
    const what = Class.kind.name === kind ? id : `${String(kind)}=${id}`;
    const name = String(kind);
    const isOwn = Object.hasOwn(this.#kinds, name) && !this.#trusted.includes(name);
    const place = (source: Source, from: () => number, pair?: Step['pair']): Placed => {
      if (source.depth === deepest) throw tooDeep(path, of);
      const key = boundedId(String(kind), `${what} of ${source.key}`);
      const own = { key, outputs, warmUp: source.warmUp + warmUp - 1, depth: source.depth + 1 };
      return this.#once(own, () => {
        // A literal: objects made by spreading cost a set a third of its speed.
        this.steps.push({ key, make, from: from(), width, to: this.width, outputs, pair, isOwn });
      });
    };
    switch (Class.kind.reads) {
      case 'bar':
        if (of === undefined) return place({ key: 'bar', warmUp: 1, depth: 0 }, () => 0);
        throw new ConfigError(`${path}.of`, `left out: ${id} reads bars`, of);
      case 'pair': {
        if (!Array.isArray(of) || of.length !== 2) {
          throw new ConfigError(`${path}.of`, 'two sources', of);
        }
        const [x, y] = of.map((one, i) => this.#source(one, `${path}.of[${i}]`)) as [
          Placed,
          Placed,
        ];
        const both = {
          key: `${x.key}, ${y.key}`,
          warmUp: Math.max(x.warmUp, y.warmUp),
          depth: Math.max(x.depth, y.depth),
        };
        return place(both, () => this.#allot(2), [x.at, y.at]);
      }
      case 'value': {
        const source = this.#source(of ?? 'close', `${path}.of`);
        return place(source, () => source.at);
      }
    }
  }

  /** A price field, an indicator by name, one of its outputs, or the true range. */
  #source(of: unknown, path: string): Placed {
    const source = typeof of === 'string' ? of : '';
    const own = barFields.indexOf(source as 'close');
    if (own > 0) return { at: own, key: source, outputs: [], warmUp: 1, depth: 0 };
    if (Object.hasOwn(this.#specs, source)) return this.#output(this.spec(source), 0);
    const dot = source.lastIndexOf('.');
    const name = source.slice(0, Math.max(dot, 0));
    if (Object.hasOwn(this.#specs, name)) {
      const placed = this.spec(name);
      const output = requireOneOf(path, source.slice(dot + 1), placed.outputs);
      return this.#output(placed, placed.outputs.indexOf(output));
    }
    if (source === 'trueRange') return this.#operator({ kind: 'trueRange' }, path);
    const known = [...priceFields, 'trueRange', ...Object.keys(this.#specs)];
    const field = requireOneOf(path, of, known) as DerivedField; // all others are placed above
    const price = { key: field, outputs: [''], warmUp: 1, depth: 0 };
    return this.#once(price, () => void this.prices.push({ field, at: this.width }));
  }

  #output({ at, key, outputs, warmUp, depth }: Placed, index: number): Placed {
    const name = index === 0 ? key : `${key}.${outputs[index]}`;
    return { at: at + index, key: name, outputs: [], warmUp, depth };
  }

  /** What is computed under a key, made now if it is not there yet. */
  #once(own: Omit<Placed, 'at'>, make: () => void): Placed {
    const known = this.#byKey.get(own.key);
    if (known !== undefined) return known;
    make();
    const placed = { ...own, at: this.#allot(own.outputs.length) };
    this.#byKey.set(own.key, placed);
    return placed;
  }

  #allot(columns: number): number {
    this.width += columns;
    return this.width - columns;
  }
}

function tooDeep(path: string, of: unknown): ConfigError {
  return new ConfigError(`${path}.of`, `at most ${deepest} indicators deep`, of);
}
