import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass, type MarkState } from '../design/state-mark';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { NoticeLine, NoticeList, Standing } from './answers';

export const standingMarks: Readonly<Record<Standing, MarkState | null>> = {
  open: null,
  atRisk: 'risk',
  overdue: 'breach',
  missed: 'breach',
  inTime: 'met',
  late: 'breach',
  withdrawn: 'noData',
};

/** Notices, what is late and due first. */
export function noticesList(
  list: NoticeList,
  chosen: string,
  locale: Locale,
  open: (id: string) => (event: Event) => void,
): TemplateResult {
  const { notices: words } = locale.words;
  if (list.notices.length === 0) return html`<p class="none t2"><b class="num">0</b> ${words.empty}</p>`;
  return html`<ul class="rows" aria-label=${words.list}>
    ${list.notices.map(line => row(line, list.zone, line.id === chosen, locale, open(line.id)))}
  </ul>`;
}

function row(
  line: NoticeLine,
  zone: string,
  chosen: boolean,
  locale: Locale,
  open: (event: Event) => void,
): TemplateResult {
  const { notices: words } = locale.words;
  const state = standingMarks[line.standing];
  return html`<li aria-current=${chosen}>
    <span class=${state === null ? 't2' : `is-${stateClass(state)}`}
      >${state === null ? html`<i class="dot"></i>` : mark(state)}</span
    >
    <div>
      <a href=${`?id=${encodeURIComponent(line.id)}`} @click=${open}
        ><strong>${locale.text(line.name[locale.language])}</strong></a
      >
      <p>
        <span class=${state === null ? '' : `is-${stateClass(state)}`}>${words.standings[line.standing]}</span>,
        ${when(line, zone, locale)}
      </p>
      <p class="small t2">
        ${words.event(dayAndTime(line.eventAt, zone, locale))} ·
        ${line.offices === undefined ? words.allOffices : words.offices(line.offices.length)} ·
        ${words.clause(line.clause)}
      </p>
      ${
        line.missing.length === 0
          ? nothing
          : html`<p class="small">${words.missing(line.missing.map(place => place[locale.language]).join(', '))}</p>`
      }
    </div>
  </li>`;
}

export function when(line: NoticeLine, zone: string, locale: Locale): string {
  const { notices: words } = locale.words;
  if (line.completeAt !== undefined) return words.published(dayAndTime(line.completeAt, zone, locale));
  if (line.dueAt === undefined) return words.noTime;
  const due = dayAndTime(line.dueAt, zone, locale);
  return line.standing === 'overdue' || line.standing === 'missed' ? words.wasDue(due) : words.due(due);
}
