// Opens Orleans' dashboard of a running silo as an administrator and prints, as one line of JSON, what it shows and what the browser complained about.
// Run by tests/Cluster.Tests, which has the silos:   node orleans.mjs URL LOGIN PASSWORD [SCREENSHOT]
import { openBrowser } from './browser.mjs';

const [url, login, password, screenshot] = process.argv.slice(2);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
context.setDefaultTimeout(60_000);
await context.request.post(`${url}/api/v1/session`, { data: { login, password }, failOnStatusCode: true });
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
await page.goto(`${url}/orleans/`);
const shown = {};
const views = { '#/': 'req/sec', '#/grains': 'QueueGrain', '#/silos': '127.0.0.1' };
for (const [view, sign] of Object.entries(views)) {
  await page.goto(`${url}/orleans/${view}`);
  await page.waitForFunction(text => document.body.innerText.toLowerCase().includes(text.toLowerCase()), sign);
  shown[view] = await page.evaluate(() => document.body.innerText);
  if (screenshot) await page.screenshot({ path: screenshot.replace('.png', `${view.replace('#/', '-')}.png`) });
}
const violations = await page.evaluate(() => window.violations);
await browser.close();
process.stdout.write(`${JSON.stringify({ shown, violations, complaints })}\n`);
