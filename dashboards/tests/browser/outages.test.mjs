// The outages page: on the double what a person sees and presses, on the real hub a notice from its text to a hall screen.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';
import { hubMissing, startHub } from './hub.mjs';

const plain = text => text.replaceAll('\u00a0', ' ');

describe('The outages page', { skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());
  const ids = visit =>
    visit.page
      .locator('.outages-page .where a')
      .evaluateAll(all => all.map(a => new URL(a.href).searchParams.get('id')));

  it('finds by phase, trouble, area and words, and keeps that in the address', async () => {
    const visit = await browsing.visit('/outages/samara');
    await visit.ready();
    assert.deepEqual(await ids(visit), ['inc-1041', 'inc-1042', 'inc-1043', 'rest-9', 'inc-1044']);

    await visit.page.getByRole('button', { name: 'срок прошёл' }).click();
    assert.deepEqual(await ids(visit), ['inc-1043']);
    await visit.page.getByRole('button', { name: /^предстоят/ }).click();
    assert.deepEqual(await ids(visit), ['plan-207', 'notice-5f21c09be0aa-1']);
    await visit.page.locator('.areas button', { hasText: 'Самарское' }).click();
    assert.deepEqual(await ids(visit), ['plan-207']);
    assert.equal(new URL(visit.page.url()).search, '?phase=ahead&office=samara-1');
    await visit.page.goBack();
    await visit.page.getByLabel('Поиск').fill('ivanova');
    await visit.page.keyboard.press('Enter');
    assert.deepEqual(await ids(visit), ['notice-5f21c09be0aa-1']);
    await visit.close();
  });

  it('shows a new outage as soon as it is pushed', async () => {
    const visit = await browsing.visit('/outages/samara');
    await visit.ready();
    const cell = { ...visit.double.cells('outages/samara')['outage/inc-1041'], id: 'inc-2000', customers: 9000 };
    visit.double.push('outages/samara', { 'outage/inc-2000': cell });

    await visit.page.locator('tbody tr:first-child a[href*="inc-2000"]').waitFor();
    await visit.close();
  });

  it('tells one outage step by step, with what was moved and what was heard late', async () => {
    const visit = await browsing.visit('/outages/samara');
    await visit.ready();
    await visit.page.locator('.where a').first().click();
    await visit.page.locator('.story ol li').nth(5).waitFor();

    assert.match(
      await visit.text('.story ol li:nth-child(5)'),
      /срок перенесён, было до 11:17, до 12:10\s+узнали через 9 мин/,
    );
    await visit.page.getByRole('button', { name: 'закрыть' }).click();
    await visit.page.locator('.story').waitFor({ state: 'detached' });
    await visit.close();
  });

  it('turns over fifty thousand in pages, never all rows at once', async () => {
    const visit = await browsing.visit('/outages/overfull');
    await visit.page.locator('.pager').waitFor();
    assert.equal(await visit.page.locator('tbody tr').count(), 50);
    await visit.page.getByRole('button', { name: 'дальше' }).click();
    await visit.page.locator('a[href*="inc-30050"]').waitFor();

    assert.match(await visit.text('.pager'), /51–100 из 50 000/);
    assert.equal(await visit.page.locator('tbody tr').count(), 50);
    await visit.close();
  });
});

describe('A notice', { skip: hubMissing() }, () => {
  const text =
    'Внимание!\n12 мая 2031 года с 9:00 до 12:00\n- п. Лопатино: следующие улицы: Лесная, Садовая;\n- непонятно что\n';
  let hub, browser;
  before(async () => {
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
    const details = {
      name: 'Северный офис',
      shortName: 'Северный',
      timeZone: 'Europe/Samara',
      hours: [],
      serves: [{ place: 'п. Лопатино' }],
    };
    await hub.ask('samara/company/profile/register-company', { name: 'Самараэнерго', timeZone: 'Europe/Samara' });
    await hub.ask('samara/office/north/register-office', { details });
    await hub.ask('samara/outage/old/report-outage', { kind: 'emergency', area: [{ place: 'п. Лопатино' }] });
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('is read, looked at, published, seen in the hall, and taken back', async t => {
    const page = await open('/outages/samara', ['read-walls', 'read-figures', 'send-commands']);
    const hall = await open('/screen/samara/north', ['read-screens']);
    await page.getByRole('button', { name: 'Прочитать объявление' }).click();
    await page.getByLabel('Текст объявления').fill(text);
    await page.getByRole('button', { name: 'Прочитать', exact: true }).click();
    await page.locator('.draft').waitFor();
    const meanings = await page
      .locator('.marked mark')
      .evaluateAll(all => all.map(m => `${m.className}: ${m.textContent}`));
    assert.ok(meanings.includes('place: Лесная') && meanings.includes('lost: непонятно что'), meanings.join('; '));
    assert.match(plain(await page.locator('.draft').innerText()), /Покажут экраны: Северный/);

    await page.getByLabel('Потребителей, если известно').fill('40');
    const beganMs = Date.now();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await hall
      .getByText(/Лесная/)
      .first()
      .waitFor();
    t.diagnostic(`from the press to the hall: ${Date.now() - beganMs} ms`);
    await page.locator('.published').waitFor();
    const { summary } = { summary: await hub.board('outages/samara', 'summary') };
    assert.deepEqual([summary.active, summary.ahead], [1, 1]);

    await page.getByRole('button', { name: 'закрыть' }).click();
    await page.getByRole('button', { name: /^предстоят/ }).click();
    await page.locator('.where a').click();
    await page.getByRole('button', { name: 'Отозвать объявление' }).click();
    await page.getByRole('button', { name: 'Отозвать: снять с экранов' }).click();
    await hall
      .getByText(/Лесная/)
      .first()
      .waitFor({ state: 'detached' });
  });

  it('has no button for whoever may only look', async () => {
    const page = await open('/outages/samara', ['read-walls', 'read-figures']);

    assert.equal(await page.getByRole('button', { name: 'Прочитать объявление' }).count(), 0);
  });

  async function open(path, rights) {
    const { key } = await hub.ask('device-keys', { label: path, company: 'samara', rights });
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(`${hub.url}${path}#key=${key}`);
    await page.locator('.outages-page, hall-screen > *').first().waitFor();
    return page;
  }
});
