// Administration over the real program: a new version of a standard, from its file to what it moved, played by clicks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { programMissing, startHub } from './real-hub.mjs';

const missing = (chromiumPath() === null && 'no Chromium on this machine') || programMissing;
const skip = process.env.CI === 'true' ? false : missing;
const shipped = join(import.meta.dirname, '../../../deploy/profiles/samara.json');

describe('Administration over the real hub', { skip }, () => {
  let hub;
  let browser;
  before(async () => {
    assert.equal(missing, false);
    hub = await startHub();
    browser = await openBrowser();
    await hub.person('orlova', 'administrator', 'samara');
    await hub.person('vera', 'supervisor', 'samara');
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('takes a version, says what it changes, lets it hold and lists what that moved', async () => {
    const claim = { kind: 'claim-quality', channel: 'post', category: 'citizen', given: ['contract'], customer: 'c-1' };
    const registered = await hub.admin('samara/appeal/a-1/register-appeal', claim, 'k-1');
    const { position } = await registered.json();
    const due = async () => (await hub.get(`samara/appeals/a-1?after=${position}`)).line.dueAt;
    const before = await due();
    const page = await open('orlova');
    await choose(page, slower('2'));

    await page.locator('.changes li', { hasText: '7.4' }).waitFor();
    assert.match(await text(page, 'admin-profiles tbody tr'), /^2 черновик/);
    assert.equal(await due(), before);

    await page.getByRole('button', { name: 'Ввести в действие…' }).click();
    await page.locator('form [name=corrects]').selectOption('1');
    await page.locator('form [type=submit]').click();
    await page.locator('tbody tr', { hasText: 'исправлена' }).waitFor();
    await page.getByRole('button', { name: 'Что сдвинулось' }).click();
    await page.locator('admin-recounts tbody tr', { hasText: 'a-1' }).waitFor();
    assert.match(await text(page, 'admin-recounts tbody tr'), /правило claim-quality-citizen/);
    assert.ok((await due()) > before);
    await page.context().close();
  });

  it('refuses a wrong file in Russian, with the path and what belongs there', async () => {
    const page = await open('orlova');
    const wrong = slower('3');
    wrong.offices[0].windows = 0;
    await choose(page, wrong);
    await page.locator('[role=alert]').waitFor();

    const said = await text(page, '[role=alert]');
    assert.match(said, /Файл не годится, всё остаётся, как было/);
    assert.match(said, /Где: \$\.offices\[0\]\.windows/);
    assert.match(said, /Что нужно: от 1 до 99 окон, а не 0$/);
    assert.equal(await page.locator('tbody tr th', { hasText: /^3$/ }).count(), 0);
    await page.context().close();
  });

  it('tells the slower of two administrators that the list has changed, in Russian', async () => {
    const page = await open('orlova');
    await choose(page, slower('4'));
    await page.locator('tbody tr', { hasText: /^\s*4\s+черновик/ }).waitFor();
    assert.ok((await hub.admin('samara/profile/versions', slower('5'))).ok);
    await page.getByRole('button', { name: 'Ввести в действие…' }).first().click();
    await page.locator('form [type=submit]').click();

    await page.locator('[role=alert]', { hasText: 'список версий изменился' }).waitFor();
    await page.context().close();
  });

  it('changes an alert rule, tries it on the last month, and says who changed it', async () => {
    // The companies' alerts are known from the first fact on.
    await hub.admin(
      'samara/company/profile/register-company',
      { name: 'Самараэнерго', timeZone: 'Europe/Samara' },
      'c-1',
    );
    const page = await open('orlova', '/admin?tab=alerts&company=samara');
    const row = page.locator('tr', { hasText: 'wait-foreseen' }).first();
    await row.getByRole('button', { name: 'Изменить' }).click();
    await page.locator('form.rule [name=threshold]').fill('70');
    await page.getByRole('button', { name: 'Проверить на прошлом месяце' }).click();
    await page.locator('.tested', { hasText: 'За прошлый месяц не сработало бы ни разу' }).waitFor();
    assert.equal(await page.locator('form.rule [name=threshold]').inputValue(), '70');

    await page.getByRole('button', { name: 'Сохранить версию' }).click();
    await page.locator('.history li', { hasText: /orlova изменил/ }).waitFor();
    await row.locator('.tag', { hasText: 'изменено' }).waitFor();
    await page.locator('form.rule [name=clear]').fill('90');
    await page.getByRole('button', { name: 'Сохранить версию' }).click();
    assert.match(await text(page, '[role=alert]'), /действует прежнее.*Где: clear/s);

    await page.getByRole('button', { name: 'Вернуть поставляемое' }).click();
    await page.locator('.history li', { hasText: 'вернул поставляемое' }).waitFor();
    assert.equal(await row.locator('.tag').count(), 0);
    await page.context().close();
  });

  it('issues a key that opens a wall, renews it with an overlap, and revokes it', async () => {
    await hub.person('titova', 'administrator');
    const page = await open('titova', '/admin?tab=keys');
    await page.locator('[name=purpose]').selectOption('wall');
    await page.locator('[name=company]').selectOption('samara');
    await page.locator('[name=label]').fill('Панель у входа');
    await page.getByRole('button', { name: 'Выдать' }).click();
    const address = (await page.locator('.once code').innerText()).trim();
    assert.ok(address.startsWith(`${hub.url}/wall/samara#key=`), address);
    const wall = await browser.newPage({ baseURL: hub.url });
    await wall.goto(address);
    await wall.waitForURL(`${hub.url}/wall/samara`);
    const lives = async () => (await wall.request.get('/api/v1/session')).status();
    assert.equal(await lives(), 200);

    await page.getByRole('button', { name: 'Готово' }).click();
    const line = page.locator('.key', { hasText: 'Панель у входа' });
    await line.getByRole('button', { name: 'Заменить' }).click();
    await line.getByRole('button', { name: 'Выдать новый взамен' }).click();
    await line.locator('.is-risk', { hasText: 'прежний ключ работает до' }).waitFor();
    assert.notEqual((await page.locator('.once code').innerText()).trim(), address);
    assert.equal(await lives(), 200, 'the key of before works on');

    await line.getByRole('button', { name: 'Отозвать' }).click();
    await line.getByRole('button', { name: 'Отозвать сейчас' }).click();
    await page.locator('summary', { hasText: 'Отозваны или истекли: 1 ключ' }).waitFor();
    assert.equal(await lives(), 401);
    await wall.close();
    await page.context().close();
  });

  it('shows companies by their names, and a supervisor may change nothing', async () => {
    const page = await open('vera');
    const chips = await page.locator('.chips .chip').allInnerTexts();
    assert.ok(
      chips.some(name => name.includes('Самараэнерго')),
      chips.join(', '),
    );
    assert.ok(!chips.includes('samara'), chips.join(', '));
    await choose(page, slower('6'));

    await page.locator('[role=alert]', { hasText: 'На это у вас нет права' }).waitFor();
    await page.context().close();
  });

  async function open(login, path = '/admin?company=samara') {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: hub.url });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[type="password"]').fill('correct horse battery');
    await page.locator('button[type="submit"]').click();
    await page.locator('admin-profiles tbody tr, admin-rules tbody tr, key-form form').first().waitFor();
    return page;
  }

  /** Five working days instead of three for a citizen's claim about quality, from today on. */
  function slower(version) {
    const profile = JSON.parse(readFileSync(shipped, 'utf8'));
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Samara' }).format(new Date());
    profile.deadlines.rules.find(({ id }) => id === 'claim-quality-citizen').within.amount = 5;
    return { ...profile, version, validFrom: today };
  }

  const choose = (page, profile) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'samara.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(profile)),
    });

  const text = async (page, selector) =>
    (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
});
