import type { PastChoice } from '../app/page-setting';
import { speedIn } from './playhead';

/** The recording that an address names (`?at=2026-11-24T11:05:00Z&speed=60`), or null. */
export function pastIn(query: URLSearchParams): PastChoice | null {
  const atMs = Date.parse(query.get('at') ?? '');
  return Number.isNaN(atMs) ? null : { atMs, speed: speedIn(query.get('speed')) };
}

/** The same address for another instant, or for the present. */
export function addressOf(url: URL, past: PastChoice | null): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('at');
  query.delete('speed');
  if (past !== null) {
    query.set('at', new Date(Math.floor(past.atMs / 1000) * 1000).toISOString().replace('.000', ''));
    query.set('speed', String(past.speed));
  }
  const rest = query.toString().replaceAll('%3A', ':');
  return url.pathname + (rest === '' ? '' : `?${rest}`);
}
