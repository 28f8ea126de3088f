import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { View } from './cases/answers';

export const views: readonly View[] = ['appeals', 'cases', 'promises', 'duties', 'feedback'];

/** The views of a company's desk; each is an address of its own, so that it can be sent to a colleague. */
export function tabs(current: View, { words }: Locale): TemplateResult {
  return html`<nav class="tabs" aria-label=${words.work.viewsOf}>
    ${views.map(view => html`<a href=${addressOf(view)} aria-current=${view === current ? 'page' : 'false'}>${words.work.views[view]}</a>`)}
  </nav>`;
}

function addressOf(view: View): string {
  const [here, kept] = [new URLSearchParams(location.search), new URLSearchParams()];
  for (const name of ['lang', 'theme']) if (here.has(name)) kept.set(name, here.get(name) ?? '');
  if (view !== 'appeals') kept.set('view', view);
  const query = kept.toString();
  return query === '' ? location.pathname : `?${query}`;
}

export const viewOf = (text: string | null): View => views.find(view => view === text) ?? 'appeals';
