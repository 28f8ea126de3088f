import { html, LitElement, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { BoardController } from '../../feed/board-controller';
import { floorBoard } from '../../floor/cells';
import { openingHours } from '../../format/opening-hours';
import { boardFace, type BoardFace } from './face';
import './window-board.css';

/** `/screen/{company}/{office}/window/{n}`: over one window, for visitors. */
export class WindowBoard extends LitElement {
  private readonly feed: BoardController;

  constructor(
    private readonly setting: PageSetting,
    company: string,
    office: string,
    private readonly number: number,
  ) {
    super();
    this.feed = new BoardController(this, () => `screen/${company}/${office}/floor`, setting.versionSeen);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { hall, refused, windowBoard: words } = locale.words;
    const { link } = this.feed.moment;
    if (link.kind === 'refused')
      return html`<main class="notice" role="status">
        <h1>${hall.needsKey}</h1>
        <p class="small t2">
          <a href="/sign-in?next=${encodeURIComponent(location.pathname)}"
            >${keyRejected ? refused.keyRejected : hall.needsKeyHint}</a
          >
        </p>
      </main>`;
    const board = this.feed.board === null ? null : floorBoard(this.feed.board.cells);
    if (board === null) return html`<main class="notice" role="status"><h1>${hall.waitingForData}</h1></main>`;
    document.title = words.title(this.number, board.office.name);
    const hours = openingHours(board.office.hours, locale.words.weekdays);
    const face = boardFace(board, this.number, hours, this.feed.moment.nowMs, locale);
    return html`<div class="plate ${face.kind} ${board.office.simulated ? 'invented' : ''}">
      <div class="n"><span>${words.window}</span><b class="num pn">${this.number}</b></div>
      ${faceView(face)}
    </div>`;
  }
}

const faceView = ({ kind, top, main, bottom }: BoardFace) =>
  html`<main class="f" aria-live=${kind === 'call' ? 'assertive' : 'polite'}>
    <p class="top">
      ${kind === 'break' ? html`<i class="pause" aria-hidden="true"></i>` : kind === 'incident' ? html`<i class="mark risk" aria-hidden="true"></i>` : ''}${top}
    </p>
    <p class="tk num ${/^\p{L}\u00a0?\d+$/u.test(main) ? '' : 'word'}">${main}</p>
    <p class="bot">${bottom}</p>
  </main>`;

customElements.define('window-board', WindowBoard);
