// A provider over HTTP: the library says what to ask and what the answer means.
import type { HistoryRequest, Venue, VenueBars } from 'barwave/formats';
import { SymbolMap, venues } from 'barwave/formats';
import { Agent, type Dispatcher, request } from 'undici';
import { type Guard, type GuardOptions, guard } from './guard.js';
import type { Limiter, LimiterState } from './limiter.js';
import type { Provider } from './providers.js';
import { type Candles, type Source, SourceFault, type SourceName, type Wanted } from './source.js';
import { CandleStream } from './stream.js';

export interface ProviderSourceOptions extends GuardOptions {
  readonly provider: Provider;
  readonly limiter: Limiter;
  readonly now: () => number;
  readonly keys: readonly string[];
  /** In place of the provider's own host; empty for that. */
  readonly host: string;
  readonly timeoutMs?: number;
  readonly silentMs?: number;
}

const symbols = new SymbolMap();
const mostPages = 200;
/** Connections that are kept, to each host; an answer that is longer than any ends in a fault. */
const dispatcher = new Agent({ connections: 20, maxResponseSize: 32_000_000 });

export class ProviderSource implements Source {
  readonly name: SourceName;
  readonly #options: ProviderSourceOptions;
  readonly #venue: Venue;
  readonly #guard: Guard;
  readonly #stream: CandleStream | undefined;

  constructor(options: ProviderSourceOptions) {
    this.name = options.provider.name;
    this.#options = options;
    this.#guard = guard(options);
    this.#venue = venues[options.provider.name];
    const { stream: shape } = options.provider;
    this.#stream = shape && new CandleStream({ ...options, shape, venue: this.#venue });
  }

  get state(): LimiterState {
    return this.#options.limiter.state;
  }

  /** What its stream has, if that is all of it; otherwise it is asked. */
  async fetch(wanted: Wanted): Promise<Candles> {
    // the symbol itself where the library does not know it
    const name = symbols.nameAt(wanted.symbol, this.#venue.name) ?? wanted.symbol;
    const heard = this.#stream?.candles(name, wanted);
    return heard ?? this.#guard(() => this.#asked(name, wanted));
  }

  close(): void {
    this.#stream?.close();
  }

  async #asked(name: string, wanted: Wanted): Promise<Candles> {
    const query = { ...wanted, symbol: name, to: Math.max(wanted.to, wanted.from + 1) };
    const found: VenueBars[] = [];
    let asked: HistoryRequest | undefined = this.#venue.historyRequest(query);
    for (let page = 0; asked !== undefined && page < mostPages; page++) {
      const answer = await this.#ask(asked);
      found.push(this.#decoded(answer, wanted));
      asked = this.#venue.nextRequest(asked, answer);
    }
    return candlesIn(found, wanted);
  }

  async #ask({ url, host }: HistoryRequest): Promise<string> {
    const { provider, limiter, now, keys, timeoutMs = 30_000 } = this.#options;
    const waitMs = limiter.waitMs(now());
    if (waitMs > 0) throw new SourceFault('rate-limit', `within its limit in ${waitMs} ms`);
    limiter.spend(now());
    const address = new URL(url.replace(host, this.#options.host || host));
    const headers = new Headers({ Accept: 'application/json' });
    provider.sign(address, headers, keys);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await request(address, { headers, signal: timeout, dispatcher });
      const { statusCode } = response;
      const text = await response.body.text();
      if (statusCode === 429 || statusCode === 418) throw this.#tooMany(response);
      if (statusCode >= 500) throw new SourceFault('unavailable', `status ${statusCode}`);
      return text;
    } catch (error) {
      if (error instanceof SourceFault) throw error;
      if (timeout.aborted) throw new SourceFault('timeout', `nothing in ${timeoutMs} ms`);
      throw new SourceFault('unavailable', (error as Error).message);
    }
  }

  #tooMany({ headers }: Dispatcher.ResponseData): SourceFault {
    const { limiter, now } = this.#options;
    const told = String(headers['retry-after'] ?? '');
    const seconds = /^\d+$/.test(told) ? Number(told) : (Date.parse(told) - now()) / 1000;
    limiter.refused(now(), 1000 * seconds);
    return new SourceFault('rate-limit', 'too many requests');
  }

  #decoded(answer: string, { symbol, timeframe }: Wanted): VenueBars {
    const { limiter, now } = this.#options;
    const found = this.#venue.decode(answer, { symbol, timeframe, now: now() });
    const whole = found.errors.find(({ line }) => line === 0);
    if (whole === undefined) {
      limiter.answered();
      return found;
    }
    if (whole.kind === 'rate-limit') limiter.refused(now(), Number.NaN);
    const isPassing = whole.kind === 'rate-limit' || whole.kind === 'unavailable';
    const otherwise = whole.reason === 'venue-refused' ? 'refused' : 'malformed';
    const kind = isPassing ? whole.kind : otherwise;
    throw new SourceFault(kind, `${whole.reason}: ${whole.text}`);
  }
}

/** Pages put together by time, the later word on a bar counting. */
function candlesIn(pages: readonly VenueBars[], { symbol, from, to }: Wanted): Candles {
  const all = pages.flatMap((page) => page.bars);
  const wanted = all.filter(({ time }) => time >= from && time < to);
  const byTime = new Map(wanted.map((bar) => [bar.time, { ...bar, symbol }] as const));
  const bars = [...byTime.values()].sort((a, b) => a.time - b.time);
  const forming = pages.flatMap((page) => page.forming).at(-1);
  return { bars, forming: forming === undefined ? undefined : { ...forming, symbol } };
}
