import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { instant, span } from './instants';
import { silenceIn } from './silence';

/** Cell `source/{id}`: a list that the hub reads by itself. */
export interface OutageSource {
  readonly id: string;
  readonly title: string;
  readonly readAt: string | null;
  /** When it was last heard, while it is silent. */
  readonly silentSince: string | null;
  readonly reason: string | null;
  readonly rows: number;
  readonly unread: number;
  /** As many rows as its source ever lists. */
  readonly full: boolean;
  readonly gap: { readonly from: string; readonly to: string } | null;
}

export function sourcesIn(cells: ReadonlyMap<string, unknown>): readonly OutageSource[] {
  const all = [...cells].filter(([key]) => key.startsWith('source/')).map(([, cell]) => cell as OutageSource);
  return all.sort(
    (a, b) => Number(b.silentSince !== null) - Number(a.silentSince !== null) || a.title.localeCompare(b.title, 'ru'),
  );
}

/** How far what the lists say can be trusted; nothing where the hub reads none. */
export function sourcesView(
  sources: readonly OutageSource[],
  nowMs: number,
  zone: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (sources.length === 0) return nothing;
  const { sources: words } = locale.words;
  return html`<section class="card sources">
    <h2>${words.heading}</h2>
    <ul>
      ${sources.map(source => html`<li>${sourceView(source, nowMs, zone, locale)}</li>`)}
    </ul>
  </section>`;
}

function sourceView(source: OutageSource, nowMs: number, zone: string, locale: Locale): TemplateResult {
  const { sources: words } = locale.words;
  const at = (iso: string) => instant(Date.parse(iso), nowMs, zone, locale);
  const silent = source.silentSince;
  const state = silent !== null ? 'breach' : source.unread > 0 || source.full ? 'risk' : 'met';
  return html`${mark(state, locale.words.state[state])}
    <div>
      <b>${locale.text(source.title)}</b>
      ${
        silent === null
          ? html`<small class="t2">${words.read(source.rows)}</small>`
          : html`<small class="is-breach">${words.silent(span(nowMs - Date.parse(silent), locale), at(silent))}</small
              ><small class="t2" title=${source.reason ?? ''}>${silenceIn(words.silence, source.reason ?? '')}</small>`
      }
      ${source.unread > 0 ? html`<small class="is-risk">${words.unread(source.unread)}</small>` : nothing}
      ${source.full ? html`<small class="is-risk">${words.full}</small>` : nothing}
      ${source.gap === null ? nothing : html`<small class="t2">${words.gap(at(source.gap.from), at(source.gap.to))}</small>`}
    </div>`;
}
