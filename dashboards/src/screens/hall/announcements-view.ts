import { html, nothing, type TemplateResult } from 'lit';
import { hanging, timeOf, type AnnouncementCell } from '../../announcements/announcement';
import type { Locale } from '../../i18n/locale';

/** How long a page of announcements stays. */
const pageMs = 12_000;

/** What hangs now, `most` at a time, page after page. */
export function announcementsView(
  all: readonly AnnouncementCell[],
  most: number,
  nowMs: number,
  zone: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { hall } = locale.words;
  const list = hanging(all, nowMs);
  if (list.length === 0) return nothing;
  const pages = Math.ceil(list.length / most);
  const page = Math.floor(nowMs / pageMs) % pages;
  const title = list.every(({ kind }) => kind !== 'info') ? hall.outages : hall.announcements;
  return html`<section class="news ${pages === 1 ? '' : 'pages'}">
    <h2>${title}${pages === 1 ? nothing : html`<span>${hall.pageOf(page + 1, pages)}</span>`}</h2>
    <dl>${list.slice(page * most, (page + 1) * most).map(each => row(each, nowMs, zone, locale))}</dl>
  </section>`;
}

function row(announcement: AnnouncementCell, nowMs: number, zone: string, locale: Locale): TemplateResult {
  const { hall } = locale.words;
  const time = timeOf(announcement, nowMs, zone);
  const when =
    time.kind === 'none'
      ? nothing
      : time.kind === 'now'
        ? html`<i class="mark breach" aria-hidden="true"></i>${hall.now}`
        : time.kind === 'today'
          ? hall.today
          : locale.dayAndMonth(time.local);
  return html`<dt class=${time.kind}>${when}</dt>
    <dd>${locale.text(announcement.text)}</dd>`;
}
