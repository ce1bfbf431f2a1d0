import { readAs, requireMethods } from '../core/door.js';
import { requireList } from '../core/lists.js';
import type { Snapshot } from '../core/state.js';
import { encodeText } from '../core/text-codec.js';
import { type HostileInput, hostileInputs } from './hostile-input.js';
import type { Inputs } from './input.js';
import type { Laws } from './law.js';
import { create, demand, numbersOf, requireFunction, type Subject } from './subject.js';

/** Whatever absorbs inputs and can be saved: an operator, or a module such as a validator. */
export interface Doorway {
  update(input: unknown): unknown;
  peek?(input: unknown): unknown;
  snapshot(): Snapshot;
}

/**
 * Whatever is given to `update` and `peek` is taken for the plain input that it stands for: read
 * once, refused as NaN is, without a throw and without a trace of its own.
 *
 * @param make    A fresh doorway.
 * @param inputs  Good ones; hostile ones stand in for one in the middle.
 * @param print   An output as text, for comparing.
 */
export function holdDoor(
  make: () => Doorway,
  inputs: Inputs,
  print: (output: unknown) => string,
): void {
  requireList('inputs', inputs);
  requireFunction('print', print);
  const fresh = (): Doorway => requireDoorway(make);
  const middle = Math.floor(inputs.length / 2);
  const [before, rest] = [inputs.slice(0, middle), inputs.slice(middle + 1)];
  const played = fresh();
  for (const input of before) played.update(input);
  const lives = new Map<unknown, string>();
  const lifeAfter = (plain: unknown): string => {
    const known = lives.get(plain) ?? life(fresh, before, rest, () => plain, print);
    lives.set(plain, known);
    return known;
  };
  const all = readAs('inputs', 'numbers or records', inputs, () => hostileInputs(inputs[middle]!));
  for (const hostile of all) {
    const said = life(fresh, before, rest, hostile.make, print, hostile);
    const isRight = hostile.as.some((plain) => lifeAfter(plain) === said);
    demand(isRight, () => `${hostile.name} is not taken for what it stands for`);
  }
}

/** What `make` makes, if it is one. */
export function requireDoorway(make: () => Doorway): Doorway {
  return requireMethods('make()', requireFunction('make', make)(), ['update', 'snapshot']);
}

/** All that is said and remembered when `make()` comes between `before` and `rest`. */
function life(
  makeDoor: () => Doorway,
  before: Inputs,
  rest: Inputs,
  make: () => unknown,
  print: (output: unknown) => string,
  hostile?: HostileInput,
): string {
  const door = makeDoor();
  for (const input of before) door.update(input);
  const name = hostile?.name ?? 'a plain input';
  const unchanged = encodeText(door.snapshot());
  call(`peek of ${name}`, () => door.peek?.(make()));
  demand(encodeText(door.snapshot()) === unchanged, () => `peek of ${name} left a trace`);
  call(`update of ${name}`, () => door.update(make()));
  demand((hostile?.reads?.() ?? 0) <= 1, () => `${name} was read more than once`);
  const said = rest.map((input) => print(door.update(input)));
  return [...said, encodeText(door.snapshot())].join('\n');
}

function call(what: string, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    demand(false, () => `${what} throws ${error instanceof Error ? error.message : 'something'}`);
  }
}

/** The door of an operator. */
export const lawsOfDoors: Laws = {
  'whatever is given is read once and refused as NaN is': (subject, inputs) => {
    const { kind } = subject.Class;
    const few = inputs.slice(0, 2 * create(subject).warmUp + 4);
    holdDoor(
      () => create(subject) as Doorway,
      few,
      (output) => String(numbersOf(kind, output)),
    );
    holdBlocks(subject);
  },
};

/** `process` is given what is no block: it has no rows, or rows without numbers. */
function holdBlocks(subject: Subject): void {
  const operator = create(subject);
  const before = encodeText(operator.snapshot());
  const blocks: readonly unknown[] = [null, undefined, 5, '8', {}, ['8', null, 5n], [Symbol('x')]];
  const isPair = subject.Class.kind.reads === 'pair';
  for (const block of blocks) {
    call('process', () => (isPair ? operator.process(block, block) : operator.process(block)));
  }
  demand(encodeText(operator.snapshot()) === before, () => 'process of no numbers left a trace');
}
