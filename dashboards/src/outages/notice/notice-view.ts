import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { draftView } from './draft-view';
import { checks, marked } from './marked';
import type { NoticeDesk } from './notice-desk';

const longest = 20_000;

/** Notices are in Russian, whatever the page speaks. */
const example = '15 мая с 9:00 до 12:00\n- п. Стройкерамика: улицы Лесная, Садовая';

/** What the panel needs besides the desk. */
export interface NoticeSetting {
  readonly zone: string;
  /** Short name by office. */
  readonly offices: ReadonlyMap<string, string>;
  readonly close: (event: Event) => void;
  readonly locale: Locale;
}

/** Paste a notice, look at what was understood, publish. */
export function noticeView(desk: NoticeDesk, setting: NoticeSetting): TemplateResult {
  const { notice: words } = setting.locale.words;
  return html`<section class="card notice-of" aria-label=${words.heading}>
    <h2>${words.heading}<button type="button" @click=${setting.close}>${setting.locale.words.outage.close}</button></h2>
    ${desk.answer === null ? pasteView(desk, setting) : readView(desk, setting)}
  </section>`;
}

function pasteView(desk: NoticeDesk, { zone, locale }: NoticeSetting): TemplateResult {
  const { notice: words } = locale.words;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('text');
    if (typeof text === 'string') void desk.read(text, zone);
  };
  const refused = typeof desk.state === 'object' ? desk.state.refused : null;
  return html`<form class="paste" @submit=${submit}>
    <label
      ><span>${words.paste}</span
      ><textarea
        name="text"
        rows="12"
        required
        maxlength=${longest}
        placeholder=${example}
        .value=${desk.text}
      ></textarea>
    </label>
    ${refused === null ? nothing : html`<p class="is-breach" role="alert">${words.refusals(refused)}</p>`}
    <button class="action" ?disabled=${desk.state === 'reading'}>
      ${desk.state === 'reading' ? words.reading : words.read}
    </button>
    <p class="small t2">${words.nothingKept}</p>
  </form>`;
}

function readView(desk: NoticeDesk, setting: NoticeSetting): TemplateResult {
  const { locale } = setting;
  const { notice: words } = locale.words;
  const answer = desk.answer;
  if (answer === null) return html``;
  const look = checks(answer.notice);
  const percent = answer.notice.understoodPercent ?? null;
  const names: Readonly<Record<string, string>> = words.checks;
  return html`<p class="marked">
      ${marked(desk.text, answer.notice).map(({ text, meaning }) => (meaning === null ? text : html`<mark class=${meaning}>${text}</mark>`))}
    </p>
    <p class="small t2 key">
      ${(['place', 'time', 'check', 'lost', 'besides'] as const).map(meaning => html`<mark class=${meaning}>${words.meanings[meaning]}</mark>`)}
      ${percent === null ? nothing : words.understood(percent)}
    </p>
    ${
      look.length === 0
        ? nothing
        : html`<div class="look">
            <h3>${words.look}</h3>
            <ul>
              ${look.map(({ check, count }) => html`<li class="is-risk">${names[check] ?? check}${count > 1 ? ` × ${count}` : ''}</li>`)}
            </ul>
          </div>`
    }
    ${desk.drafts.length === 0 ? html`<p class="is-risk" role="alert">${words.nothingRead}</p>` : nothing}
    ${desk.drafts.map((draft, index) => draftView(draft, index + 1, desk, setting))}
    <button
      type="button"
      @click=${() => {
        desk.clear();
      }}
    >
      ${words.another}
    </button>`;
}
