import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import MagicString, { Bundle } from 'magic-string';
import type { Options } from 'tsup';
import ts from 'typescript';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** A class, the file it stands in, and what it extends. */
interface Found {
  readonly node: ts.ClassDeclaration;
  readonly file: ts.SourceFile;
  readonly base: string;
}

/** The class above all shells; its own methods are seldom called, and stay shared. */
const root = 'Streaming';

/**
 * Gives each class that extends a shell its own copy of the shell's methods.
 *
 * JavaScript keeps what it learns of a method (which shapes, which callees) in one place for all
 * heirs of it, so that inherited methods run 1.7 to 1.9 times as long. A copy in the text of each
 * class is a method of its own. Source maps lead from a copy to the shell that it came from.
 */
export function ownMethods(): Plugin {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name));
  const classes = new Map(files.flatMap(classesOf).map((one) => [one.node.name!.text, one]));
  return {
    name: 'own-methods',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const heirs = [...classes.values()].filter(
          ({ node, file }) => file.fileName === path && !isAbstract(node),
        );
        const copies = heirs.map((heir) => ({ heir, methods: missingMethods(heir, classes) }));
        if (copies.every(({ methods }) => methods.length === 0)) return undefined;
        return { contents: withCopies(copies), loader: 'ts' };
      });
    },
  };
}

/** The methods of all shells above `heir` that it has not itself, nearest first. */
function missingMethods(heir: Found, classes: ReadonlyMap<string, Found>): Method[] {
  const names = new Set(heir.node.members.map((member) => member.name?.getText()));
  const methods: Method[] = [];
  let above = classes.get(heir.base);
  for (; above !== undefined && above.node.name!.text !== root; above = classes.get(above.base)) {
    const { file } = above;
    for (const node of above.node.members) {
      if (!ts.isMethodDeclaration(node) || node.body === undefined) continue;
      const name = node.name.getText();
      if (!names.has(name)) methods.push({ node, file });
      names.add(name);
    }
  }
  return above === undefined ? [] : methods;
}

interface Method {
  readonly node: ts.MethodDeclaration;
  readonly file: ts.SourceFile;
}

interface Copies {
  readonly heir: Found;
  readonly methods: readonly Method[];
}

/** The text of a file with the copies at the end of each class, and its map at the end. */
function withCopies(copies: readonly Copies[]): string {
  const { file } = copies[0]!.heir;
  const bundle = new Bundle({ separator: '' });
  const add = (source: ts.SourceFile, start: number, end: number): void => {
    const content = new MagicString(source.text).snip(start, end);
    bundle.addSource({ filename: source.fileName, content });
  };
  let at = 0;
  for (const { heir, methods } of copies) {
    add(file, at, heir.node.end - 1);
    for (const { node, file: shell } of methods) add(shell, node.getStart() - 1, node.end);
    at = heir.node.end - 1;
  }
  add(file, at, file.text.length);
  bundle.append(importsFor(copies));
  const map = bundle.generateMap({ hires: 'boundary', includeContent: true });
  return `${bundle.toString()}\n//# sourceMappingURL=${map.toUrl()}`;
}

/** Imports of what the copied methods name and the heir's file does not have yet. */
function importsFor(copies: readonly Copies[]): string {
  const { file } = copies[0]!.heir;
  const known = namesIn(file);
  const wanted = new Map<string, string>();
  for (const { node, file: shell } of copies.flatMap(({ methods }) => methods)) {
    const text = node.getText();
    for (const [name, from] of namesIn(shell)) {
      if (!known.has(name) && new RegExp(`\\b${name}\\b`).test(text)) wanted.set(name, from);
    }
  }
  return [...wanted]
    .map(([name, from]) => `\nimport { ${name} } from '${pathTo(from, file.fileName)}';`)
    .join('');
}

function pathTo(from: string, file: string): string {
  return `./${relative(dirname(file), from)}`;
}

/** What a file has at its top, imported or its own, by name: the file that it is from. */
function namesIn(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = resolve(
        dirname(file.fileName),
        (statement.moduleSpecifier as ts.StringLiteral).text,
      );
      const bindings = statement.importClause?.namedBindings;
      if (statement.importClause?.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) continue;
      for (const { name, isTypeOnly } of bindings.elements) {
        if (!isTypeOnly) names.set(name.text, from);
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      names.set(statement.name.text, file.fileName.replace(/\.ts$/, '.js'));
    }
  }
  return names;
}

function classesOf(path: string): Found[] {
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(resolve(path), text, ts.ScriptTarget.ES2022, true);
  return file.statements.filter(ts.isClassDeclaration).flatMap((node) => {
    const extended = node.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base = extended?.types[0]?.expression.getText() ?? '';
    return node.name === undefined ? [] : [{ node, file, base }];
  });
}

function isAbstract(node: ts.ClassDeclaration): boolean {
  return (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
}
