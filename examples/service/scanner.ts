// Expressions over the newest rows: `rsi < 30 and close > ema`. Parsed by hand, in one pass.

export type Scope = (name: string) => number;
export type Expression = (scope: Scope) => number;

/** The text is no expression; says where. */
export class ScanFault extends Error {}

const mostTokens = 200;
const token = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(<=|>=|==|!=|[<>+\-*/()]))/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new ScanFault(`at ${at}: ${JSON.stringify(text.slice(at, at + 10))}`);
    tokens.push(found[1] ?? found[2] ?? found[3]!);
    if (tokens.length > mostTokens) throw new ScanFault(`longer than ${mostTokens} words`);
  }
  return tokens;
}

type Operation = (a: number, b: number) => number;

/** From those that bind least. A comparison with what is not there (NaN) is false. */
const levels: readonly ReadonlyMap<string, Operation>[] = [
  new Map<string, Operation>([['or', (a, b) => Number(a !== 0 || b !== 0)]]),
  new Map<string, Operation>([['and', (a, b) => Number(a !== 0 && b !== 0)]]),
  new Map<string, Operation>([
    ['<', (a, b) => Number(a < b)],
    ['>', (a, b) => Number(a > b)],
    ['<=', (a, b) => Number(a <= b)],
    ['>=', (a, b) => Number(a >= b)],
    ['==', (a, b) => Number(a === b)],
    ['!=', (a, b) => Number(a < b || a > b)],
  ]),
  new Map<string, Operation>([
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
  ]),
  new Map<string, Operation>([
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
  ]),
];

/** A function of a row's columns; throws a `ScanFault` naming what it does not understand. */
export function expressionOf(text: string, columns: ReadonlySet<string>): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const level = (depth: number): Expression => {
    const operations = levels[depth];
    if (operations === undefined) return unit();
    let left = level(depth + 1);
    for (;;) {
      const operation = operations.get(tokens[at] ?? '');
      if (operation === undefined) return left;
      at += 1;
      const [a, b] = [left, level(depth + 1)];
      left = (scope) => operation(a(scope), b(scope));
    }
  };
  const unit = (): Expression => {
    const word = tokens[at++];
    if (word === undefined) throw new ScanFault('it ends too early');
    if (word === '-') return negated(unit());
    if (word === '(') {
      const inner = level(0);
      if (tokens[at++] !== ')') throw new ScanFault('a bracket is not closed');
      return inner;
    }
    if (/^\d/.test(word)) return constant(Number(word));
    if (!columns.has(word))
      throw new ScanFault(`unknown: ${word}; known: ${[...columns].join(', ')}`);
    return (scope) => scope(word);
  };
  const whole = level(0);
  if (at < tokens.length) throw new ScanFault(`not expected: ${tokens[at]}`);
  return whole;
}

function negated(inner: Expression): Expression {
  return (scope) => -inner(scope);
}

function constant(value: number): Expression {
  return () => value;
}
