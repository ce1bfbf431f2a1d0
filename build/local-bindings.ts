import type MagicString from 'magic-string';
import ts from 'typescript';
import { moduleEditor, type Plugin } from './chunk.js';

/**
 * Gives what an ES module imports or exports a constant of its own inside the module, where functions
 * of it use the name.
 *
 * V8 reads an import, and a name that is exported, from a cell at each use; a constant that is
 * assigned once it folds into machine code, and then inlines the function. What was CommonJS has it
 * so anyway. Lines stay where they are.
 */
export function localBindings(): Plugin {
  return moduleEditor('local-bindings', (statements, text) => {
    const used = usedInFunctions(statements);
    for (const statement of statements) {
      if (ts.isImportDeclaration(statement)) localize(statement, used, text);
      else if (ts.isExportDeclaration(statement)) keepLocal(statement, used, text);
    }
  });
}

/** What is asked once, when something is made or taken in: checks, first states, snapshots. */
const once =
  /^(require|admit|fit)[A-Z]|^isState|^(snapshot|identity)Of$|State$|(Init|Revive|Error)$/;

/** Rooms whose functions take nanoseconds: in the others a cell more costs less than can be measured. */
const hotRooms = /^(core|statistics|indicators|wavelet|spectral|normalization)$/;

/** Names that functions use; a `throw`, what is asked once, and what runs while the module loads, is never hot. */
function usedInFunctions(statements: readonly ts.Statement[]): ReadonlySet<string> {
  const used = new Set<string>();
  let room = '';
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (ts.isThrowStatement(node)) return;
    if (inFunction && ts.isIdentifier(node) && !isName(node) && !once.test(node.text)) {
      used.add(node.text);
    }
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  for (const statement of statements) {
    // The bundler writes above each source where it is.
    room = statement.getFullText().match(/^\/\/ src\/(\w+)/m)?.[1] ?? room;
    if (hotRooms.test(room)) visit(statement, false);
  }
  return used;
}

/** Whether it names a property or what is declared; `{ a }` uses what it names. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}

/** `import { a } from './chunk.js'`: of other packages nothing is called in a hot loop. */
function localize(
  { importClause, moduleSpecifier, end }: ts.ImportDeclaration,
  used: ReadonlySet<string>,
  text: MagicString,
): void {
  const names = importClause?.namedBindings;
  const isOwn = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('.');
  if (!isOwn || names === undefined || !ts.isNamedImports(names)) return;
  const hot = names.elements.filter(({ name }) => used.has(name.text));
  for (const { name, propertyName } of hot) {
    const from = propertyName === undefined ? `${name.text} as ` : '';
    text.overwrite(name.getStart(), name.end, `${from}${name.text}$in`);
  }
  const constants = hot.map(({ name }) => `${name.text} = ${name.text}$in`);
  if (constants.length > 0) text.appendLeft(end, ` const ${constants.join(', ')};`);
}

/** `export { a, b as c }` of the module's own names. */
function keepLocal(
  statement: ts.ExportDeclaration,
  used: ReadonlySet<string>,
  text: MagicString,
): void {
  const { exportClause: names, moduleSpecifier } = statement;
  if (moduleSpecifier !== undefined || names === undefined || !ts.isNamedExports(names)) return;
  const locals = new Set<string>();
  for (const { name, propertyName } of names.elements) {
    const local = (propertyName ?? name).text;
    if (!used.has(local)) continue;
    locals.add(local);
    text.overwrite((propertyName ?? name).getStart(), name.end, `${local}$out as ${name.text}`);
  }
  const constants = [...locals].map((name) => `${name}$out = ${name}`);
  if (constants.length > 0)
    text.appendRight(statement.getStart(), `const ${constants.join(', ')}; `);
}
