// Pictures of every page in every state, for a person to look at: node tests/browser/pictures.mjs <folder> [name…]
import { mkdirSync } from 'node:fs';
import { startDouble } from '../double/server.mjs';
import { issued } from '../double/floor.mjs';
import { openBrowser } from './browser.mjs';

const [folder = '../tests/results/pictures', ...only] = process.argv.slice(2);
const wide = { width: 1920, height: 1080 };
const huge = { width: 3840, height: 2160 };
const hand = { width: 390, height: 844 };
const upright = { width: 1080, height: 1920 };

/** name: [path, size, options] */
const shots = {
  wall: ['/wall/samara', wide],
  'wall-light-en': ['/wall/samara?theme=light&lang=en', wide],
  'wall-4k': ['/wall/samara', huge],
  'wall-phone': ['/wall/samara', hand, { full: true }],
  'wall-storm': ['/wall/storm', wide],
  'wall-disaster': ['/wall/disaster', wide],
  'wall-calm': ['/wall/calm', wide],
  'wall-onebreach': ['/wall/onebreach', wide],
  'wall-empty': ['/wall/empty', wide],
  'wall-loading': ['/wall/loading', wide],
  'wall-overfull': ['/wall/overfull', wide],
  'wall-simulated': ['/wall/simulated', wide],
  'wall-lines': ['/wall/lines', wide],
  'wall-vladimir': ['/wall/vladimir', wide],
  'wall-khges': ['/wall/khges', wide],
  'wall-counted': ['/wall/counted', wide],
  'wall-nolink-office': ['/wall/lost', wide],
  'wall-aging': ['/wall/stale', wide, { later: 8_000 }],
  'wall-stale': ['/wall/samara', wide, { offline: true, later: 36_000 }],
  'wall-stale-light': ['/wall/samara?theme=light', wide, { offline: true, later: 36_000 }],
  'wall-forbidden': ['/wall/forbidden', wide],
  'wall-forbidden-phone': ['/wall/forbidden', hand],
  'wall-16x10': ['/wall/samara', { width: 1440, height: 900 }],
  hall: ['/screen/samara/togliatti', wide],
  'hall-dark-en': ['/screen/samara/togliatti?theme=dark&lang=en', wide],
  'hall-4k': ['/screen/samara/togliatti', huge],
  'hall-upright': ['/screen/samara/togliatti', upright],
  'hall-phone': ['/screen/samara/togliatti', hand, { full: true }],
  'hall-storm': ['/screen/storm/x', wide],
  'hall-storm-upright': ['/screen/storm/x', upright],
  'hall-empty': ['/screen/empty/x', wide],
  'hall-empty-upright': ['/screen/empty/x', upright],
  'hall-closed': ['/screen/closed/x', wide],
  'hall-calm': ['/screen/calm/x', wide],
  'hall-bare': ['/screen/bare/x', wide],
  'hall-long': ['/screen/vladimir/x', wide],
  'hall-simulated': ['/screen/simulated/x', wide],
  'hall-stale': ['/screen/stale/x', wide, { later: 3_000 }],
  'hall-loading': ['/screen/loading/x', wide],
  'hall-forbidden': ['/screen/forbidden/x', wide],
  ledger: ['/standard/saratov', { width: 1440, height: 900 }],
  'ledger-open': ['/standard/saratov', { width: 1440, height: 900 }, { click: 'tr.risk button', full: true }],
  'ledger-dark-en': ['/standard/saratov?theme=dark&lang=en', { width: 1440, height: 900 }],
  'ledger-wide': ['/standard/saratov', wide],
  'ledger-phone': ['/standard/saratov', hand, { full: true }],
  'ledger-phone-open': ['/standard/saratov', hand, { full: true, click: 'tr.risk button' }],
  'ledger-empty': ['/standard/empty', { width: 1440, height: 900 }],
  'ledger-calm': ['/standard/calm', { width: 1440, height: 900 }],
  'ledger-overfull': ['/standard/overfull', { width: 1440, height: 900 }],
  'ledger-loading': ['/standard/loading', { width: 1440, height: 900 }],
  'ledger-stale': ['/standard/saratov', { width: 1440, height: 900 }, { offline: true, later: 36_000 }],
  'ledger-forbidden': ['/standard/forbidden', hand],
  'ledger-print': ['/standard/saratov', { width: 1120, height: 790 }, { print: true, full: true }],
  'ledger-requirements': ['/standard/saratov?view=requirements', { width: 1440, height: 900 }],
  desk: ['/appeals/samara', wide],
  'desk-card': ['/appeals/samara?id=a-4101', wide],
  'desk-dark-en': ['/appeals/samara?id=a-4118&lang=en&theme=dark', wide],
  'desk-phone': ['/appeals/samara', hand, { full: true }],
  'desk-card-phone': ['/appeals/samara?id=a-4101', hand, { full: true }],
  'desk-empty': ['/appeals/empty', wide],
  'desk-loading': ['/appeals/loading', wide],
  'desk-overfull': ['/appeals/overfull', wide],
  'desk-stale': ['/appeals/samara', wide, { offline: true, later: 36_000 }],
  'desk-forbidden': ['/appeals/forbidden', wide],
  console: ['/window/samara/togliatti/1', { width: 1440, height: 900 }],
  'console-wide': ['/window/samara/togliatti/1', wide],
  'console-dark-en': ['/window/late/togliatti/1?theme=dark&lang=en', { width: 1440, height: 900 }],
  'console-calm': ['/window/calm/togliatti/1', { width: 1440, height: 900 }],
  'console-waits': ['/window/waits/togliatti/1', { width: 1440, height: 900 }],
  'console-called': ['/window/called/togliatti/1', { width: 1440, height: 900 }],
  'console-alarm': ['/window/alarm/togliatti/1', { width: 1440, height: 900 }],
  'console-away': ['/window/away/togliatti/1', { width: 1440, height: 900 }],
  'console-closed': ['/window/closed/togliatti/1', { width: 1440, height: 900 }],
  'console-bare': ['/window/bare/togliatti/1', { width: 1440, height: 900 }],
  'console-menu': ['/window/samara/togliatti/1', { width: 1440, height: 900 }, { press: 'F9' }],
  'console-stale': ['/window/samara/togliatti/1', { width: 1440, height: 900 }, { offline: true, later: 36_000 }],
  'console-phone': ['/window/samara/togliatti/1', hand, { full: true }],
  office: ['/wall/samara/togliatti', wide],
  'office-light-en': ['/wall/samara/togliatti?theme=light&lang=en', wide],
  'office-4k': ['/wall/samara/togliatti', huge],
  'office-phone': ['/wall/samara/togliatti', hand, { full: true }],
  'office-storm': ['/wall/storm/togliatti', wide],
  'office-calm': ['/wall/calm/togliatti', wide],
  'office-empty': ['/wall/empty/togliatti', wide],
  'office-stale': ['/wall/samara/togliatti', wide, { offline: true, later: 36_000 }],
  'board-call': ['/screen/samara/togliatti/window/3', { width: 1280, height: 720 }],
  'board-serving': ['/screen/samara/togliatti/window/1', { width: 1280, height: 720 }],
  'board-free': ['/screen/samara/togliatti/window/8', { width: 1280, height: 720 }],
  'board-break': ['/screen/samara/togliatti/window/9', { width: 1280, height: 720 }],
  'board-closed': ['/screen/closed/togliatti/window/10', { width: 1280, height: 720 }],
  'board-strip': ['/screen/samara/togliatti/window/3', { width: 1920, height: 540 }],
  kiosk: ['/kiosk/samara/togliatti', upright],
  'kiosk-wide-en': ['/kiosk/samara/togliatti?lang=en', wide],
  'kiosk-storm': ['/kiosk/storm/togliatti', upright],
  'kiosk-closed': ['/kiosk/closed/togliatti', upright],
  'kiosk-code': ['/kiosk/samara/togliatti', upright, { click: '.two button' }],
  'kiosk-large': ['/kiosk/samara/togliatti', upright, { click: '.acc button:nth-child(3)' }],
  'kiosk-low': ['/kiosk/samara/togliatti', upright, { click: '.acc button:nth-child(4)' }],
  'kiosk-ticket': ['/kiosk/samara/togliatti', upright, { click: '.svc', issue: true }],
  'kiosk-slip': ['/kiosk/samara/togliatti', { width: 302, height: 560 }, { click: '.svc', issue: true, print: true }],
  'ticket-waiting': ['/t/WAITINGWAITINGWAITIN', hand],
  'ticket-called': ['/t/CALLEDCALLEDCALLEDCA', hand],
  'ticket-parked': ['/t/PARKEDPARKEDPARKEDPA', hand],
  'ticket-served': ['/t/SERVEDSERVEDSERVEDSE?theme=dark&lang=en', hand],
  'ticket-unknown': ['/t/NOSUCHTICKET', hand],
  start: ['/', { width: 1280, height: 800 }],
  'start-phone': ['/?theme=dark', hand],
  'sign-in': ['/sign-in', { width: 1280, height: 800 }],
  'sign-in-phone-en': ['/sign-in?lang=en', hand],
  nowhere: ['/nowhere', { width: 1280, height: 800 }],
};

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const chosen = Object.entries(shots).filter(([name]) => only.length === 0 || only.includes(name));
await Promise.all(
  [0, 1, 2].map(async lane => {
    for (const [, [name, [path, viewport, options = {}]]] of chosen
      .map((shot, index) => [index, shot])
      .filter(([index]) => index % 3 === lane)) {
      const double = await startDouble();
      if (options.issue) double.state.answer = () => [200, issued];
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await page.goto(double.url + path);
      await page.waitForTimeout(900);
      if (options.click) {
        await page.locator(options.click).first().click();
        await page.waitForTimeout(500);
      }
      if (options.press) {
        await page.keyboard.press(options.press);
        await page.waitForTimeout(300);
      }
      if (options.print) await page.emulateMedia({ media: 'print' });
      if (options.offline) await double.close();
      if (options.later) await page.waitForTimeout(options.later);
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: options.full ?? false });
      await context.close();
      if (!options.offline) await double.close();
    }
  }),
);
await browser.close();
