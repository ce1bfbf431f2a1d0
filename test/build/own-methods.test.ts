import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { ownMethods } from '../../build/own-methods.js';

// The build gives each class that extends a shell a copy of the shell's methods, or fails.

const folder = mkdtempSync(join(tmpdir(), 'own-methods-'));
const shell = `
  export abstract class Streaming { count() { return 0; } }
  export abstract class Shell extends Streaming {
    abstract step(x: number): number;
    update(x: number) { return this.step(x); }
  }`;

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function built(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [ownMethods(folder) as never],
  });
  return outputFiles[0]!.text;
}

beforeEach(() => {
  write('shell.ts', shell);
  write('other.ts', '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('an heir gets its own copy of what it inherits from the shell, but not from above it', async () => {
  write(
    'kind.ts',
    `import { Shell } from './shell.js';
     export class Kind extends Shell { step(x: number) { return x; } }`,
  );
  const text = await built('kind.ts');
  expect(text.match(/update\(x\)/g)).toHaveLength(2);
  expect(text.match(/count\(\)/g)).toHaveLength(1);
});

it('a method of its own stays', async () => {
  write(
    'kind.ts',
    `import { Shell } from './shell.js';
     export class Kind extends Shell { step(x: number) { return x; } update(x: number) { return 1; } }`,
  );
  expect((await built('kind.ts')).match(/update\(x\)/g)).toHaveLength(2);
});

it.each([
  ['under another name', `import { Shell as Base } from './shell.js'; class Kind extends Base {}`],
  [
    'within a function',
    `import { Shell } from './shell.js'; () => { class Kind extends Shell {} }`,
  ],
  ['as a value', `import { Shell } from './shell.js'; export const Kind = class extends Shell {};`],
])('the build fails where a class extends the shell %s', (_where, text) => {
  write('kind.ts', text);
  expect(() => ownMethods(folder)).toThrow(/extend Shell by its own name, with a class at the top/);
});

it('the build fails where two heirs have one name', () => {
  const kind = `import { Shell } from './shell.js'; export class Kind extends Shell {}`;
  write('kind.ts', kind);
  write('other.ts', kind);
  expect(() => ownMethods(folder)).toThrow(/another class is called Kind/);
});
