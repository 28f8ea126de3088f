import { ask, type Answer } from '../admin-api';
import { json } from '../rules-api';

/** A device key as the hub lists it; the key itself is told once, when it is made. */
export interface DeviceKey {
  readonly id: string;
  readonly label: string;
  readonly rights: readonly string[];
  readonly company?: string;
  readonly office?: string;
  readonly issuedAt: string;
  readonly expiresAt?: string;
  readonly revoked: boolean;
  readonly lastUsedAt?: string;
  /** The secret before the last renewal, while it works on. */
  readonly former?: { readonly until: string; readonly lastUsedAt?: string };
}

export interface DeviceKeys {
  readonly keys: readonly DeviceKey[];
  /** Since when uses are known. */
  readonly usesSince: string;
}

export interface IssuedKey {
  readonly id: string;
  readonly key: string;
}

export interface WantedKey {
  readonly label: string;
  readonly rights: readonly string[];
  readonly company?: string;
  readonly office?: string;
  readonly expiresAt?: string;
}

export const keysOf = (): Promise<Answer<DeviceKeys>> => ask('device-keys');
export const issueKey = (wanted: WantedKey): Promise<Answer<IssuedKey>> => ask('device-keys', 'POST', json(wanted));
export const renewKey = (id: string, overlapHours: number): Promise<Answer<IssuedKey>> =>
  ask(`device-keys/${encodeURIComponent(id)}/rotate`, 'POST', json({ overlapHours }));
export const revokeKey = (id: string): Promise<Answer<undefined>> =>
  ask(`device-keys/${encodeURIComponent(id)}`, 'DELETE');
