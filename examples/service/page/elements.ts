// The page's elements. Text goes in as text: nothing that was fetched can become markup.

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export async function json<T>(path: string): Promise<T> {
  const response = await fetch(path);
  return (await response.json()) as T;
}

export function picked(id: string): string {
  return element<HTMLSelectElement>(id).value;
}

export function fill(id: string, words: readonly string[]): void {
  element(id).replaceChildren(...words.map((word) => new Option(word)));
}

/** A list of items: a line each, and what is said below it. */
export function rows<T>(
  id: string,
  items: readonly T[],
  tell: (item: T) => readonly string[],
): void {
  const made = items.map((item) => {
    const [head = '', detail = ''] = tell(item);
    const row = document.createElement('li');
    row.textContent = head;
    if (detail === '') return row;
    const small = document.createElement('small');
    small.textContent = detail;
    row.append(small);
    return row;
  });
  element(id).replaceChildren(...made);
}

export function short(value: number): string {
  if (value === null || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(5)));
}

export function clockOf(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
