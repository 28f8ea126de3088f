import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageSetting } from '../../app/page-setting';
import { Viewport } from '../../app/viewport';
import { refusalPage } from '../../design/refusal-page';
import { TileMotion } from '../../design/tile-motion';
import { freshness, isOld } from '../../feed/freshness';
import { channelsLine, channelsNow } from '../../notices/wall-line';
import { outageLine } from '../../outages/wall-line';
import { RecordableBoard } from '../../past/recordable-board';
import { arrange, type Arrangement } from './arrangement';
import { companyBoard, type CompanyBoard, type CompanyCell } from './cells';
import './company-wall.css';
import { headerView, summary } from './header-view';
import { layout, listLayout, pageAt, type Layout, type Room } from './layout';
import { phoneStrips, phoneView } from './phone-view';
import { railRows, rowsThatFit } from './rail';
import { railView } from './rail-view';
import { tickerView } from './ticker-view';
import { pressure, tile, type Tile } from './tile';
import { tileView, type TileSize } from './tile-view';
import { legendView } from './windows-view';

const mostStrips = 3;

/** `/wall/{company}`: every office and phone line of a company, trouble first. */
export class CompanyWall extends LitElement {
  private readonly feed: RecordableBoard;
  private readonly viewport = new Viewport(this);
  private readonly motion = new TileMotion();
  private arrangement: Arrangement | null = null;
  private board: CompanyBoard | null = null;
  private tiles: readonly Tile[] = [];
  private moved = false;

  constructor(
    private readonly setting: PageSetting,
    company: string,
  ) {
    super();
    this.feed = new RecordableBoard(this, `wall/${company}`, setting);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { board, moment } = this.feed;
    this.board = board === null ? null : companyBoard(board.cells);
    const tiles = (this.board?.offices ?? []).map(office =>
      tile(office, moment, this.board?.advice.get(office.id) ?? null),
    );
    const standings = tiles.map(each => ({ id: each.office.id, tier: each.tier, pressure: pressure(each) }));
    const next = arrange(this.arrangement, standings, moment.monotonicMs);
    this.moved = this.arrangement !== null && next.sortedMs !== this.arrangement.sortedMs;
    this.arrangement = next;
    const byId = new Map(tiles.map(each => [each.office.id, each]));
    this.tiles = next.places.map(place => byId.get(place.id)).filter(each => each !== undefined);
    if (this.moved) this.motion.remember(this.tileElements());
  }

  protected override updated(): void {
    if (this.moved) this.motion.play(this.tileElements());
    const name = this.board?.company?.name;
    if (name !== undefined) document.title = this.setting.locale.words.wall.title(name);
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { link } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    if (!this.board?.company) return this.waitingForData();
    return this.wall(this.board, this.board.company);
  }

  private waitingForData(): TemplateResult {
    const { wall } = this.setting.locale.words;
    const text = this.feed.moment.link.kind === 'lost' ? wall.noServer : wall.loading;
    return html`<main class="notice" role="status">
      <p class="num z">…</p>
      <p class="t2">${text}</p>
    </main>`;
  }

