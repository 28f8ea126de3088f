import { html, nothing, type TemplateResult } from 'lit';
import { serviceName, type FloorServiceCell } from '../../floor/cells';
import { bandMinutes } from '../../format/durations';
import type { Locale } from '../../i18n/locale';

/** One service to choose, with how long to wait. @param old The wait is not known now. */
export function serviceButton(
  service: FloorServiceCell,
  old: boolean,
  locale: Locale,
  choose: () => void,
): TemplateResult {
  const { big, small } = waitWords(service, old, locale);
  // Topics have no English names; under an English service they would only confuse.
  const told = locale.language === 'en' && service.nameEn !== null ? [] : service.topics;
  const about = told
    .slice(0, 3)
    .map(({ name }, index) => (index === 0 ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1)))
    .join(', ');
  return html`<button type="button" class="svc" @click=${choose}>
    <b class="pf" translate="no">${service.letter}</b>
    <span class="nm"
      ><b>${serviceName(service, locale)}</b
      >${about === '' ? nothing : html`<small>${locale.text(about)}</small>`}</span
    >
    <span class="wt"><b>${big}</b>${small === '' ? nothing : html`<small>${small}</small>`}</span>
  </button>`;
}

export function waitWords(service: FloorServiceCell, old: boolean, { words }: Locale): { big: string; small: string } {
  const { kiosk } = words;
  if (old) return { big: '', small: kiosk.unclear };
  if (!service.open) return { big: '', small: kiosk.notServed };
  if (service.waiting === 0) return { big: kiosk.noQueue, small: kiosk.callSoon };
  const small = kiosk.ahead(service.waiting);
  if (service.ewt === null) return { big: '', small: `${small}, ${kiosk.little}` };
  const { from, to } = bandMinutes(service.ewt.p50S, service.ewt.p90S);
  return { big: to === 0 ? kiosk.noQueue : words.minutes(from, to), small };
}
