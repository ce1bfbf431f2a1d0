/** What was said: a row that is kept, and asked for by its kind. */
export interface Told {
  readonly id: string;
  readonly kind: 'signal' | 'decision' | 'gap' | 'trade' | 'alert' | 'difference';
  readonly symbol: string;
  readonly time: number;
  readonly body: unknown;
}
