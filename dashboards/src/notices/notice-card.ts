import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../design/state-mark';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { NoticeCard, NoticePlace } from './answers';
import { copyButton } from './copy';
import { when } from './notices-list';

/** What a person may do with a notice. */
export interface Hands {
  readonly busy: boolean;
  /** Why the last press was not accepted, or null. */
  readonly said: string | null;
  readonly publish: (place: string, text: string) => void;
  readonly withdraw: (reason: string) => void;
}

/** One notice: its drafts, where each is, and its clock. @param hands Null: the person here only reads. */
export function noticeCard(
  card: NoticeCard,
  zone: string,
  locale: Locale,
  close: (event: Event) => void,
  hands: Hands | null,
): TemplateResult {
  const { notices: words } = locale.words;
  const over = card.line.standing === 'withdrawn';
  return html`<article class="card" aria-label=${card.line.name[locale.language]}>
    <header>
      <h2>${locale.text(card.line.name[locale.language])}</h2>
      <a class="close" href="?" @click=${close}>${words.back}</a>
    </header>
    <p>${words.standings[card.line.standing]}, ${when(card.line, zone, locale)}</p>
    ${card.changes === 0 ? nothing : html`<p class="small is-risk">${words.changed(card.changes)}</p>`}
    ${card.reason === undefined ? nothing : html`<p class="small">${locale.text(card.reason)}</p>`}
    ${typeof hands?.said !== 'string' ? nothing : html`<p class="is-breach" role="alert">${hands.said}</p>`}
    <section>
      <h3>${words.places}</h3>
      ${card.places.map(place => placeView(place, zone, locale, over ? null : hands))}
    </section>
    ${clockView(card, locale)} ${hands === null || over ? nothing : withdrawView(locale, hands)}
  </article>`;
}

function placeView(place: NoticePlace, zone: string, locale: Locale, hands: Hands | null): TemplateResult {
  const { notices: words } = locale.words;
  const text = place.published?.text ?? place.draft;
  const press = (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement).get('text');
    hands?.publish(place.place, typeof said === 'string' ? said : place.draft);
  };
  // what stands in the field, though it was not published yet
  const shown = (name: string) =>
    document.querySelector<HTMLTextAreaElement>(`.place[data-place="${name}"] textarea`)?.value ?? text;
  const action =
    place.published !== undefined ? words.again : place.place === 'screens' ? words.publishScreens : words.publish;
  return html`<form
    class="place ${place.published === undefined ? '' : 'is-there'}"
    data-place=${place.place}
    @submit=${press}
  >
    <header>
      <strong
        >${place.published === undefined ? nothing : mark('met')} ${locale.text(place.name[locale.language])}</strong
      >
      ${place.needed && place.published === undefined ? html`<span class="small t2">${words.needed}</span>` : nothing}
      ${
        place.published === undefined
          ? nothing
          : html`<span class="small t2"
              >${words.by(place.published.by.replace(/^\w+:/, ''), dayAndTime(place.published.at, zone, locale))}</span
            >`
      }
    </header>
    ${
      hands === null
        ? html`<p class="text">${text}</p>`
        : html`<textarea
              name="text"
              required
              maxlength=${place.most}
              rows=${rowsOf(text)}
              .value=${text}
              aria-label=${place.name[locale.language]}
            ></textarea>
            <p class="foot">
              <span class="small t2">${words.length(locale.number(text.length), locale.number(place.most))}</span>
              ${copyButton(() => shown(place.place), locale)}
              <button type="submit" ?disabled=${hands.busy}>${action}</button>
            </p>`
    }
  </form>`;
}

const rowsOf = (text: string): number =>
  Math.min(12, Math.max(2, Math.ceil(text.length / 48) + text.split('\n').length - 1));

function clockView(card: NoticeCard, locale: Locale): TemplateResult | typeof nothing {
  if (card.clock === undefined) return nothing;
  return html`<details>
    <summary>${locale.words.notices.clock}</summary>
    <ol class="steps">
      ${card.clock.steps.map(step => html`<li>${locale.text(step.text[locale.language])}</li>`)}
    </ol>
  </details>`;
}

function withdrawView(locale: Locale, hands: Hands): TemplateResult {
  const { notices: words } = locale.words;
  const press = (event: SubmitEvent) => {
    event.preventDefault();
    const why = new FormData(event.currentTarget as HTMLFormElement).get('why');
    if (typeof why === 'string' && why.trim() !== '') hands.withdraw(why.trim());
  };
  return html`<details>
    <summary>${words.withdraw}</summary>
    <form class="place" @submit=${press}>
      <label>${words.why}<input name="why" required maxlength="200" /></label>
      <button type="submit" ?disabled=${hands.busy}>${words.withdraw}</button>
    </form>
  </details>`;
}
