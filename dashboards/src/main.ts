import { html, render, type TemplateResult } from 'lit';
import { AccountPage } from './account/account-page';
import { AdminPage } from './admin/admin-page';
import { AlertInbox } from './alerts/alert-inbox';
import { InboxChoice } from './alerts/inbox-choice';
import { keyIn, redeem, type KeyOutcome } from './app/device-key';
import { reloadAfterFailure } from './app/last-resort';
import type { PageSetting } from './app/page-setting';
import { preferences } from './app/preferences';
import { route, type Route } from './app/route';
import { VersionWatch } from './app/version-watch';
import { wallHabits } from './app/wall-habits';
import './design/tokens.css';
import './design/parts.css';
import { AppealsDesk } from './desk/appeals/appeals-desk';
import { WindowConsole } from './desk/window/window-console';
import { WorkDesk } from './desk/cases/work-desk';
import { viewOf } from './desk/tabs';
import { browserClock } from './feed/host-clock';
import { pastIn } from './past/address';
import { locale, type Locale } from './i18n/locale';
import { JourneyPage } from './journey/journey-page';
import { NoticesPage } from './notices/notices-page';
import { OutagesPage } from './outages/page/outages-page';
import './pages/pages.css';
import { SignInPage } from './pages/sign-in-page';
import { StartPage } from './pages/start-page';
import { HallScreen } from './screens/hall/hall-screen';
import { WindowBoard } from './screens/window/window-board';
import { StandardPage } from './standard/standard-page';
import { BookingPage } from './visitor/booking/booking-page';
import { KioskPage } from './visitor/kiosk/kiosk-page';
import { TicketPage } from './visitor/ticket/ticket-page';
import { CallsWall } from './walls/calls/calls-wall';
import { CompanyWall } from './walls/company/company-wall';
import { OfficeWall } from './walls/office/office-wall';
import { WhatIfPage } from './what-if/what-if-page';

const url = new URL(location.href);
const page = route(url);
// Supervisors' rooms are dim, halls and desks are bright.
const chosen = preferences(
  url.searchParams,
  page.page === 'wall' || page.page === 'office' || page.page === 'calls' ? 'dark' : 'light',
  shelf(),
);
const language = locale(chosen.language);
const alive = new AbortController().signal;

document.documentElement.lang = chosen.language;
document.documentElement.dataset.theme = chosen.theme;
const versions = new VersionWatch(browserClock, () => {
  location.reload();
});

/** Pages that nobody opens or closes for weeks. */
const hanging: ReadonlySet<Route['page']> = new Set(['wall', 'calls', 'office', 'screen', 'board', 'kiosk']);

void start();

async function start(): Promise<void> {
  const key = keyIn(location.hash);
  // A key must not stay in the address, where somebody could read it off the screen.
  if (key !== null) history.replaceState(null, '', url.pathname + url.search);
  if (key === null) {
    show('none');
    return;
  }
  // Until the server answers there is nothing to show but that the page is there.
  document.body.replaceChildren(drawn(html`<main class="notice" role="status"><p class="num t3">…</p></main>`));
  show(await redeem(key, browserClock, alive));
}

function show(key: KeyOutcome): void {
  const setting: PageSetting = {
    locale: language,
    theme: chosen.theme,
    keyRejected: key === 'rejected',
    versionSeen: version => {
      versions.seen(version);
    },
    past: pastIn(url.searchParams),
  };
  const element = pageElement(page, setting, language);
  document.body.replaceChildren(element);
  if (!hanging.has(page.page)) return;
  wallHabits(document.documentElement);
  reloadAfterFailure();
  void versions.run(alive);
}

function pageElement(asked: Route, setting: PageSetting, { words }: Locale): Node {
  switch (asked.page) {
    case 'start':
      return new StartPage(setting);
    case 'sign-in':
      return new SignInPage(setting, asked.next, url.searchParams.get('oidc'));
    case 'account':
      return new AccountPage(setting);
    case 'wall':
      return new CompanyWall(setting, asked.company);
    case 'calls':
      return new CallsWall(setting, asked.company);
    case 'outages':
      return new OutagesPage(setting, asked.company);
    case 'appeals': {
      const view = viewOf(url.searchParams.get('view'));
      return view === 'appeals' ? new AppealsDesk(setting, asked.company) : new WorkDesk(setting, asked.company, view);
    }
    case 'journey':
      return new JourneyPage(setting, asked.company, url.searchParams);
    case 'notices':
      return new NoticesPage(setting, asked.company);
    case 'screen':
      return new HallScreen(setting, asked.company, asked.office, url.searchParams.get('sound') === '1');
    case 'standard':
      return new StandardPage(
        setting,
        asked.company,
        url.searchParams.get('month'),
        url.searchParams.get('view') === 'requirements',
      );
    case 'admin':
      return new AdminPage(setting, asked.tab, asked.company);
    case 'window':
      return new WindowConsole(setting, asked.company, asked.office, asked.window);
    case 'alerts':
      return asked.company === null ? new InboxChoice(setting) : new AlertInbox(setting, asked.company, asked.office);
    case 'office':
      return new OfficeWall(setting, asked.company, asked.office);
    case 'what-if':
      return new WhatIfPage(setting, asked.company, asked.office, url.searchParams);
    case 'kiosk':
      return new KioskPage(setting, asked.company, asked.office, url.searchParams.get('print') === '1', shelf());
    case 'ticket':
      return new TicketPage(setting, asked.code);
    case 'booking':
      return new BookingPage(setting, asked.company, url.searchParams);
    case 'board':
      return new WindowBoard(setting, asked.company, asked.office, asked.window);
    case 'none':
      return drawn(
        html`<main class="notice">
          <h1>${words.start.notFound}</h1>
          <p><a class="action" href="/">${words.refused.start}</a></p>
        </main>`,
      );
  }
}

function drawn(content: TemplateResult): Node {
  const place = document.createElement('div');
  render(content, place);
  return place;
}

/** A browser may forbid storage; choices are then kept for this visit only. */
function shelf(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
