/** Which page an address asks for. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'sign-in'; readonly next: string }
  | { readonly page: 'wall'; readonly company: string }
  | { readonly page: 'appeals'; readonly company: string }
  | { readonly page: 'screen'; readonly company: string; readonly office: string }
  | { readonly page: 'standard'; readonly company: string }
  | { readonly page: 'none' };

const id = /^[\w.-]{1,80}$/;

export function route(url: URL): Route {
  const [first, ...rest] = url.pathname.split('/').filter(part => part !== '');
  const ids = rest.every(part => id.test(part));
  const [company, office] = rest;
  if (first === undefined) return { page: 'start' };
  if (first === 'sign-in' && company === undefined)
    return { page: 'sign-in', next: ownPath(url.searchParams.get('next')) };
  if (first === 'wall' && ids && company !== undefined && rest.length === 1) return { page: 'wall', company };
  if (first === 'appeals' && ids && company !== undefined && rest.length === 1) return { page: 'appeals', company };
  if (first === 'screen' && ids && company !== undefined && office !== undefined && rest.length === 2)
    return { page: 'screen', company, office };
  if (first === 'standard' && ids && company !== undefined && rest.length === 1) return { page: 'standard', company };
  return { page: 'none' };
}

/** Where to go after signing in: only ever a page of this server, whatever the address says. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
