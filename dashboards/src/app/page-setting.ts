import type { Locale } from '../i18n/locale';

/** What every page is given when it is made. */
export interface PageSetting {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  /** The device key in the address was not accepted. */
  readonly keyRejected: boolean;
  /** The feed told which version the server runs. */
  readonly versionSeen: (version: string) => void;
  /** A past instant in the address (`?at=…&speed=…`), or null. */
  readonly past: PastChoice | null;
}

/** An instant of the past and how fast to play from there. */
export interface PastChoice {
  readonly atMs: number;
  readonly speed: number;
}
