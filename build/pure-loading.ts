import type MagicString from 'magic-string';
import ts from 'typescript';
import { moduleEditor, type Plugin } from './chunk.js';

/**
 * Marks what an ES module works out while it loads as pure, as all of `src/` is: a bundler then
 * leaves out what its user does not import, where one call in the `kind` of a class kept all classes.
 */
export function pureLoading(): Plugin {
  return moduleEditor('pure-loading', (statements, text) => {
    for (const [i, statement] of statements.entries()) {
      for (const value of valuesIn(statement)) if (mayAct(value)) markPure(value, text);
      if (isNamespace(statement)) joinNamespace(statements[i - 1]!, statement, text);
    }
  });
}

/** What variables are set to, and static fields of classes. */
function valuesIn(statement: ts.Statement): readonly ts.Expression[] {
  if (ts.isClassDeclaration(statement)) return staticsOf(statement);
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) => {
    if (initializer === undefined) return [];
    return ts.isClassExpression(initializer) ? staticsOf(initializer) : [initializer];
  });
}

function staticsOf({ members }: ts.ClassLikeDeclaration): readonly ts.Expression[] {
  const isStatic = ({ modifiers }: ts.PropertyDeclaration): boolean =>
    modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
  return members.filter(ts.isPropertyDeclaration).flatMap((member) => {
    const { initializer } = member;
    return initializer !== undefined && isStatic(member) ? [initializer] : [];
  });
}

/** Whether a bundler has to fear that it does something: a call, or what may hide one. */
function mayAct(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isSpreadElement(node))
    return true;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return true;
  return ts.forEachChild(node, (child) => mayAct(child) || undefined) ?? false;
}

function markPure(value: ts.Expression, text: MagicString): void {
  const [open, close] = ts.isObjectLiteralExpression(value) ? ['(', ')'] : ['', ''];
  text.appendRight(value.getStart(), `/* @__PURE__ */ (() => ${open}`);
  text.appendLeft(value.end, `${close})()`);
}

/** `__export(names, { … })`: how the bundler writes `import * as names`, after `var names = {}`. */
function isNamespace(statement: ts.Statement): statement is ts.ExpressionStatement {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return (
    call !== undefined && ts.isCallExpression(call) && call.expression.getText() === '__export'
  );
}

function joinNamespace(
  before: ts.Statement,
  { expression, end }: ts.ExpressionStatement,
  text: MagicString,
): void {
  const [names, getters] = (expression as ts.CallExpression).arguments;
  text.remove(before.getStart(), before.end);
  const opening = `var ${names!.getText()} = /* @__PURE__ */ (() => { const all = {}; __export(all, `;
  text.overwrite(expression.getStart(), getters!.getStart(), opening);
  text.overwrite(getters!.end, end, '); return all; })();');
}
