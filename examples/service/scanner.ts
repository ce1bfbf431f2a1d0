// Expressions over the newest rows: `rsi < 30 and close > ema`. jsep reads them; what is run is only what
// is named here.
import jsep, { type BinaryExpression, type MemberExpression, type UnaryExpression } from 'jsep';
import { ConfigFault } from './config.js';

export type Scope = (name: string) => number;
export type Expression = (scope: Scope) => number;

jsep.addBinaryOp('or', 1);
jsep.addBinaryOp('and', 2);

const mostWords = 200;

/** A comparison with what is not there (NaN) is false. */
const operations = new Map<string, (a: number, b: number) => number>([
  ['or', (a, b) => Number(a !== 0 || b !== 0)],
  ['and', (a, b) => Number(a !== 0 && b !== 0)],
  ['<', (a, b) => Number(a < b)],
  ['<=', (a, b) => Number(a <= b)],
  ['>', (a, b) => Number(a > b)],
  ['>=', (a, b) => Number(a >= b)],
  ['==', (a, b) => Number(a === b)],
  ['!=', (a, b) => Number(a < b || a > b)],
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
]);

/**
 * A function of a row's columns; throws a `ConfigFault` that says what is not understood at `path`.
 *
 * @param columns  that are known; any name will do where nothing is known of them
 */
export function expressionOf(path: string, text: string, columns?: readonly string[]): Expression {
  try {
    if (text.split(/\b/).length > 2 * mostWords) throw new Error('it is too long');
    return compiled(jsep(text), columns);
  } catch (error) {
    throw new ConfigFault([{ path, message: (error as Error).message }]);
  }
}

function compiled(node: jsep.Expression, columns?: readonly string[]): Expression {
  if (node.type === 'Literal' && typeof node['value'] === 'number') {
    const { value } = node;
    return () => value as number;
  }
  if (node.type === 'UnaryExpression' && node['operator'] === '-') {
    const inner = compiled((node as UnaryExpression).argument, columns);
    return (scope) => -inner(scope);
  }
  if (node.type === 'BinaryExpression') {
    const { operator, left, right } = node as BinaryExpression;
    const operation = operations.get(operator);
    if (operation === undefined) throw new Error(`not known: ${operator}`);
    const [a, b] = [compiled(left, columns), compiled(right, columns)];
    return (scope) => operation(a(scope), b(scope));
  }
  const name = nameOf(node);
  if (columns !== undefined && !columns.includes(name))
    throw new Error(`unknown: ${name}; known: ${columns.join(', ')}`);
  return (scope) => scope(name);
}

/** `rsi`, or `macd.signal`. */
function nameOf(node: jsep.Expression): string {
  if (node.type === 'Identifier') return String(node['name']);
  const { type, object, property, computed } = node as MemberExpression;
  if (type !== 'MemberExpression' || computed) throw new Error(`no ${node.type} here`);
  return `${nameOf(object)}.${nameOf(property)}`;
}
