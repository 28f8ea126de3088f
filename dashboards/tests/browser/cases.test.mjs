// Cases, promises and duties over the real program, played by clicks.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { programMissing, startHub } from './real-hub.mjs';

const missing = (chromiumPath() === null && 'no Chromium on this machine') || programMissing;
const skip = process.env.CI === 'true' ? false : missing;

describe('The desk of cases over the real hub', { skip }, () => {
  let hub;
  let browser;
  before(async () => {
    assert.equal(missing, false);
    hub = await startHub();
    browser = await openBrowser();
    await hub.person('ivanova', 'executor', 'samara');
    await hub.person('proverka', 'auditor', 'samara');
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('opens a case, tells its steps and shows them as a line in time', async () => {
    const { page, complaints } = await open('ivanova', 'cases');
    await page.getByRole('button', { name: 'Открыть дело' }).click();
    await page.locator('form.step [name=process]').selectOption('new-contract');
    await page.locator('form.step [name=number]').fill('Д-17');
    await page.locator('form.step [type=submit]').click();
    await page.locator('.card h2', { hasText: 'Д-17' }).waitFor();
    assert.deepEqual(await phases(page), ['running', 'running', 'running', 'notStarted']);

    await record(page, 'registered');
    await record(page, 'set-complete');
    await page.locator('.timeline .phase-skipped', { hasText: 'документы полные' }).waitFor();
    assert.deepEqual(await phases(page), ['done', 'skipped', 'running', 'notStarted']);
    await page.locator('.timeline .phase-running summary').click();
    assert.match(await page.locator('.timeline .phase-running .steps').innerText(), /30/);

    await record(page, 'refused');
    await page.locator('.card dl', { hasText: 'завершено' }).waitFor();
    assert.equal(await page.locator('.card .buttons button').count(), 0);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('says in plain Russian why not, and what was written stays', async () => {
    const { page } = await open('ivanova', 'cases');
    await hub.admin('samara/case/c-9/open-case', { process: 'new-contract', number: 'Д-99' }, 'k-1');
    await page.getByRole('button', { name: 'Д-99' }).click();
    await page.locator('.card .buttons button').first().click();
    await page.locator('form.step [name=event]').selectOption('contract-sent');
    await page.locator('form.step [type=submit]').click();

    await page.locator('form.step [role=alert]', { hasText: 'Сначала отметьте шаг' }).waitFor();
    assert.equal(await page.locator('form.step [name=event]').inputValue(), 'contract-sent');
    await page.context().close();
  });

  it('shows an auditor everything and lets him do nothing', async () => {
    await hub.admin('samara/case/c-8/open-case', { process: 'termination', number: 'Р-8' }, 'k-1');
    const { page } = await open('proverka', 'cases');
    await page.getByRole('button', { name: 'Р-8' }).click();
    await page.locator('.timeline').waitFor();

    assert.equal(await page.locator('.buttons button, .openers').count(), 0);
    await page.context().close();
  });

  it('keeps a promise and records a duty', async () => {
    const promisedAt = new Date(Date.now() + 86_400_000).toISOString().slice(0, 19) + 'Z';
    await hub.admin('samara/promise/p-1/make-promise', { kind: 'call-back', subject: 'caller/77', promisedAt }, 'k-1');
    const { page } = await open('ivanova', 'promises');
    await page.locator('.rows', { hasText: 'Обещанный звонок' }).waitFor();
    await page.getByRole('button', { name: 'Выполнено' }).click();
    await page.locator('form.step [type=submit]').click();
    await page.locator('.rows', { hasText: 'выполнено' }).waitFor();

    await page.goto('/appeals/samara?view=duties');
    const poll = page.locator('.rows li', { hasText: 'Интернет-опрос' });
    await poll.getByRole('button', { name: 'Сделано' }).click();
    await page.locator('form.step [name=note]').fill('512');
    await page.locator('form.step [type=submit]').click();
    await poll.filter({ hasText: 'в этом периоде сделано' }).waitFor();
    assert.match(await poll.innerText(), /принять меры до/);
    await page.context().close();
  });

  it('says that there is no data and no process where there is none, on a phone', async () => {
    const { page } = await open('ivanova', 'feedback', { width: 390, height: 844 });
    assert.equal(await page.locator('.figures .nodata-word').count(), 6);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.context().close();
  });

  async function open(login, view, { width = 1440, height = 900 } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, baseURL: hub.url });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const complaints = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto('/sign-in');
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[type="password"]').fill('correct horse battery');
    await page.locator('button[type="submit"]').click();
    await page.waitForURL('/');
    await page.goto(`/appeals/samara?view=${view}`);
    await page.locator('.desk main').waitFor();
    await page.locator('.desk main p[role=status]').waitFor({ state: 'detached' });
    return { page, complaints };
  }

  /** Records an event now and waits until it is in the history. */
  async function record(page, event) {
    const before = await page.locator('.card .history li').count();
    await page.getByRole('button', { name: 'Отметить событие' }).click();
    await page.locator('form.step [name=event]').selectOption(event);
    await page.locator('form.step [type=submit]').click();
    await page.waitForFunction(was => document.querySelectorAll('.card .history li').length > was, before);
  }

  const phases = page =>
    page.locator('.timeline > li').evaluateAll(all => all.map(each => each.className.replace('phase-', '').trim()));
});
