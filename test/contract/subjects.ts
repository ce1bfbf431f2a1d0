import { readdirSync } from 'node:fs';
import { ConfigError } from '../../src/core/errors.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import type { AnyParameter } from '../../src/core/parameters.js';
import { Streaming } from '../../src/core/streaming.js';
import { Random } from './series.js';

/** Every operator class that any subpath exports, by name: none can be forgotten. */
export async function exportedOperators(): Promise<Map<string, OperatorClass>> {
  const found = new Map<string, OperatorClass>();
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const room of rooms) {
    const exported: Record<string, unknown> = await import(`../../src/${room.name}/index.ts`);
    for (const [name, value] of Object.entries(exported)) {
      if (isOperatorClass(value)) found.set(name, value);
    }
  }
  return found;
}

/** A class above operators, such as `HlcOperator`, says no kind. */
function isOperatorClass(value: unknown): value is OperatorClass {
  return (
    typeof value === 'function' &&
    value.prototype instanceof Streaming &&
    Object.hasOwn(value, 'kind')
  );
}

/** Inputs after which a subject must be warm: a series is three times as long. */
const longestWarmUp = 250;

/** Small parameters for `Class`, other ones for each seed; seed 0 is the defaults, cut short. */
export function parametersFor(Class: OperatorClass, seed: number): Record<string, unknown> {
  const random = new Random(seed + 1);
  for (let attempt = 0; attempt < 100; attempt++) {
    const parameters = Object.fromEntries(
      Object.entries(Class.kind.parameters as Record<string, AnyParameter>).map(
        ([name, parameter]) => [
          name,
          seed === 0 ? small(parameter) : drawn(parameter, random, seed + attempt),
        ],
      ),
    );
    if (isLegal(Class, parameters)) return parameters;
  }
  throw new Error(`no legal parameters for ${Class.kind.name}`);
}

function isLegal(Class: OperatorClass, parameters: Record<string, unknown>): boolean {
  try {
    return new Class(parameters).warmUp <= longestWarmUp;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

/** The default, a period of hundreds brought down to where a short series warms it up. */
function small(parameter: AnyParameter): unknown {
  return parameter.type === 'integer' ? Math.min(parameter.default, 40) : parameter.default;
}

/** Words in turn, so that a few seeds meet every mode; numbers as they fall. */
function drawn(parameter: AnyParameter, random: Random, seed: number): unknown {
  switch (parameter.type) {
    case 'integer':
      return random.integer(parameter.min, Math.min(parameter.max, parameter.min + 11));
    case 'number': {
      const low = Math.max(parameter.min, Math.min(parameter.default, 1) / 4);
      const high = Math.min(parameter.max, parameter.default * 2 + 1);
      return low + (high - low) * (random.integer(0, 64) / 64);
    }
    case 'boolean':
      return random.unit() < 0.5;
    case 'word':
      return parameter.words[seed % parameter.words.length];
  }
}

/** How many draws of parameters `Class` wants: one for each word of a mode, within reason. */
export function drawsFor(Class: OperatorClass, least: number): number {
  const table = Object.values(Class.kind.parameters as Record<string, AnyParameter>);
  const words = table.map((parameter) => (parameter.type === 'word' ? parameter.words.length : 1));
  return Math.max(least, ...words.filter((count) => count <= 5).map((count) => count + 1));
}
