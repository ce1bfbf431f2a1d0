import { blockOf, rowInput, rowOf, scaled } from './input.js';
import type { Laws } from './law.js';
import { sameSnapshot } from './same-state.js';
import { create, demand, demandSamePlay, numbersOf, play, same } from './subject.js';

/** When things are said, and that saying them early, late or in blocks is all the same. */
export const lawsOfTime: Laws = {
  'nothing is said before the warm-up': (subject, inputs) => {
    const operator = create(subject);
    const { kind } = subject.Class;
    demand(!operator.ready && operator.count === 0, () => 'a fresh operator is not ready');
    inputs.forEach((input, i) => {
      const said = numbersOf(kind, operator.update(input));
      const early = i + 1 < operator.warmUp;
      demand(operator.count === i + 1, () => `count is ${operator.count} after ${i + 1} inputs`);
      demand(operator.ready === !early || kind.lateStart !== undefined, () => `ready at ${i + 1}`);
      demand(!early || said.some(Number.isNaN), () => `${said} at ${i + 1} < ${operator.warmUp}`);
      demand(same(numbersOf(kind, operator.value), said), () => `value is not what ${i} returned`);
    });
  },

  'peek foretells update and changes nothing': (subject, inputs) => {
    const operator = create(subject);
    const { kind } = subject.Class;
    inputs.forEach((input, i) => {
      const before = operator.snapshot();
      operator.peek(inputs[inputs.length - 1 - i]!);
      const foretold = numbersOf(kind, operator.peek(input));
      demand(sameSnapshot(operator.snapshot(), before), () => `peek ${i} changed the state`);
      const said = numbersOf(kind, operator.update(input));
      demand(same(said, foretold), () => `input ${i}: peek ${foretold}, update ${said}`);
    });
  },

  'process in chunks equals update one by one': (subject, inputs) => {
    const { kind } = subject.Class;
    const operator = create(subject);
    const twin = create(subject);
    for (let from = 0, size = 1; from < inputs.length; from += size, size = (size * 2) % 37 || 1) {
      const chunk = inputs.slice(from, from + size);
      const output = operator.process(...blockOf(kind, chunk));
      chunk.forEach((input, i) => {
        const [said, expected] = [rowOf(kind, output, i), numbersOf(kind, twin.update(input))];
        demand(same(said, expected), () => `process differs from update at ${from + i}`);
      });
      const [said, expected] = [operator, twin].map(({ value }) => numbersOf(kind, value));
      demand(same(said!, expected!), () => `value after ${from + size}: ${said}, not ${expected}`);
    }
    demand(
      sameSnapshot(operator.snapshot(), twin.snapshot()),
      () => 'process leaves another state',
    );
  },

  'transfer through a row equals update and peek': (subject, inputs) => {
    const { kind } = subject.Class;
    const operator = create(subject);
    const twin = create(subject);
    const width = rowInput(inputs[0]!).length;
    const outputs = Object.keys(kind.outputs).length;
    const row = new Float64Array(1 + width + outputs);
    inputs.forEach((input, i) => {
      row.set(rowInput(input), 1);
      for (const keep of [false, true]) {
        twin.transfer(row, 1, 1 + width, keep);
        const said = numbersOf(kind, keep ? operator.update(input) : operator.peek(input));
        demand(same([...row.subarray(1 + width)], said), () => `transfer differs at ${i}`);
      }
      demand(same([...row.subarray(1, 1 + width)], rowInput(input)), () => 'input overwritten');
    });
  },

  'what comes later changes nothing said before': (subject, inputs) => {
    const { kind } = subject.Class;
    const half = Math.floor(inputs.length / 2);
    const past = inputs.slice(0, half);
    const garbage = inputs.slice(half).map((input, i) => scaled(input, i % 2 ? -1e9 : 1e-9, 7));
    const expected = play(subject, past);
    const whole = [...past, ...garbage];
    demandSamePlay(play(subject, whole).slice(0, half), expected, 'before garbage');
    const block = create(subject).process(...blockOf(kind, whole));
    const rows = expected.map((_, i) => rowOf(kind, block, i));
    demandSamePlay(rows, expected, 'in a block that ends in garbage');
  },
};

/** Laws for lively series: no ties, flat stretches or zeros, so that nothing is undefined. */
export const lawsOfLivelySeries: Laws = {
  'the first defined output is the warmUp-th, and all after it are defined': (subject, inputs) => {
    const { kind } = subject.Class;
    const { warmUp } = create(subject);
    if (kind.lateStart !== undefined) return;
    demand(inputs.length >= 3 * warmUp + 50, () => 'the series is too short to warm up');
    play(subject, inputs).forEach((outputs, i) => {
      const isDefined = !outputs.some(Number.isNaN);
      demand(isDefined === i + 1 >= warmUp, () => `${outputs} at ${i + 1}, warm-up ${warmUp}`);
    });
  },
};
