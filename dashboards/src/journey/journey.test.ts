import { describe, expect, it, vi } from 'vitest';
import { journeyAddress, whoseIn } from './journey';
import { askJourney } from './journey-api';
import { askExport, leadsToPerson, namesIn } from './person-export-api';

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

describe('A person’s file', () => {
  it('is asked for in a body, by account or opaque name, with the names that are meant', async () => {
    const asked = vi.fn<typeof fetch>();
    vi.stubGlobal('fetch', asked);
    asked.mockResolvedValueOnce(
      new Response('{}', {
        headers: { 'content-disposition': "attachment; filename=samara-person-1.json; filename*=UTF-8''x" },
      }),
    );
    asked.mockResolvedValueOnce(new Response('{"type":"urn:opshub:problem:several-names"}', { status: 409 }));
    asked.mockResolvedValueOnce(new Response('<html>', { status: 502 }));

    expect(await askExport('samara', { by: 'contract', name: '63' }, [])).toMatchObject({
      name: 'samara-person-1.json',
    });
    expect(await askExport('samara', { by: 'customer', name: 'c-1' }, ['А Б'])).toBe('several-names');
    expect(await askExport('samara', { by: 'reference', name: 'crm-1' }, [])).toBe('failed');
    expect(asked.mock.calls.map(([address]) => address)).toEqual(Array(3).fill('/api/v1/samara/people/export'));
    expect(asked.mock.calls.map(([, init]) => init?.body)).toEqual([
      '{"account":"63"}',
      '{"customer":"c-1","names":["А Б"]}',
      '{"reference":"crm-1"}',
    ]);
    vi.unstubAllGlobals();
  });

  it('is offered where a person is asked for, not where a ticket, a call or an appeal is', () => {
    const offered = (['contract', 'reference', 'customer', 'appeal', 'ticket', 'call'] as const).filter(by =>
      leadsToPerson({ by, name: 'x' }),
    );
    expect(offered).toEqual(['contract', 'reference', 'customer']);
    expect(namesIn(' Иванов Иван ;; Иванов И. И.')).toEqual(['Иванов Иван', 'Иванов И. И.']);
  });
});
