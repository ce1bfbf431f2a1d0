// A service whose settings can change while it runs: it is stopped, and opened anew with the new
// ones. Nothing is lost by that, because nothing is lost by a stop. What was set is kept in history.
import { type Config, checked, object, readConfig } from './config.js';
import { History } from './history/history.js';
import type { Wiring } from './parts.js';
import { Service } from './service.js';

/** Settings that may change; the others need a restart by hand. */
const changeable = ['assets', 'timeframes', 'staleSeconds', 'retentionDays', 'canary'] as const;

export class Host {
  service: Service;
  readonly #wiring: Wiring;
  /** What was changed of the wiring's settings. */
  #kept: object;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(service: Service, wiring: Wiring, kept: object) {
    this.service = service;
    this.#wiring = wiring;
    this.#kept = kept;
  }

  static async open(wiring: Wiring): Promise<Host> {
    const history = new History(wiring.config.databasePath);
    const text = String(history.get('settings') ?? '{}');
    history.close();
    let [kept, config] = [{}, wiring.config];
    try {
      const given = checked(object, JSON.parse(text));
      [kept, config] = [given, merged(config, given)];
    } catch (error) {
      // the file may say another base by now, or the program may be a later one
      const { message: fault } = error as Error;
      wiring.log.error({ fault }, 'what was set does not fit the settings, and is left out');
    }
    return new Host(await Service.open({ ...wiring, config }), wiring, kept);
  }

  /** Resolves once no change is under way: until then history is closed. */
  get settled(): Promise<unknown> {
    return this.#changing;
  }

  /** All of `change`, or a `ConfigFault` and nothing of it. One after the other. */
  change(change: object): Promise<Config> {
    const changed = this.#changing.then(() => this.#change(change));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  async #change(change: object): Promise<Config> {
    const kept = { ...this.#kept, ...change };
    const { config: before } = this.service.parts;
    const config = merged(before, change);
    const { isRunning } = this.service;
    await this.service.stop();
    try {
      this.service = await Service.open({ ...this.#wiring, config });
      this.#kept = kept;
      this.service.parts.history.keep('settings', JSON.stringify(kept));
      this.service.flush();
    } catch (error) {
      this.service = await Service.open({ ...this.#wiring, config: before });
      throw error;
    } finally {
      if (isRunning) this.service.start();
    }
    return config;
  }

  async stop(): Promise<void> {
    await this.#changing;
    await this.service.stop();
    this.#wiring.sources.close();
    await this.#wiring.bus.settled();
    await this.#wiring.store.close();
  }
}

function merged(config: Config, change: object): Config {
  const given = new Map(Object.entries(change));
  const known: readonly string[] = changeable;
  // What may not change is not known here, and is refused by name.
  const renamed = [...given].map(([name, value]) => {
    return known.includes(name) ? [name, value] : [`${name} (fixed)`, null];
  });
  return readConfig({ ...config, ...Object.fromEntries(renamed) });
}