  private wall(board: CompanyBoard, company: CompanyCell): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    const onWall = this.viewport.onWall;
    const strips = phoneStrips(board.lines, onWall ? mostStrips : board.lines.length);
    const several = strips.shown.length > 1;
    const stripHeight = strips.shown.length * (several ? 5 : 7);
    const height = this.viewport.heightRem - 4 - stripHeight - 3 - 1;
    const room: Room = { width: this.viewport.widthRem - 3 - 1.5 - 27.5, height };
    const old = isOld(freshness(moment.ageS));
    const sums = summary(this.tiles);
    const well =
      !old &&
      sums.states.breach + sums.states.risk === 0 &&
      board.lines.every(({ state }) => state === 'met' || state === 'noData') &&
      this.tiles.length > 0;
    const rows = railRows(board, old ? moment.knownMs : moment.nowMs, locale);
    const outages = outageLine(company.id, this.feed.board?.cells ?? new Map(), locale);
    const channels = channelsLine(
      channelsNow(this.feed.board?.cells ?? new Map(), company.timeZone, moment.nowMs),
      company.id,
      company.timeZone,
      locale,
    );
    const railHeight = height - 2.5 - 7.5 - (outages === nothing ? 0 : 7.5) - (channels === nothing ? 0 : 5);
    const mostRows = onWall ? rowsThatFit(rows, railHeight) : rows.length;
    return html`<div class="page ${company.simulated ? 'invented' : ''}">
      ${headerView(company, sums, moment, locale)}
      <div class="phones ${several ? 'slim' : ''}">
        ${strips.shown.map(line => phoneView(line, company.id, company.timeZone, several && onWall, moment, locale))}
        ${strips.more > 0 ? html`<p class="small t2">${locale.words.phone.moreLines(strips.more)}</p>` : nothing}
      </div>
      <main>
        ${this.tiles.length === 0 ? this.noOffices() : this.offices(onWall ? room : null)}
        <aside>${outages} ${channels} ${railView(rows, mostRows, well, old, locale)} ${legendView(locale)}</aside>
      </main>
      ${tickerView(board.ticker, company.timeZone, locale)}
    </div>`;
  }

  private noOffices(): TemplateResult {
    const { wall } = this.setting.locale.words;
    return html`<section class="offices none">
      <p class="num z">0</p>
      <p>${wall.noOffices}</p>
      <p class="t2">${wall.noOfficesWhy}</p>
    </section>`;
  }

  /** @param room Null: a list that scrolls has room for everybody. */
  private offices(room: Room | null): TemplateResult {
    const { wall } = this.setting.locale.words;
    const order = this.arrangement?.places.map(place => place.tier) ?? [];
    const plan = room === null ? listLayout(order) : layout(order, room);
    const [bigEnd, midEnd, pinnedEnd] = [plan.big, plan.big + plan.mid, plan.big + plan.mid + plan.pinned];
    const quietFrom = pinnedEnd + pageAt(this.feed.moment.nowMs, plan.pages) * plan.perPage;
    const small = [...this.tiles.slice(midEnd, pinnedEnd), ...this.tiles.slice(quietFrom, quietFrom + plan.perPage)];
    return html`<section class="offices" aria-label=${wall.offices}>
      ${this.row(this.tiles.slice(0, bigEnd), 'big', plan.big)}
      ${this.row(this.tiles.slice(bigEnd, midEnd), 'mid', plan.midColumns)}
      ${this.row(small, plan.tight ? 'small tight' : 'small', plan.smallColumns, this.pager(plan))}
    </section>`;
  }

  private row(
    tiles: readonly Tile[],
    rowSize: TileSize | 'small tight',
    columns: number,
    after: unknown = nothing,
  ): TemplateResult | typeof nothing {
    if (tiles.length === 0) return nothing;
    const { locale } = this.setting;
    const { nowMs } = this.feed.moment;
    const size = rowSize === 'small tight' ? 'small' : rowSize;
    const view = (each: Tile) => tileView(each, size, nowMs, locale);
    return html`<ul class="row row-${rowSize}" .style=${`--columns:${columns}`}>
      ${repeat(tiles, each => each.office.id, view)}${after}
    </ul>`;
  }

  private pager(plan: Layout): TemplateResult | typeof nothing {
    const { wall } = this.setting.locale.words;
    if (plan.hidden > 0) return html`<li class="pager">${wall.more(plan.hidden)}</li>`;
    if (plan.pages === 1) return nothing;
    const page = pageAt(this.feed.moment.nowMs, plan.pages);
    return html`<li class="pager">${wall.page(page + 1, plan.pages)}</li>`;
  }

  private tileElements(): Iterable<HTMLElement> {
    return this.querySelectorAll<HTMLElement>('[data-tile]');
  }
}

customElements.define('company-wall', CompanyWall);
