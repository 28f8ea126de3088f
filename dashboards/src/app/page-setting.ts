import type { Locale } from '../i18n/locale';

/** What every page is given when it is made. */
export interface PageSetting {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  /** The device key in the address was not accepted. */
  readonly keyRejected: boolean;
  /** The feed told which version the server runs. */
  readonly versionSeen: (version: string) => void;
}
