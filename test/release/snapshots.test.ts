import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText, SnapshotError } from '../../src/core/index.js';
import {
  barsBefore,
  exportedClasses,
  inputOf,
  printedOutput,
  type Saved,
  savedBars,
} from './saved.js';

// What a release saved goes on to say what that release said, or is refused because of its version:
// never anything else. Who changes a state, or what is said, raises the version of its kind.

const classes = await exportedClasses();

describe.each(['0.1.0', '0.2.0'])('%s', (release) => {
  const path = `test/data/release/snapshots-${release}.json`;
  const saved = JSON.parse(readFileSync(path, 'utf8')) as Saved[];
  const refused: string[] = [];

  it.each(saved.map((one) => ({ ...one })))('$name', ({ name, parameters, snapshot, said }) => {
    const Class = classes.get(name);
    expect(Class, 'is exported no more').toBeDefined();
    const subject = new Class!(parameters);
    try {
      subject.restore(decodeText(snapshot) as never);
    } catch (error) {
      expect(error).toBeInstanceOf(SnapshotError);
      expect((error as SnapshotError).code).toBe('unsupported-version');
      refused.push(name);
      return;
    }
    const after = savedBars.slice(barsBefore);
    expect(after.map((bar) => printedOutput(subject.update(inputOf(Class!, bar))))).toEqual(said);
  });

  it('most of them go on', () => {
    expect(saved.length).toBeGreaterThan(100);
    expect(refused.length).toBeLessThan(saved.length / 2);
  });

  afterAll(() => {
    const loaded = saved.length - refused.length;
    console.log(
      `${loaded} snapshots of ${release} go on, refused by version: ${refused.join(', ')}`,
    );
  });
});
