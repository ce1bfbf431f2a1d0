import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });
const asItIs = (text) => text;
const ofCode = {
  'as it is': asItIs,
  'without spaces': (text) => transformSync(text, { minifyWhitespace: true }).code,
  'fully minified': (text) => transformSync(text, { minify: true }).code,
};
const ofDeclarations = {
  'as it is': asItIs,
  'without comments': (text) =>
    printer.printFile(ts.createSourceFile('it.d.cts', text, ts.ScriptTarget.ES2022)),
};
/** What the parts of the package may be shrunk by, as the ends of their names have it. */
const ways = { '.js': ofCode, '.cjs': ofCode, '.d.cts': ofDeclarations };

/** What the parts of the package weigh, gzipped by themselves: a line for each kind of file in `dist`. */
export function sizesOfParts(dist) {
  return Object.entries(ways).map(([ending, shrinking]) => {
    const names = readdirSync(dist).filter((name) => name.endsWith(ending));
    const texts = names.map((name) => readFileSync(join(dist, name), 'utf8'));
    const sizes = Object.entries(shrinking).map(([way, shrunk]) => {
      const { length } = gzipSync(texts.map(shrunk).join(''), { level: 9 });
      return `${(length / 1000).toFixed(0)} kB ${way}`;
    });
    return `*${ending.padEnd(6)} ${sizes.join(', ')}`;
  });
}
