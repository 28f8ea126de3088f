import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import { nameOf } from './rules-view';
import type { AlertRule, BackTest, RuleLine, RuleVersion } from './rules-api';

export interface RuleHands {
  readonly locale: Locale;
  readonly zone: string;
  readonly busy: boolean;
  /** Of the rule as it stands in the form, or null before it was tried. */
  readonly tested: BackTest | null;
  readonly save: (rule: AlertRule) => void;
  readonly try: (rule: AlertRule) => void;
  readonly turn: (on: boolean) => void;
  readonly restore: () => void;
  readonly close: () => void;
}

/** One rule: its figures, what it would have done, what was said of it before. */
export function ruleForm(line: RuleLine, hands: RuleHands): TemplateResult {
  const { locale, busy } = hands;
  const { rules: words } = locale.words.admin;
  const { rule } = line;
  return html`<form
    class="panel rule"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const said = readRule(rule, new FormData(event.target as HTMLFormElement));
      if ((event.submitter as HTMLButtonElement).value === 'try') hands.try(said);
      else hands.save(said);
    }}
  >
    <h2>${locale.text(nameOf(rule, locale))}</h2>
    ${fields(rule, locale)}
    <p class="buttons">
      <button class="action" type="submit" value="save" ?disabled=${busy}>${words.save}</button>
      <button type="submit" value="try" ?disabled=${busy}>${busy ? words.testing : words.backTest}</button>
      <button
        type="button"
        ?disabled=${busy}
        @click=${() => {
          hands.turn(!line.on);
        }}
      >
        ${line.on ? words.switchOff : words.switchOn}
      </button>
      ${line.own ? html`<button type="button" ?disabled=${busy} @click=${hands.restore}>${line.shipped ? words.restore : words.remove}</button>` : nothing}
      <button type="button" @click=${hands.close}>${words.cancel}</button>
    </p>
    ${hands.tested === null ? nothing : testedView(hands.tested, hands)} ${versionsView(line.versions, hands)}
  </form>`;
}

function fields(rule: AlertRule, locale: Locale): TemplateResult {
  const { rules: words } = locale.words.admin;
  const seconds = (name: 'forS' | 'settleS' | 'escalateS', least: number) =>
    html`<label
      >${words[name]}<input
        name=${name}
        type="number"
        min=${least}
        max="86400"
        .value=${String(rule[name] ?? '')}
        placeholder=${name === 'escalateS' ? words.never : ''}
        ?required=${name !== 'escalateS'}
    /></label>`;
  const figure = (name: 'threshold' | 'clear') =>
    html`<label
      >${words[name]}<input
        name=${name}
        type="number"
        step="any"
        .value=${String(rule[name] ?? '')}
        ?required=${name === 'threshold'}
    /></label>`;
  return html`${rule.threshold === undefined ? nothing : html`${figure('threshold')} ${figure('clear')}`}
    ${seconds('forS', 0)} ${seconds('settleS', 0)} ${seconds('escalateS', 30)}
    <label
      >${words.severity}<select name="severity">
        ${(['warning', 'critical'] as const).map(
          severity =>
            html`<option value=${severity} ?selected=${severity === rule.severity}>
              ${words.severities[severity]}
            </option>`,
        )}
      </select></label
    >
    <p class="check">
      <label><input name="recordOnly" type="checkbox" .checked=${rule.recordOnly} /> ${words.recordOnly}</label>
      ${rule.threshold === undefined ? nothing : html`<span class="t2 small">${words.clearHint}</span>`}
    </p>`;
}

/** The rule as the form says it. */
export function readRule(rule: AlertRule, form: FormData): AlertRule {
  const number = (name: string): number | undefined => {
    const text = form.get(name);
    return typeof text === 'string' && text !== '' ? Number(text) : undefined;
  };
  return {
    ...rule,
    threshold: number('threshold'),
    clear: number('clear'),
    escalateS: number('escalateS'),
    forS: number('forS') ?? rule.forS,
    settleS: number('settleS') ?? rule.settleS,
    severity: form.get('severity') === 'critical' ? 'critical' : 'warning',
    recordOnly: form.get('recordOnly') !== null,
  };
}

function testedView({ fired, useful, firings }: BackTest, { locale, zone }: RuleHands): TemplateResult {
  const { rules: words } = locale.words.admin;
  const shown = firings.slice(-10).reverse();
  const [, when, until] = words.firingColumns;
  return html`<div class="tested" role="status">
    <p><strong>${words.tested(fired, useful)}</strong></p>
    ${
      shown.length === 0
        ? nothing
        : html`<table>
            <caption class="t2 small">
              ${words.newest(shown.length)}
            </caption>
            <tbody>
              ${shown.map(
                f =>
                  html`<tr>
                    <th scope="row">${locale.text(f.subjectName)}</th>
                    <td data-label=${when}>${dayAndTime(f.firedAt, zone, locale)}</td>
                    <td data-label=${until}>
                      ${f.endedAt === undefined ? words.still : dayAndTime(f.endedAt, zone, locale)}
                    </td>
                    <td><span class="t2">${f.useful ? words.useful : words.short}</span></td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </div>`;
}

function versionsView(versions: readonly RuleVersion[], { locale, zone, save, busy }: RuleHands): TemplateResult {
  const { rules: words } = locale.words.admin;
  return html`<div class="history">
    <h3>${words.versions}</h3>
    ${
      versions.length === 0
        ? html`<p class="t2">${words.noVersions}</p>`
        : html`<ol>
            ${versions.map(
              ({ what, by, at, rule }, i) =>
                html`<li>
                  <time class="t2" datetime=${at}>${dayAndTime(at, zone, locale)}</time>
                  <span>${by.replace('account:', '')} ${words.did[what]}</span>
                  ${
                    rule === undefined || i === 0
                      ? nothing
                      : html`<button
                          type="button"
                          ?disabled=${busy}
                          @click=${() => {
                            save(rule);
                          }}
                        >
                          ${words.back}
                        </button>`
                  }
                </li>`,
            )}
          </ol>`
    }
  </div>`;
}
