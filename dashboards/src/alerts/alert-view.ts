import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../design/state-mark';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { AlertCell, AlertNoteCell, PastAlert } from './cells';
import { beside, figure } from './figures';
import { valueAt, type Group, type Tab } from './inbox';

/** What the inbox gives a card besides its alert. */
export interface CardSetting {
  readonly nowMs: number;
  readonly zone: string;
  readonly tab: Exclude<Tab, 'past'>;
  readonly locale: Locale;
  /** Buttons, or an open form in their place. */
  readonly hands: (alert: AlertCell) => TemplateResult | typeof nothing;
}

const shownConsequences = 3;

/** A group of alerts: the worst one large, the others and what follows from them in lines under it. */
export function groupCard(group: Group, setting: CardSetting): TemplateResult {
  const { head, rest } = group;
  const { locale, nowMs, tab } = setting;
  const critical = head.severity === 'critical';
  return html`<article class="alert ${critical ? 'critical' : 'warning'} ${tab}" data-key=${head.key}>
    <header>
      ${stand(head, setting)}
      <span class="tab t2">${locale.words.alerts.ago(formatWait((nowMs - Date.parse(head.firedAt)) / 1000))}</span>
    </header>
    <h3>${locale.text(head.subjectName)}</h3>
    <p class="what">${locale.text(head.name[locale.language])}</p>
    ${unreached(head, setting)} ${reading(head, setting)} ${cause(head, locale)}
    ${lines(locale.words.alerts.alsoHere, rest, rest.length, setting)}
    ${lines(locale.words.alerts.follows, group.consequences, shownConsequences, setting)} ${notes(head.notes, setting)}
    ${setting.hands(head)}
  </article>`;
}

function stand(alert: AlertCell, { locale, zone }: CardSetting): TemplateResult {
  const { alerts: words } = locale.words;
  const state = alert.severity === 'critical' ? 'breach' : 'risk';
  const until = (at: string) => locale.clock(Date.parse(at), zone);
  const word =
    alert.endedAt !== null
      ? words.settling
      : alert.silencedBy !== null
        ? words[alert.silencedBy.kind === 'silence' ? 'isSilent' : 'isMaintenance'](
            alert.silencedBy.reason,
            until(alert.silencedBy.until),
          )
        : alert.recordOnly
          ? words.recorded
          : alert.acknowledgedBy !== null
            ? `${words.acceptedBy(alert.acknowledgedBy)}, ${alert.acknowledgedAt === null ? '' : until(alert.acknowledgedAt)}`
            : alert.severity === 'critical'
              ? words.unaccepted
              : words.warning;
  return html`<span class="state is-${state}">${mark(state)}<span>${word}</span></span>`;
}

/** Said where nobody can miss it: whoever reads this is the first to know. */
function unreached({ retellsAt }: AlertCell, { locale, zone }: CardSetting): TemplateResult | typeof nothing {
  if (retellsAt === null || retellsAt === undefined) return nothing;
  return html`<p class="unreached">${locale.words.alerts.retells(locale.clock(Date.parse(retellsAt), zone))}</p>`;
}

function reading(alert: AlertCell, { nowMs, locale }: CardSetting): TemplateResult | typeof nothing {
  const value = valueAt(alert.reading, nowMs, alert.endedAt);
  const sides = beside(alert.reading, alert.clause, alert.of, locale);
  const why = alert.reading.why?.[locale.language];
  if (value === null && sides.length === 0) return nothing;
  return html`<div class="reading">
    ${value === null ? nothing : html`<b class="num">${figure(value, alert.reading.countsFrom !== null ? 's' : alert.reading.unit, locale)}</b>`}
    <span class="t2"
      >${sides.map(line => html`<span>${locale.text(line)}</span>`)}${why === undefined ? nothing : html`<span>${locale.text(why)}</span>`}</span
    >
  </div>`;
}

const cause = ({ causeName }: AlertCell, locale: Locale): TemplateResult | typeof nothing =>
  causeName === null ? nothing : html`<p class="cause">${locale.words.alerts.because(locale.text(causeName))}</p>`;

/** A branch of the tree under an alert; what is not drawn is counted. */
function lines(
  title: string,
  alerts: readonly AlertCell[],
  most: number,
  { nowMs, locale }: CardSetting,
): TemplateResult | typeof nothing {
  if (alerts.length === 0) return nothing;
  const line = (alert: AlertCell) => {
    const value = valueAt(alert.reading, nowMs, alert.endedAt);
    const shown =
      value === null ? '' : ` ${figure(value, alert.reading.countsFrom !== null ? 's' : alert.reading.unit, locale)}`;
    return html`<li>
      ${locale.text(alert.subjectName)}: ${locale.text(alert.name[locale.language].toLowerCase())}<span class="tab"
        >${shown}</span
      >
    </li>`;
  };
  return html`<h4>${title}</h4>
    <ul class="tree">
      ${alerts.slice(0, most).map(line)}
      ${alerts.length > most ? html`<li class="t2">${locale.words.alerts.more(alerts.length - most)}</li>` : nothing}
    </ul>`;
}

function notes(all: readonly AlertNoteCell[], { locale, zone }: CardSetting): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const { alerts: words } = locale.words;
  const said = ({ kind, text, by }: AlertNoteCell) => {
    switch (kind) {
      case 'comment':
        return `${by ?? ''}: «${text ?? ''}»`;
      case 'accepted':
        return words.acceptedBy(by ?? '');
      case 'escalated':
        return words.escalatedBy(by);
      case 'delivered':
        return words.delivered(text ?? '');
      case 'undelivered':
        return words.undelivered(text ?? '');
      case 'unmanned':
        return words.unmanned(text ?? '');
      case 'unreached':
        return words.unreached(words.owner(text ?? ''));
    }
  };
  return html`<ol class="notes">
    ${all.map(note => html`<li><time class="t2">${locale.clock(Date.parse(note.at), zone)}</time> <span>${said(note)}</span></li>`)}
  </ol>`;
}

/** One alert that is over. */
export function pastLine(past: PastAlert, zone: string, locale: Locale): TemplateResult {
  const { alerts: words } = locale.words;
  const [firedMs, endedMs] = [Date.parse(past.firedAt), Date.parse(past.endedAt)];
  const parts = [
    words.lasted(formatWait((endedMs - firedMs) / 1000)),
    past.afterS === null ? words.neverAccepted : words.acceptedAfter(formatWait(past.afterS)),
    ...(past.comments > 0 ? [words.notes(past.comments)] : []),
    ...(past.reason === 'withdrawn' ? [words.withdrawn] : []),
  ];
  return html`<li class="past">
    ${mark(past.severity === 'critical' ? 'breach' : 'risk')}
    <div>
      <b>${locale.text(past.subjectName)}</b> ${locale.text(past.name[locale.language].toLowerCase())}
      <span class="t2">${parts.join(', ')}</span>
    </div>
    <time class="t2">${locale.clock(firedMs, zone)}</time>
  </li>`;
}
