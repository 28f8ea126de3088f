/** What a key is for: the rights that go with it, how large its place is, and the page that a device opens with it. */
export interface Purpose {
  readonly rights: readonly string[];
  readonly place: 'hub' | 'company' | 'office';
  readonly page?: (company: string, office: string) => string;
}

export const purposes = {
  screen: { rights: ['read-screens'], place: 'office', page: (company, office) => `/screen/${company}/${office}` },
  kiosk: {
    rights: ['read-screens', 'take-tickets'],
    place: 'office',
    page: (company, office) => `/kiosk/${company}/${office}`,
  },
  wall: { rights: ['read-walls'], place: 'company', page: company => `/wall/${company}` },
  source: { rights: ['send-facts'], place: 'company' },
  exchange: { rights: ['send-commands', 'send-facts', 'read-figures'], place: 'company' },
  metrics: { rights: ['read-metrics'], place: 'hub' },
} as const satisfies Record<string, Purpose>;

export type PurposeName = keyof typeof purposes;

export const purposeNames = Object.keys(purposes) as PurposeName[];

export const purposeOf = (name: PurposeName): Purpose => purposes[name];

/** The purpose that has just these rights; null for a key that somebody composed by hand. */
export function purposeWith(rights: readonly string[]): PurposeName | null {
  const wanted = [...rights].sort().join();
  return purposeNames.find(name => [...purposes[name].rights].sort().join() === wanted) ?? null;
}

/** What the device opens: it keeps the key, and the address loses it. Null where no page belongs to the purpose. */
export function addressOf(
  name: PurposeName | null,
  place: { readonly company?: string | undefined; readonly office?: string | undefined },
  key: string,
  origin: string,
): string | null {
  const page = name === null ? undefined : purposeOf(name).page;
  if (page === undefined || place.company === undefined) return null;
  return `${origin}${page(place.company, place.office ?? '')}#key=${key}`;
}
