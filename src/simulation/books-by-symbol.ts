import { requireRecord, requireText } from '../core/arguments.js';
import type { Snapshot } from '../core/state.js';
import { Book } from './book.js';
import { type BookOptions, bookSettings } from './book-options.js';

/** How orders are filled. */
export interface BookChoices {
  /** For every symbol. */
  readonly book?: BookOptions;
  /** And for those that differ: what is here counts before `book`. */
  readonly books?: Readonly<Record<string, BookOptions>>;
}

/** A book for each symbol, made when it is first asked for. */
export class BooksBySymbol {
  readonly #usual: BookOptions;
  readonly #own: Readonly<Record<string, BookOptions>>;
  readonly #books = new Map<string, Book>();

  /** The options are copied: a book that is made later has those of now. */
  constructor({ book = {}, books = {} }: BookChoices) {
    bookSettings(book);
    this.#usual = { ...book };
    const own = Object.entries(requireRecord('books', books)) as [string, BookOptions][];
    for (const [, its] of own) bookSettings(its);
    this.#own = Object.fromEntries(own.map(([symbol, its]) => [symbol, { ...book, ...its }]));
  }

  of(symbol: string): Book {
    const known = this.#books.get(symbol);
    if (known !== undefined) return known;
    requireText('symbol', symbol);
    const options = Object.hasOwn(this.#own, symbol) ? this.#own[symbol] : this.#usual;
    const made = new Book(symbol, options);
    this.#books.set(symbol, made);
    return made;
  }

  /** Whether there is nothing for bars to meet. */
  get areIdle(): boolean {
    for (const book of this.#books.values()) {
      if (!book.isIdle) return false;
    }
    return true;
  }

  /** Of every book there is, in the order of symbols. */
  snapshots(): Readonly<Record<string, Snapshot>> {
    const names = [...this.#books.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, this.of(name).snapshot()]));
  }

  /** Books that continue from snapshots of equals; throws a `SnapshotError` for any other. */
  revived(snapshots: Readonly<Record<string, Snapshot>>): BooksBySymbol {
    const revived = new BooksBySymbol({ book: this.#usual, books: this.#own });
    for (const [symbol, snapshot] of Object.entries(snapshots)) {
      revived.of(symbol).restore(snapshot);
    }
    return revived;
  }
}
