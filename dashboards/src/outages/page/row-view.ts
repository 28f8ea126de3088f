import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { areaText } from '../area';
import type { OutageCell } from '../cells';
import { surgeLine } from '../surge';
import { instant, span } from './instants';
import { has } from './listing';
import { stateOf } from './standing';

/** What the rows of the list share. */
export interface RowSetting {
  readonly nowMs: number;
  readonly zone: string;
  /** Short name by office. */
  readonly offices: ReadonlyMap<string, string>;
  readonly chosen: string;
  readonly open: (id: string) => (event: Event) => void;
  readonly href: (id: string) => string;
  readonly locale: Locale;
}

const mostParts = 3;
const mostOffices = 2;

export function rowView(outage: OutageCell, setting: RowSetting): TemplateResult {
  const { locale, nowMs, chosen } = setting;
  const { outage: words } = locale.words;
  const state = stateOf(outage, nowMs);
  return html`<tr class=${outage.id === chosen ? 'chosen' : ''}>
    <td>
      <div class="what">
        ${state === null ? html`<i class="mark" aria-hidden="true"></i>` : mark(state, locale.words.state[state])}
        <span>${words.kinds[outage.kind]}<small class="t2">${stageText(outage, locale)}</small></span>
      </div>
    </td>
    <td class="where">
      <a href=${setting.href(outage.id)} @click=${setting.open(outage.id)}
        >${locale.text(areaText(outage.area, outage.parts, mostParts, locale))}</a
      >
      ${causeView(outage, locale)} ${surgeLine(outage.surge, locale)}
    </td>
    <td class="count num">
      ${(outage.customers ?? null) === null ? html`<span class="z">?</span>` : locale.number(outage.customers ?? 0)}
    </td>
    <td class="since">${sinceView(outage, setting)}</td>
    <td class="until">${untilView(outage, setting)}</td>
    <td class="offices">${officesText(outage, setting)}</td>
    <td class="source t2">${locale.text(outage.source)}</td>
  </tr>`;
}

export function stageText({ phase, stage, restoredReason, reopenings }: OutageCell, { words }: Locale): string {
  if (phase === 'ahead') return words.outage.phases.ahead;
  if (phase === 'restored')
    return (
      (words.outage.reasons as Readonly<Record<string, string>>)[restoredReason ?? ''] ?? words.outage.stages.restored
    );
  const told = words.outage.stages[stage];
  return reopenings === 0 ? told : `${told}, ${words.outage.reopened(reopenings)}`;
}

function causeView({ cause, crew, doubts }: OutageCell, locale: Locale): TemplateResult | typeof nothing {
  const { outage: words } = locale.words;
  const said = [cause ?? '', crew ?? ''].filter(text => text !== '').join(' · ');
  if (said === '' && doubts.length === 0) return nothing;
  const names: Readonly<Record<string, string>> = words.doubts;
  return html`<small class="t2"
    >${locale.text(said)} ${doubts.map(code => html`<span class="doubt is-risk">${names[code] ?? code}</span>`)}</small
  >`;
}

function sinceView(outage: OutageCell, { nowMs, zone, locale }: RowSetting): TemplateResult {
  const { outage: words } = locale.words;
  const startMs = Date.parse(outage.startsAt ?? outage.reportedAt);
  if (outage.phase === 'ahead')
    return html`${instant(startMs, nowMs, zone, locale)}
      <small class="t2">${words.aheadFor(span(startMs - nowMs, locale))}</small>`;
  const endMs = outage.phase === 'restored' ? Date.parse(outage.restoredAt ?? outage.asOf) : nowMs;
  return html`<span class="nw">${span(endMs - startMs, locale)}</span>
    <small class="t2">${words.from(instant(startMs, nowMs, zone, locale))}</small>`;
}

function untilView(outage: OutageCell, { nowMs, zone, locale }: RowSetting): TemplateResult {
  const { outage: words } = locale.words;
  const moved =
    outage.estimateMoves === 0 ? nothing : html`<small class="is-risk">${words.moved(outage.estimateMoves)}</small>`;
  if (outage.phase === 'restored')
    return html`<span class="nw">${instant(Date.parse(outage.restoredAt ?? outage.asOf), nowMs, zone, locale)}</span
      >${moved}`;
  if ((outage.estimateAt ?? null) === null) return html`<span class="is-risk">${words.noEstimateYet}</span>${moved}`;
  const atMs = Date.parse(outage.estimateAt ?? '');
  const late = has(outage, 'overdue', nowMs)
    ? html`<small class="is-breach">${words.overdue(span(nowMs - atMs, locale))}</small>`
    : nothing;
  return html`<span class="nw">${instant(atMs, nowMs, zone, locale)}</span>${late}${moved}`;
}

function officesText({ offices }: OutageCell, setting: RowSetting): TemplateResult {
  const { locale } = setting;
  if (offices.length === 0) return html`<span class="is-risk">${locale.words.outage.nobodyServes}</span>`;
  const names = offices.slice(0, mostOffices).map(id => locale.text(setting.offices.get(id) ?? id));
  const more = offices.length - names.length;
  return html`${names.join(', ')}${more > 0 ? html` <span class="t2 nw">${locale.words.outage.moreOffices(more)}</span>` : nothing}`;
}
