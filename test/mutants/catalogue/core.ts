import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const core: readonly PlacedMutant[] = mutantsOf(
  'core',
  ['core/state', 'core/decoders', 'core/arguments'],
  [
    ['decoders go 38 levels deep', 'codec', 'maxDepth = 32', 'maxDepth = 38'],
    [
      'the node budget is forgotten',
      'codec',
      '++this.nodes > this.#maxNodes',
      '++this.nodes > 1e12',
    ],
    [
      'a field may come twice',
      'codec',
      "throw malformed('a field that is unknown, or is there twice')",
      "return 'any'",
    ],
    ['a field may be lacking', 'codec', 'this.#missing.size > 0', 'false'],
    [
      'a claimed length is believed',
      'binary-scan',
      'if (size * unitBytes > this.#bytes.length - this.#at)',
      'if (size < 0)',
    ],
    [
      'bytes after the end are ignored',
      'binary-scan',
      'this.#at < this.#bytes.length) throw',
      'false) throw',
    ],
    [
      'an infinite number comes in by text',
      'text-scan',
      '!Number.isFinite(Number(this.#text.slice(from, this.#at)))',
      'false',
    ],
    [
      'an unknown field is kept',
      'state',
      'key === keys[i] || Object.hasOwn(template, key)',
      'true',
    ],
    [
      'an array that lies is believed',
      'state',
      'copy[i] = given[i]!;',
      'copy[i] = given.slice()[i]!;',
      ['core/state'],
    ],
    [
      'a slot may lie beyond its buffer',
      'sane-state',
      'isSlot ? longestBuffer(record) - 1 : largestCount',
      'isSlot ? longestBuffer(record) : largestCount',
      ['core/state'],
    ],
    [
      'a snapshot of another version is taken',
      'snapshot',
      '&& written >= oldest && written <= version',
      '',
    ],
    [
      'an output beyond its range is restored',
      'streaming',
      'outputs[i]! > range[1])) return;',
      'outputs[i]! > range[1]) || true) return;',
      ['core/state'],
    ],
    [
      'NaN is within any bounds',
      'arguments',
      'value >= min && value <= max) return value',
      '!(value < min || value > max)) return value',
    ],
    [
      'two swapped letters are two mistakes',
      'nearest',
      'isSwapped ? above[j - 2]! : substituted',
      'substituted',
      ['core/nearest'],
    ],
    ['log of a subnormal is off', 'log', 'shift = -54;', 'shift = -53;', ['core/elementary']],
    ['NaN keeps its payload', 'base64', 'Number.isNaN(x) ? Number.NaN : x', 'x', ['core/base64']],
  ],
);
