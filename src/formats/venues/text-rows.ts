/** Rows of a plain CSV text by the titles of its header; cells hold no quotes. */
export function csvRows(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const titles = (header ?? '').split(',').map((title) => title.trim());
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? '']));
  });
}

/** The values of a text with one JSON value a line; a line that is none stays text. */
export function jsonLines(text: string): unknown[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return line;
    }
  });
}

/** Rows by the value that they have under `key`, in the order of their first. */
export function groupedBy<R>(
  rows: readonly R[],
  key: (row: R) => string | undefined,
): Map<string | undefined, R[]> {
  const groups = new Map<string | undefined, R[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}
