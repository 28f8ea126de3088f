import { html, nothing, svg, type TemplateResult } from 'lit';
import { limitBar, stateClass, stateWord } from '../design/state-mark';
import type { Locale } from '../i18n/locale';
import { asks, inLongUnit, inUnit, shownValue } from './figures';
import { clauseRu } from './clauses';
import { sparkPoints, type NormRow, type UnkeptRule } from './ledger';

/** One norm in the ledger. */
export function rowView(row: NormRow, open: boolean, locale: Locale, toggle: () => void): TemplateResult {
  const { words, language, text } = locale;
  const { figure, unit } = shownValue(row, locale);
  const state = row.notEnforced === undefined ? stateClass(row.state) : 'unkept';
  return html`<tr class=${state}>
    <td class="cl">${clauseOf(row.rule.clause, locale)}</td>
    <th scope="row">
      ${text(language === 'ru' ? row.rule.name : row.rule.nameEn)}<small
        >${text(asks(row.rule, row.threshold, locale))}</small
      >
    </th>
    <td class="st">
      ${
        row.notEnforced === undefined
          ? stateWord(row.state, words.state[row.state])
          : html`<span class="state t2"><span>${words.standard.notEnforced}</span></span>`
      }
      ${why(row, locale)}
    </td>
    <td class="v"><b class="num">${figure}</b> <span>${unit}</span></td>
    <td class="n">${cases(row, locale)}</td>
    <td class=${row.budget === undefined ? 'bu none' : 'bu'}>${budget(row, locale)}</td>
    <td class=${row.forecast === undefined ? 'fc none' : 'fc'}>${forecast(row, locale)}</td>
    <td class="sp">${spark(row)}</td>
    <td class="cs">
      <button
        type="button"
        class="link"
        aria-expanded=${open}
        aria-label="${open ? words.standard.less : words.standard.more}: ${language === 'ru' ? row.rule.name : row.rule.nameEn}"
        @click=${toggle}
      >
        ${open ? words.standard.less : words.standard.more}
      </button>
    </td>
  </tr>`;
}

/** A rule without the form of a norm. */
export const unkeptView = (rule: UnkeptRule, locale: Locale): TemplateResult =>
  html`<tr class="unkept">
    <td class="cl">${clauseOf(rule.clause, locale)}</td>
    <th scope="row">${locale.text(rule.text)}<small>${rule.requirementId}</small></th>
    <td class="st" colspan="7">
      <span class="state t2"><span>${locale.words.standard.notEnforced}</span></span>
      <small>${locale.text(rule.why[locale.language])}</small>
    </td>
  </tr>`;

export const clauseOf = (clause: string, { language }: Locale): string =>
  language === 'ru' ? clauseRu(clause) : clause;

function why(row: NormRow, { language, text }: Locale): TemplateResult | typeof nothing {
  const said = row.notEnforced ?? row.why;
  return said === undefined ? nothing : html`<small>${text(said[language])}</small>`;
}

function cases(row: NormRow, locale: Locale): string {
  if (row.notEnforced !== undefined) return '—';
  const summed = row.trend.length > 0;
  return summed ? locale.number(row.n) : locale.words.standard.of(row.withData, row.subjects);
}

function budget(row: NormRow, locale: Locale): TemplateResult {
  if (row.budget === undefined || row.threshold === undefined) return html`<small>—</small>`;
  const { left, usedPercent } = row.budget;
  const tone = row.state === 'risk' || row.state === 'breach' ? row.state : null;
  const { standard } = locale.words;
  return html`${limitBar(usedPercent, tone, false)}<small
      >${left < 0 ? standard.overdrawn(inLongUnit(-left, row.rule, locale)) : standard.left(inLongUnit(left, row.rule, locale))}</small
    >`;
}

function forecast(row: NormRow, locale: Locale): TemplateResult {
  if (row.forecast === undefined) return html`<span class="t2">—</span>`;
  const { value, error } = row.forecast;
  const shown = row.rule.aggregation === 'case' ? locale.words.standard.about(value) : inUnit(value, row.rule, locale);
  const rest = row.budget?.restMean;
  const { standard } = locale.words;
  return html`${shown}${error === undefined ? nothing : html` <span class="t2">± ${locale.number(error, 2)}</span>`}
  ${rest === undefined ? nothing : html`<small>${rest < 0 ? standard.lost : standard.rest(inUnit(rest, row.rule, locale))}</small>`}`;
}

function spark(row: NormRow): TemplateResult | typeof nothing {
  const { line, norm } = sparkPoints(row.trend, row.rule.aggregation === 'case' ? undefined : row.threshold, 112, 30);
  const last = line.at(-1);
  if (last === undefined) return nothing;
  return html`<svg viewBox="0 0 112 30" aria-hidden="true" class=${stateClass(row.state)}>
    ${norm === null ? nothing : svg`<line x1="0" x2="112" y1=${norm} y2=${norm} />`}
    <polyline points=${line.map(point => point.join(',')).join(' ')} />
    <circle cx=${last[0]} cy=${last[1]} r="3.5" />
  </svg>`;
}
