import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/**
 * Every name that each room exports, with its signature and without its comments, as text: what a
 * user's code can depend on. Files are transpiled one by one, so it takes no type check.
 */
export function apiListing(): string {
  const files = new Map<string, Declared>();
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const entries = [
    ['barwave', 'src/index.ts'],
    ...rooms.map(({ name }) => [`barwave/${name}`, `src/${name}/index.ts`]),
  ] as [string, string][];
  const parts = entries.map(([subpath, file]) => {
    const exported = [...exportsOf(resolve(file), files)].sort(byName);
    // The front door's names are those of the rooms.
    const lines = exported.flatMap(([name, text]) => (subpath === 'barwave' ? [name] : text));
    return [`## ${subpath}`, ...lines].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

/** What a file declares itself, what it passes on by name, and which files it passes on whole. */
interface Declared {
  readonly own: ReadonlyMap<string, readonly string[]>;
  readonly named: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  readonly whole: readonly string[];
}

function exportsOf(file: string, files: Map<string, Declared>): Map<string, readonly string[]> {
  const { own, named, whole } = declaredIn(file, files);
  const all = new Map<string, readonly string[]>();
  for (const other of whole) for (const one of exportsOf(other, files)) all.set(...one);
  for (const { file: other, from, to } of named) {
    all.set(to, exportsOf(other, files).get(from) ?? [`${to}: from elsewhere`]);
  }
  for (const one of own) all.set(...one);
  return all;
}

function declaredIn(file: string, files: Map<string, Declared>): Declared {
  const known = files.get(file);
  if (known !== undefined) return known;
  const source = declarationsOf(file);
  const own = new Map<string, string[]>();
  const named: { file: string; from: string; to: string }[] = [];
  const whole: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) passOn(statement);
    else if (isExported(statement)) {
      for (const name of namesOf(statement)) {
        own.set(name, [...(own.get(name) ?? []), ...linesOf(statement, source)]);
      }
    }
  }
  const declared = { own, named, whole };
  files.set(file, declared);
  return declared;

  function passOn({ moduleSpecifier, exportClause }: ts.ExportDeclaration): void {
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return;
    const other = resolve(dirname(file), moduleSpecifier.text.replace(/\.js$/, '.ts'));
    if (exportClause === undefined) whole.push(other);
    else if (ts.isNamedExports(exportClause)) {
      for (const { name, propertyName } of exportClause.elements) {
        named.push({ file: other, from: (propertyName ?? name).text, to: name.text });
      }
    }
  }
}

function declarationsOf(file: string): ts.SourceFile {
  const { outputText } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: { removeComments: true, target: ts.ScriptTarget.ES2022 },
  });
  return ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022, true);
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name === undefined ? [] : [name.text];
}

/** A line for a declaration, and for a class or an interface one for each public member. */
function linesOf(statement: ts.Statement, source: ts.SourceFile): string[] {
  const text = (node: ts.Node): string => node.getText(source).replace(/\s+/g, ' ');
  const whole = text(statement).replace(/^export (declare )?/, '');
  if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) return [whole];
  const members = [...statement.members].map(text).filter((line) => !/^(#|private )/.test(line));
  return [whole.slice(0, whole.indexOf('{') + 1), ...members.map((line) => `  ${line}`), '}'];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
