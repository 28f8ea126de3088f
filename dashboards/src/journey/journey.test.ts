import { describe, expect, it, vi } from 'vitest';
import { journeyAddress, whoseIn } from './journey';
import { askJourney } from './journey-api';

const signal = new AbortController().signal;

describe('Whose journey', () => {
  it('stands in the address, but never what a person may be known by', () => {
    expect(whoseIn(new URLSearchParams('ticket=north/2026-11-24.А047'))).toEqual({
      by: 'ticket',
      name: 'north/2026-11-24.А047',
    });
    expect(whoseIn(new URLSearchParams('contract=630000000001'))).toBeNull();
    expect(whoseIn(new URLSearchParams(''))).toBeNull();
    expect(journeyAddress('samara', { by: 'ticket', name: 'north/2026-11-24.А047' })).toBe(
      '/journey/samara?ticket=north%2F2026-11-24.%D0%90047',
    );
  });

  it('is asked by address or by body, and a refusal is told apart from a lost connection', async () => {
    const asked = vi.fn<typeof fetch>();
    vi.stubGlobal('fetch', asked);
    asked
      .mockResolvedValueOnce(new Response('{}', { status: 403 }))
      .mockResolvedValueOnce(new Response('{}', { status: 404 }));
    asked.mockRejectedValueOnce(new TypeError('no connection'));

    expect(await askJourney('samara', { by: 'call', name: '77' }, 'call', 50, signal)).toBe('forbidden');
    expect(await askJourney('samara', { by: 'contract', name: '63' }, null, 0, signal)).toBe('unknown');
    expect(await askJourney('samara', { by: 'contract', name: '63' }, null, 0, signal)).toBe('failed');
    expect(asked.mock.calls[0]?.[0]).toBe('/api/v1/samara/journeys?call=77&skip=50&take=50&kinds=call');
    expect(asked.mock.calls[1]?.[0]).toBe('/api/v1/samara/journeys');
    expect(asked.mock.calls[1]?.[1]?.body).toBe('{"contract":"63","skip":0,"take":50}');
    vi.unstubAllGlobals();
  });
});
