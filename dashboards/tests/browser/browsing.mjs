import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startDouble } from '../double/server.mjs';
import { openBrowser } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A double and a browser for one file of tests; every page records what a browser complains about. */
export async function openBrowsing() {
  const browser = await openBrowser();
  // A test that fails does not come as far as closing its own; a server left open would hold up the whole run.
  const doubles = [];
  return {
    browser,
    async visit(path, { width = 1920, height = 1080, reducedMotion = 'no-preference', clock = false, before } = {}) {
      const double = await startDouble();
      doubles.push(double);
      before?.(double);
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion });
      // Generous: these tests run beside others on small machines.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const complaints = [];
      page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(error.message));
      await page.addInitScript(() => {
        window.violations = [];
        addEventListener('securitypolicyviolation', event =>
          window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      if (clock) await page.clock.install({ time: new Date('2026-11-24T06:47:22Z') });
      await page.goto(double.url + path);
      return {
        page,
        double,
        complaints,
        /** Drawn, and nothing fading or moving any more. */
        async ready() {
          await page
            .locator(
              'company-wall > *, .inbox, calls-wall > *, .outages-page, hall-screen > *, window-console .console, office-wall .office, window-board .plate, .kiosk, .pass, standard-page > *, admin-profiles table, admin-calendars .years, admin-rules table, admin-keys .keys, .desk:not(.opened) table, .desk .none, .desk .rows, .card, .sheet section, .booking, .what-if .hours, .what-if .said, .journey-of .said, .journey-of .journey, .sign-in, .notice',
            )
            .filter({ visible: true }) // on a phone the list gives way to what is opened from it
            .first()
            .waitFor();
          await page.evaluate(() => document.fonts.ready);
          await page.evaluate(() =>
            document
              .getAnimations()
              .forEach(each => each.effect.getComputedTiming().iterations !== Infinity && each.finish()),
          );
          await page.evaluate(
            () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
          );
        },
        number: value => String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0'),
        violations: () => page.evaluate(() => window.violations),
        /** With plain spaces. */
        text: async selector => (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' '),
        async axe() {
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() =>
            window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
          );
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.split('\n')[1] ?? ''}`),
          );
        },
        async close() {
          await context.close();
          await double.close().catch(() => undefined);
        },
      };
    },
    async close() {
      await browser.close();
      await Promise.all(doubles.map(double => double.close().catch(() => undefined)));
    },
  };
}
