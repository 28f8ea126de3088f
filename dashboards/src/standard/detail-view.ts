import { html, nothing, type TemplateResult } from 'lit';
import { stateWord } from '../design/state-mark';
import { localTime } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import { inUnit, shownSeconds } from './figures';
import type { NormCase, NormDetail, NormSubject } from './ledger';

/** One norm opened: what it is, its offices or lines, the cases behind its figure. */
export function detailView(
  detail: NormDetail,
  subject: string | null,
  locale: Locale,
  choose: (subject: string | null) => void,
): TemplateResult {
  const { standard } = locale.words;
  return html`<div class="detail">
    <dl>
      ${facts(detail, locale).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      detail.offices.length === 0
        ? nothing
        : html`<section>
            <h3>${standard.subjects}</h3>
            <ul class="subjects">
              ${detail.offices.map(office => subjectView(office, detail, subject === office.subject, locale, choose))}
            </ul>
          </section>`
    }
    ${detail.cases.length === 0 ? nothing : casesView(detail, subject, locale, choose)}
  </div>`;
}

function facts(detail: NormDetail, locale: Locale): readonly (readonly [string, string])[] {
  const { words, language, text } = locale;
  const { standard } = words;
  const { row, definition } = detail;
  const { rule, withAll, previous, forecast } = row;
  const list: (readonly [string, string])[] = [[standard.definition, text(definition[language])]];
  if (rule.requirementId !== undefined) list.push([standard.requirement, rule.requirementId]);
  list.push([standard.owner, (standard.owners as Record<string, string | undefined>)[rule.owner] ?? rule.owner]);
  if (!rule.windowStated) list.push([standard.window, standard.windowOurs]);
  if (withAll !== undefined)
    list.push([standard.withAll, standard.withAllIs(inUnit(withAll.value, rule, locale), withAll.n, withAll.leftOut)]);
  for (const { text: words } of rule.exclusions ?? [])
    if (words !== undefined) list.push([standard.exclusion, text(words)]);
  for (const other of row.others)
    if (other.value !== undefined)
      list.push([
        standard.over(
          (standard.populations as Record<string, string | undefined>)[other.denominator] ?? other.denominator,
        ),
        `${inUnit(other.value, rule, locale)}, ${standard.casesCount(other.n)}`,
      ]);
  if (previous !== undefined)
    list.push([standard.previous, standard.previousIs(inUnit(previous.value, rule, locale), previous.n)]);
  if (forecast !== undefined)
    list.push([
      standard.forecast,
      forecast.error === undefined
        ? standard.methodUntried
        : standard.method(inUnit(forecast.error, rule, locale), forecast.windows),
    ]);
  if (rule.note !== undefined && language === 'ru') list.push([standard.note, text(rule.note)]);
  return list;
}

function subjectView(
  office: NormSubject,
  detail: NormDetail,
  chosen: boolean,
  locale: Locale,
  choose: (subject: string | null) => void,
): TemplateResult {
  const { words, text } = locale;
  return html`<li>
    <button
      type="button"
      aria-pressed=${chosen}
      @click=${() => {
        choose(chosen ? null : office.subject);
      }}
    >
      <span class="name">${text(office.name)}</span>
      ${stateWord(office.state, words.state[office.state])}
      <span class="num pn">${office.value === undefined ? '—' : inUnit(office.value, detail.row.rule, locale)}</span>
      <small
        >${office.value === undefined ? (office.why === undefined ? '' : text(office.why[locale.language])) : words.standard.casesOf(office.n, office.over)}</small
      >
    </button>
  </li>`;
}

function casesView(
  detail: NormDetail,
  subject: string | null,
  locale: Locale,
  choose: (subject: string | null) => void,
): TemplateResult {
  const { standard } = locale.words;
  const names = new Map(detail.offices.map(office => [office.subject, office.name]));
  return html`<section>
    <h3>
      ${standard.casesTitle(detail.caseCount)}
      ${
        subject === null
          ? nothing
          : html`<button
              type="button"
              class="link"
              @click=${() => {
                choose(null);
              }}
            >
              ${standard.allSubjects}
            </button>`
      }
    </h3>
    <ol class="cases">
      ${detail.cases.map(one => caseView(one, names, detail, locale))}
    </ol>
    ${detail.caseCount > detail.cases.length ? html`<p class="t2 small">${standard.moreCases(detail.caseCount - detail.cases.length)}</p>` : nothing}
  </section>`;
}

function caseView(
  one: NormCase,
  names: ReadonlyMap<string, string>,
  { company, timeZone: zone, row }: NormDetail,
  locale: Locale,
): TemplateResult {
  const { standard } = locale.words;
  const appeal = one.subject.startsWith('company/') && one.id !== undefined;
  const at = localTime(Date.parse(one.at), zone);
  const place = [
    names.get(one.subject) ?? one.subject,
    one.window === undefined ? '' : standard.atWindow(one.window),
    one.operator === undefined ? '' : standard.byOperator(one.operator),
  ].filter(part => part !== '');
  return html`<li class=${one.over ? 'over' : ''}>
    <b class="num"
      >${one.value === undefined ? '' : appeal ? standard.daysOf(one.value / 86_400) : shownSeconds(one.value)}</b
    >
    <span class="nw">${locale.date(at)}, ${locale.clock(Date.parse(one.at), zone)}</span>
    <span class="id"
      >${appeal ? html`<a href=${addressOf(row.rule.metric, company, one.id)}>${one.id}</a>` : (one.id ?? '')}</span
    >
    <small>${locale.text(place.join(', '))}</small>
    <small class="tag">${one.over ? standard.over1 : one.leftOut ? standard.leftOut : ''}</small>
  </li>`;
}

/** Where the matter behind a figure is shown. */
function addressOf(metric: string, company: string, id: string): string {
  const desk = `/appeals/${company}`;
  switch (metric) {
    case 'case-step':
      return `${desk}?view=cases&id=${encodeURIComponent(id)}`;
    case 'promise':
      return `${desk}?view=promises`;
    case 'duty':
    case 'duty-act':
      return `${desk}?view=duties`;
    case 'feedback':
      return `${desk}?view=feedback`;
    default:
      return `${desk}?id=${encodeURIComponent(id)}`;
  }
}
