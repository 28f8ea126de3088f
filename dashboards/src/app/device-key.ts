import { backoffMs } from '../feed/backoff';
import type { HostClock } from '../feed/host-clock';

export type KeyOutcome = 'none' | 'accepted' | 'rejected';

/** The key in `#key=…`, or null. */
export function keyIn(hash: string): string | null {
  const key = new URLSearchParams(hash.replace(/^#/, '')).get('key');
  return key === '' ? null : key;
}

/**
 * Trades a device key for the device's cookie. Asks again, for ever, while the server cannot be reached: a screen that is
 * switched on before its server must not need a second visit.
 */
export async function redeem(key: string, clock: HostClock, signal: AbortSignal): Promise<KeyOutcome> {
  for (let failures = 0; !signal.aborted; failures++) {
    const status = await post(key);
    if (status !== null && status < 500 && status !== 429) return status < 300 ? 'accepted' : 'rejected';
    await clock.delay(backoffMs(failures, clock.random()), signal);
  }
  return 'none';
}

async function post(key: string): Promise<number | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/device-session', { method: 'POST', headers, body: JSON.stringify({ key }) })).status;
  } catch {
    // No connection is no answer; the caller asks again.
    return null;
  }
}
