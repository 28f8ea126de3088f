// Rotas and contacts over the real program: kept, refused beside the field, looked ahead, changed and removed by clicks.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { programMissing, startHub } from './real-hub.mjs';

const missing = (chromiumPath() === null && 'no Chromium on this machine') || programMissing;
const skip = process.env.CI === 'true' ? false : missing;

describe('Rotas over the real hub', { skip }, () => {
  let hub;
  let browser;
  let page;
  before(async () => {
    assert.equal(missing, false);
    hub = await startHub();
    browser = await openBrowser();
    await hub.person('orlova', 'administrator', 'samara');
    await hub.admin(
      'samara/company/profile/register-company',
      { name: 'Самараэнерго', timeZone: 'Europe/Samara' },
      'c-1',
    );
    page = await open('orlova');
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('begin with contacts, whose addresses are never shown', async () => {
    await contact('Дежурный по офисам', 'duty@example.org');
    await contact('Начальник обслуживания');

    assert.match(await text('.contacts li:nth-child(1)'), /Дежурный по офисам.*адрес есть/);
    assert.match(await text('.contacts li:nth-child(2)'), /адреса нет/);
    assert.doesNotMatch(await page.content(), /duty@example/);
    await page.getByRole('button', { name: 'Изменить: Начальник обслуживания' }).click();
    await page.locator('.contact-form [name=quietFrom]').fill('22:00');
    await page.locator('.contact-form [name=quietTo]').fill('07:00');
    await page.getByRole('button', { name: 'Сохранить контакт' }).click();
    await page.locator('.contacts li', { hasText: 'тихо с 22:00 до 07:00, кроме критических' }).waitFor();
  });

  it('are kept, and say at once for which hours of the next days nobody is on duty', async () => {
    await page.getByRole('button', { name: 'Новое дежурство' }).click();
    await form('name').fill('Дежурство по офисам');
    await form('steps[0].shifts[0].to').fill('18:30');
    await page.getByRole('button', { name: 'Сохранить дежурство' }).click();
    await page.locator('.rota .duty tbody tr').nth(13).waitFor();

    assert.match(await text('.rota .duty .is-risk'), /Ступень 1: \d+ ч без дежурного – .*Узнает Дежурный по офисам/);
    assert.match(await text('.rota .duty tbody'), /08:00–18:30 Дежурный по офисам/);
  });

  it('are refused beside the field with what belongs there, and what was typed stays', async () => {
    await page.getByRole('button', { name: 'Новое дежурство' }).click();
    await form('name').fill('Двойник');
    await form('role').selectOption('office-head');
    await page.getByRole('button', { name: 'Сохранить дежурство' }).click();
    await page.locator('.rota-form .wrong').waitFor();

    assert.match(await text('.rota-form .wrong'), /за эту роль в этом офисе уже отвечает другое дежурство/);
    assert.equal(await form('name').inputValue(), 'Двойник');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'role');
    await form('role').selectOption('contact-centre-head');
    for (const day of await page.locator('.rota-form .week input').all()) await day.uncheck();
    await page.getByRole('button', { name: 'Сохранить дежурство' }).click();
    await page.locator('.rota-form .fault', { hasText: 'хотя бы один день недели' }).waitFor();
    await page.locator('.rota-form').getByRole('button', { name: 'Отмена' }).click();
  });

  it('are changed by steps and shifts, and a replacement stands in the days it covers', async () => {
    await page.locator('.rota > .buttons').getByRole('button', { name: 'Изменить' }).click();
    await page.getByRole('button', { name: 'Добавить ступень' }).click();
    await form('steps[1].shifts[0].contact').selectOption('contact-2');
    await form('steps[1].shifts[0].to').fill('08:00');
    await page.getByRole('button', { name: 'Сохранить дежурство' }).click();
    await page.locator('.rota .duty thead th', { hasText: 'Ступень 2' }).waitFor();
    assert.match(await text('.rota .duty tbody tr td:nth-child(3)'), /Начальник обслуживания/);

    await page.locator('.rota summary', { hasText: 'замену' }).click();
    const day = await page.evaluate(() => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await page.locator('.rota [name=from]').fill(day);
    await page.locator('.rota [name=until]').fill(day);
    await page.locator('.rota [name=reason]').fill('праздник');
    await page.locator('.rota').getByRole('button', { name: 'Добавить' }).click();
    await page.locator('.rota li', { hasText: 'праздник' }).waitFor();
  });

  it('are removed after a question, and only then their contacts', async () => {
    page.on('dialog', dialog => void dialog.accept());
    await page.getByRole('button', { name: 'Удалить: Дежурный по офисам' }).click();
    await page.locator('[role=alert]', { hasText: 'Контакт назван в дежурстве' }).waitFor();
    await page.locator('.rota > .buttons').getByRole('button', { name: 'Удалить' }).click();
    await page.locator('.rota').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Удалить: Дежурный по офисам' }).click();
    await page.locator('.contacts li').nth(1).waitFor({ state: 'detached' });
  });

  const form = name => page.locator(`.rota-form [name="${name}"]`);

  async function contact(name, email = '') {
    await page.getByRole('button', { name: 'Новый контакт' }).click();
    await page.locator('.contact-form [name=name]').fill(name);
    await page.locator('.contact-form [name=email]').fill(email);
    await page.getByRole('button', { name: 'Сохранить контакт' }).click();
    await page.locator('.contacts li', { hasText: name }).waitFor();
  }

  async function open(login) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: hub.url });
    context.setDefaultTimeout(60_000);
    const opened = await context.newPage();
    await opened.goto(`/sign-in?next=${encodeURIComponent('/admin?tab=alerts&company=samara')}`);
    await opened.locator('input[name="login"]').fill(login);
    await opened.locator('input[type="password"]').fill('correct horse battery');
    await opened.locator('button[type="submit"]').click();
    await opened.locator('admin-rotas section').waitFor();
    return opened;
  }

  const text = async selector =>
    (await page.locator(`admin-rotas ${selector}`).first().innerText())
      .replaceAll('\u00a0', ' ')
      .replace(/\s+/g, ' ')
      .trim();
});
