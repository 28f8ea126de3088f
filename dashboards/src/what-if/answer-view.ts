import { html, nothing, type TemplateResult } from 'lit';
import { localTime } from '../format/calendar';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { Waits, WhatIfAnswer, WindowTime } from './answer';
import { touches, type Change } from './changes';
import { idlePercent, outcome, replayError } from './outcome';

/** A figure as it was, replayed and changed; null where nobody measured it or nobody waited. */
type Three = readonly [now: Figure | null, replayed: Figure | null, then: Figure | null];

interface Figure {
  readonly text: string;
  readonly over: boolean;
}

/** What the changes would have done: one sentence, how far to trust it, and four figures hour by hour. */
export function answerView(answer: WhatIfAnswer, changes: readonly Change[], locale: Locale): TemplateResult {
  const { whatIf: words } = locale.words;
  const day = localTime(Date.parse(`${answer.day}T12:00Z`), 'UTC');
  return html`<section class="outcome">
      <h2>${locale.longDate(day)}</h2>
      <p class="do pn">${sentence(answer, changes, locale)}</p>
      ${trust(answer, locale)}
    </section>
    <div class="measures">${measures(answer, changes, locale)}</div>
    <p class="small t2">${words.replayIs}</p>`;
}

function sentence(answer: WhatIfAnswer, changes: readonly Change[], locale: Locale): string {
  const { whatIf: words, percent } = locale.words;
  const found = outcome(answer, changes);
  if (found === null) return words.nobodyThen(changes);
  const idle = found.idlePercent === null ? '' : percent(locale.number(found.idlePercent));
  return words.outcome(changes, found.beforeS, found.afterS, idle);
}

function trust(answer: WhatIfAnswer, locale: Locale): TemplateResult {
  const { whatIf: words } = locale.words;
  const error = replayError(answer);
  if (error === null) return html`<p class="is-risk">${words.unplayed}</p>`;
  const points = locale.number(error.points, 1);
  return answer.faithful
    ? html`<p class="t2">${words.faithful(error.meanS, points)}</p>`
    : html`<p class="is-risk">${words.unfaithful(error.meanS, points)}</p>`;
}

function measures(answer: WhatIfAnswer, changes: readonly Change[], locale: Locale): readonly TemplateResult[] {
  const { measures: names, norm } = locale.words.whatIf;
  const wait = (seconds: number | null | undefined): Figure | null =>
    typeof seconds === 'number' ? { text: formatWait(seconds), over: seconds > answer.normS } : null;
  const percent = (value: number | null | undefined): Figure | null =>
    typeof value === 'number' ? { text: locale.words.percent(locale.number(value)), over: false } : null;
  const idle = (times: readonly WindowTime[]) => percent(idlePercent(times));
  const whole: Hour = {
    ...answer,
    windows: answer.hours.map(h => h.windows),
    thenWindows: answer.hours.map(h => h.thenWindows),
  };
  const hours = answer.hours.map((h): Hour & { hour: number } => ({
    ...h,
    windows: [h.windows],
    thenWindows: [h.thenWindows],
  }));
  const table = (name: string, beside: string, figures: (hour: Hour) => Three) =>
    html`<section>
      <h2>${name}${beside === '' ? nothing : html` <span class="t2">${beside}</span>`}</h2>
      <table class="hours">
        ${head(locale)}
        <tbody>
          ${hours.map(each => row(`${each.hour}:00`, figures(each), touches(changes, each.hour) ? 'touched' : ''))}
        </tbody>
        <tfoot>
          ${row(locale.words.whatIf.columns.day, figures(whole), '')}
        </tfoot>
      </table>
    </section>`;
  return [
    table(
      names.mean,
      norm(Math.round(answer.normS / 60)),
      three(w => wait(w.meanS)),
    ),
    table(
      names.over,
      '',
      three(w => percent(w.overNormPercent)),
    ),
    table(
      names.longest,
      '',
      three(w => wait(w.longestS)),
    ),
    table(names.idle, '', each => [null, idle(each.windows), idle(each.thenWindows)]),
  ];
}

/** An hour, or the whole day. */
interface Hour {
  readonly now: Waits;
  readonly replayed: Waits;
  readonly then: Waits;
  readonly windows: readonly WindowTime[];
  readonly thenWindows: readonly WindowTime[];
}

const three =
  (of: (waits: Waits) => Figure | null) =>
  ({ now, replayed, then }: Hour): Three => [of(now), of(replayed), of(then)];

function head(locale: Locale): TemplateResult {
  const { columns } = locale.words.whatIf;
  return html`<thead>
    <tr>
      ${[columns.hour, columns.now, columns.replayed, columns.then].map(name => html`<th scope="col">${name}</th>`)}
    </tr>
  </thead>`;
}

function row(name: string, figures: Three, shade: string): TemplateResult {
  return html`<tr class=${shade}>
    <th scope="row">${name}</th>
    ${figures.map(figure => html`<td class=${figure?.over === true ? 'is-breach' : ''}>${figure?.text ?? '—'}</td>`)}
  </tr>`;
}
