/** Which page an address asks for. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'sign-in'; readonly next: string }
  | { readonly page: 'account' }
  | { readonly page: 'wall'; readonly company: string }
  | { readonly page: 'calls'; readonly company: string }
  | { readonly page: 'outages'; readonly company: string }
  | { readonly page: 'office'; readonly company: string; readonly office: string }
  | { readonly page: 'what-if'; readonly company: string; readonly office: string }
  | { readonly page: 'appeals'; readonly company: string }
  | { readonly page: 'journey'; readonly company: string }
  | { readonly page: 'notices'; readonly company: string }
  | { readonly page: 'window'; readonly company: string; readonly office: string; readonly window: number }
  | { readonly page: 'kiosk'; readonly company: string; readonly office: string }
  | { readonly page: 'ticket'; readonly code: string }
  | { readonly page: 'booking'; readonly company: string }
  | { readonly page: 'board'; readonly company: string; readonly office: string; readonly window: number }
  | { readonly page: 'screen'; readonly company: string; readonly office: string }
  | { readonly page: 'standard'; readonly company: string }
  | { readonly page: 'admin'; readonly tab: AdminTab; readonly company: string | null }
  | { readonly page: 'alerts'; readonly company: string | null; readonly office: string | null }
  | { readonly page: 'none' };

export const adminTabs = ['profiles', 'calendars', 'alerts', 'keys'] as const;

export type AdminTab = (typeof adminTabs)[number];

const id = /^[\w.-]{1,80}$/;

export function route(url: URL): Route {
  const [first, ...rest] = url.pathname.split('/').filter(part => part !== '');
  const ids = rest.every(part => id.test(part));
  const [company, office] = rest;
  if (first === undefined) return { page: 'start' };
  if (first === 'sign-in' && company === undefined)
    return { page: 'sign-in', next: ownPath(url.searchParams.get('next')) };
  if (first === 'account' && company === undefined) return { page: 'account' };
  if (first === 'wall' && ids && company !== undefined && rest.length === 1) return { page: 'wall', company };
  if (first === 'calls' && ids && company !== undefined && rest.length === 1) return { page: 'calls', company };
  if (first === 'outages' && ids && company !== undefined && rest.length === 1) return { page: 'outages', company };
  if (first === 'appeals' && ids && company !== undefined && rest.length === 1) return { page: 'appeals', company };
  if (first === 'journey' && ids && company !== undefined && rest.length === 1) return { page: 'journey', company };
  if (first === 'notices' && ids && company !== undefined && rest.length === 1) return { page: 'notices', company };
  if (first === 'alerts' && ids && rest.length <= 2)
    return { page: 'alerts', company: company ?? null, office: office ?? null };
  if (first === 'screen' && ids && company !== undefined && office !== undefined && rest.length === 2)
    return { page: 'screen', company, office };
  if (first === 'admin' && company === undefined)
    return {
      page: 'admin',
      tab: adminTabs.find(tab => tab === url.searchParams.get('tab')) ?? 'profiles',
      company: url.searchParams.get('company'),
    };
  if (first === 'standard' && ids && company !== undefined && rest.length === 1) return { page: 'standard', company };
  return ids && company !== undefined ? floor(first, company, rest.slice(1)) : { page: 'none' };
}

/** Pages of one office. */
function floor(first: string, company: string, [office, ...rest]: readonly string[]): Route {
  if (first === 't' && office === undefined) return { page: 'ticket', code: company };
  if (first === 'book' && office === undefined) return { page: 'booking', company };
  if (office === undefined) return { page: 'none' };
  const window = windowNumber(rest.at(-1));
  if (first === 'wall' && rest.length === 0) return { page: 'office', company, office };
  if (first === 'what-if' && rest.length === 0) return { page: 'what-if', company, office };
  if (first === 'kiosk' && rest.length === 0) return { page: 'kiosk', company, office };
  if (first === 'window' && rest.length === 1 && window !== null) return { page: 'window', company, office, window };
  if (first === 'screen' && rest.length === 2 && rest[0] === 'window' && window !== null)
    return { page: 'board', company, office, window };
  return { page: 'none' };
}

const windowNumber = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;

/** Where to go after signing in: only ever a page of this server, whatever the address says. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
