import { readFileSync } from 'node:fs';

const list = 'src/indicators/operators.ts';

/** What a kind's file exports for its users besides its class. */
const named = /^export (?:interface|type) (\w+(?:Parameters|Columns|Value))\b/gm;

/** Lines that export parameters, values and columns of every kind of this room. */
export function kindTypes(): string {
  const files = [...readFileSync(list, 'utf8').matchAll(/from '(\.\/[\w/-]+)\.js'/g)].map(
    ([, file]) => file!,
  );
  const lines = files
    .flatMap((file) => [file, ...partsOf(file)])
    .flatMap((file) => {
      const types = [...textOf(file).matchAll(named)].map(([, name]) => name!).sort();
      return types.length === 0 ? [] : [exportOf(types, `${file}.js`)];
    });
  return `${lines.join('\n')}\n`;
}

/** Files beside a kind's that bear its name: `adx-step` of `adx`. */
function partsOf(file: string): string[] {
  const [, folder, name] = /^(.*\/)([\w-]+)$/.exec(file)!;
  const parts = textOf(file).matchAll(new RegExp(`from '\\./(${name}-[\\w-]+)\\.js'`, 'g'));
  return Array.from(parts, ([, part]) => `${folder}${part}`);
}

function textOf(file: string): string {
  return readFileSync(`src/indicators/${file}.ts`, 'utf8');
}

/** As the formatter breaks it: on one line of at most a hundred characters, or a name a line. */
function exportOf(types: readonly string[], file: string): string {
  const line = `export type { ${types.join(', ')} } from '${file}';`;
  if (line.length <= 100) return line;
  return `export type {\n${types.map((type) => `  ${type},\n`).join('')}} from '${file}';`;
}
