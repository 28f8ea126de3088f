import { html, nothing, type TemplateResult } from 'lit';
import { figure } from '../alerts/figures';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { AlertRule, Contradiction, RuleLine, Rules } from './rules-api';

/** The rules whose name, id or clause holds the words. */
export function found({ rules }: Rules, words: string, locale: Locale): readonly RuleLine[] {
  const wanted = words.trim().toLowerCase();
  return rules.filter(({ rule }) =>
    [rule.id, nameOf(rule, locale), rule.clause ?? ''].some(text => text.toLowerCase().includes(wanted)),
  );
}

export const nameOf = (rule: AlertRule, { language }: Locale): string => (language === 'ru' ? rule.name : rule.nameEn);

/** The rules as a table. */
export function rulesView(lines: readonly RuleLine[], locale: Locale, edit: (line: RuleLine) => void): TemplateResult {
  const { rules: words } = locale.words.admin;
  const [, threshold, holds, severity, owner] = words.columns;
  return html`<div class="scroll">
    <table class="rules">
      <thead>
        <tr>
          ${words.columns.map(column => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          line =>
            html`<tr class=${line.on ? '' : 'off'}>
              <th scope="row">
                ${locale.text(nameOf(line.rule, locale))}<br /><small class="t2">${line.rule.id}</small>
              </th>
              <td data-label=${threshold}>${limit(line.rule, locale)}</td>
              <td data-label=${holds}>${line.rule.forS === 0 ? words.atOnce : formatWait(line.rule.forS)}</td>
              <td data-label=${severity}>${words.severities[line.rule.severity]}</td>
              <td data-label=${owner}>${locale.words.alerts.owner(line.rule.owner)}</td>
              <td>
                <div class="doing">
                  ${standing(line, locale)}
                  <button
                    type="button"
                    @click=${() => {
                      edit(line);
                    }}
                  >
                    ${words.edit}
                  </button>
                </div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function standing({ shipped, own, on }: RuleLine, locale: Locale): TemplateResult | typeof nothing {
  const { rules: words } = locale.words.admin;
  if (!on) return html`<span class="tag">${words.off}</span>`;
  return own ? html`<span class="tag waiting">${shipped ? words.own : words.ownNew}</span>` : nothing;
}

function limit({ watch, comparator, threshold, of }: AlertRule, locale: Locale): string {
  const { rules: words } = locale.words.admin;
  if (threshold === undefined) return watch === 'condition' ? words.fact : words.norm;
  const value = of === 'wait-foreseen' ? figure(threshold, 'percent', locale) : locale.number(threshold);
  return `${words.comparators[comparator]} ${value}`;
}

/** What cannot all be meant, above the rules. */
export function contradictionsView(all: readonly Contradiction[], locale: Locale): TemplateResult | typeof nothing {
  const { rules: words } = locale.words.admin;
  if (all.length === 0) return nothing;
  return html`<div class="problem" role="status">
    <p><strong>${words.contradictions}</strong></p>
    ${all.map(({ rule, at, said }) => html`<p><code>${rule}.${at}</code> ${locale.text(said[locale.language])}</p>`)}
  </div>`;
}
