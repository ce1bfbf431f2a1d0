import { largest } from './figures.js';
import type { Facts, Table } from './lists.js';

/** The text report is at most this wide, in characters. */
export const TEXT_WIDTH = 96;

const INDENT = '  ';
const GAP = '  ';

/** A table in columns of characters; the last column gives way where the width is exceeded. */
export function tableText({ headings, rows, figures, of = rows.length }: Table): string[] {
  const all = [headings, ...rows].map((row) => row.map(oneLine));
  const widths = headings.map((_, i) => Math.min(40, largest(all.map((row) => row[i]!.length))));
  const toTheRight = new Set(figures);
  const lines = all.map((row) => {
    const cells = row.map((cell, i) =>
      toTheRight.has(i) ? cell.padStart(widths[i]!) : clipped(cell, widths[i]!).padEnd(widths[i]!),
    );
    return clipped(INDENT + cells.join(GAP).trimEnd(), TEXT_WIDTH);
  });
  return rows.length < of ? [...lines, `${INDENT}the latest ${rows.length} of ${of}`] : lines;
}

/** Names to the left, values under each other. */
export function factsText(facts: Facts): string[] {
  const width = largest(facts.map(([name]) => clipped(oneLine(name), 40).length));
  return facts.map(([name, value]) => {
    const label = clipped(oneLine(name), 40).padEnd(width);
    return clipped(`${INDENT}${label}${GAP}${oneLine(value)}`, TEXT_WIDTH);
  });
}

/** A title and its lines. */
export function block(title: string, lines: readonly string[]): string[] {
  return ['', title, ...(lines.length > 0 ? lines : [`${INDENT}nothing to show`])];
}

export function clipped(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** Text from outside, without what would break the lines of a terminal or command it. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ');
}
