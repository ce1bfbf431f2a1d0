import { newYork, utc, type Zone } from '../../bars/zone.js';

/** Zones that payloads name, as far as their clocks are known here. */
const zones: Readonly<Record<string, Zone>> = {
  UTC: utc,
  'Etc/UTC': utc,
  GMT: utc,
  'US/Eastern': newYork,
  'America/New_York': newYork,
};

export function zoneNamed(name: unknown): Zone | undefined {
  return typeof name === 'string' && Object.hasOwn(zones, name) ? zones[name] : undefined;
}
