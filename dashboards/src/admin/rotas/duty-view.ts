import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { hoursBetween, shortDay, untilText, weekdayOf } from './days';
import type { DutyDay, DutySpan, Preview, Rota } from './rotas-api';

const mostNamed = 3;

/** Who is on duty in the days to come; hours without anybody stand first and in words. */
export function dutyView(
  rota: Rota,
  { days }: Preview,
  name: (contact: string) => string,
  locale: Locale,
): TemplateResult {
  const { rotas: words } = locale.words.admin;
  return html`<section class="duty" aria-label=${words.ahead(days.length)}>
    <h4>${words.ahead(days.length)}</h4>
    ${rota.steps.map((_step, i) => warning(days, i, name(rota.owner), locale))}
    <table>
      <thead>
        <tr>
          <th scope="col">${words.day}</th>
          ${rota.steps.map((_step, i) => html`<th scope="col">${words.stepTitle(i + 1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          ({ day, steps }) =>
            html`<tr class=${weekdayOf(day) > 5 ? 'weekend' : ''}>
              <th scope="row">${dayName(day, locale)}</th>
              ${steps.map((spans, i) => html`<td data-label=${words.stepTitle(i + 1)}>${spans.map(span => spanView(span, name, locale))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

const dayName = (day: string, locale: Locale): string =>
  `${locale.words.admin.rotas.days[weekdayOf(day)] ?? ''} ${shortDay(day)}`;

function spanView({ from, until, contacts }: DutySpan, name: (id: string) => string, locale: Locale): TemplateResult {
  const { rotas: words } = locale.words.admin;
  const whole = from.startsWith('00:00') && until.startsWith('00:00');
  const hours = whole ? words.allDay : `${from.slice(0, 5)}–${untilText(until)}`;
  return html`<span class=${contacts.length === 0 ? 'is-risk' : ''}
    ><span class="num">${hours}</span> ${contacts.length === 0 ? words.noOne : contacts.map(name).join(', ')}</span
  >`;
}

/** How long nobody is on duty at a step, and when first. */
function warning(
  days: readonly DutyDay[],
  step: number,
  owner: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { rotas: words } = locale.words.admin;
  const empty = days.flatMap(({ day, steps }) =>
    (steps[step] ?? []).filter(({ contacts }) => contacts.length === 0).map(span => ({ day, ...span })),
  );
  if (empty.length === 0) return nothing;
  const hours = empty.reduce((sum, { from, until }) => sum + hoursBetween(from, until), 0);
  const named = empty
    .slice(0, mostNamed)
    .map(({ day, from, until }) => `${dayName(day, locale)} ${from.slice(0, 5)}–${untilText(until)}`);
  return html`<p class="is-risk" role="status">
    ${words.unmanned(step + 1, locale.number(Math.round(hours)), named.join(', '), empty.length - named.length, owner)}
  </p>`;
}
