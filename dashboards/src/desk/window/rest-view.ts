import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { key } from './bar-view';
import type { ConsoleBoard } from './cells';
import { inHand, mainAction } from './console-model';

/** A window without a visitor: free, wrapping up or on a break, and since when. @param nowMs The server's instant. */
export function restView({ window, next }: ConsoleBoard, nowMs: number, { words, text }: Locale): TemplateResult {
  const { console: own } = words;
  const forS = window.since === null ? 0 : (nowMs - Date.parse(window.since)) / 1000;
  if (window.face === 'break')
    return html`<section class="rest">
      <h1>${own.onBreak[window.breakKind ?? 'technical']}</h1>
      <p class="t2 tab">${own.breakFor(formatWait(forS))}</p>
    </section>`;
  const wrapS = window.wrapUpUntil === null ? 0 : (Date.parse(window.wrapUpUntil) - nowMs) / 1000;
  const hint = next.fit === 0 ? own.nobodyHint : own.somebodyWaits(next.fit);
  return html`<section class="rest">
    <h1>${next.fit === 0 ? own.nobody : own.free}</h1>
    <p class=${next.fit > 0 && window.awaitedAt !== null ? 'is-risk' : 't2'}>${text(hint)}</p>
    <p class="t2 tab">${wrapS > 0 ? own.wrapUp(formatWait(wrapS)) : own.freeFor(formatWait(forS))}</p>
  </section>`;
}

type Action = 'main' | 'recall' | 'finish' | 'noShow' | 'requeue' | 'park' | 'transfer' | 'break' | 'leave';

/** The buttons of this moment: the large one and what else there is. */
export function actionsView(
  board: ConsoleBoard,
  busy: string | null,
  ready: boolean,
  locale: Locale,
  act: (action: Action) => void,
): TemplateResult {
  const { console: words } = locale.words;
  const button = (action: Action, label: string, name: string, allowed = true) =>
    html`<button
      type="button"
      ?disabled=${!ready || !allowed}
      @click=${() => {
        act(action);
      }}
    >
      <span>${label}</span>${key(name)}
    </button>`;
  const ticket = inHand(board);
  const away = [
    button('park', words.park, 'F8'),
    button('transfer', words.transfer, 'F9'),
    button('requeue', words.requeue, 'F7'),
  ];
  const others =
    ticket === null
      ? board.window.face === 'break'
        ? [button('leave', words.leave, '⇧F4')]
        : [button('break', words.break, '⇧F9', board.window.breakRefusal === null), button('leave', words.leave, '⇧F4')]
      : ticket.serving
        ? [button('finish', words.finish, 'F4'), ...away]
        : [button('recall', words.recall, 'F2'), button('noShow', words.noShow, 'F6'), ...away];
  const nobody = mainAction(board) === 'call' && board.next.fit === 0;
  return html`<section class="acts">
    <button
      class="go"
      type="button"
      ?disabled=${!ready || nobody}
      @click=${() => {
        act('main');
      }}
    >
      <span>${busy === null ? mainWords(board, locale) : words.busy}</span>${key('Enter')}
    </button>
    <div class="others">${others.length === 0 ? nothing : others}</div>
  </section>`;
}

function mainWords(board: ConsoleBoard, { words }: Locale): string {
  const { main } = words.console;
  const first = board.next.next[0]?.ticket;
  switch (mainAction(board)) {
    case 'signIn':
      return main.signIn;
    case 'call':
      return first === undefined ? main.callNobody : main.call(first);
    case 'start':
      return main.start;
    case 'finishAndCall':
      return first === undefined ? main.finishLast : main.finishAndCall(first);
    case 'endBreak':
      return main.endBreak;
  }
}
