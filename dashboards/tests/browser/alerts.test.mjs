// The inbox over the real program: an alert from the button to its end, accepted and silenced by presses on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { programMissing, startHub } from './real-hub.mjs';

const missing = (chromiumPath() === null && 'no Chromium on this machine') || programMissing;
const skip = process.env.CI === 'true' ? false : missing;

describe('The inbox over the real hub', { skip }, () => {
  let hub;
  let browser;
  let head;
  before(async () => {
    assert.equal(missing, false);
    hub = await startHub();
    browser = await openBrowser();
    head = await hub.person('nachalnik', 'head', 'samara');
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const signal = (command, body) => hub.admin(`samara/signals/samara-01/${command}`, body, crypto.randomUUID());

  it('shows a panic button within a second, is accepted with a note, silenced, and ends in the history', async () => {
    // The company and its inbox are known from the first fact on.
    await signal('raise-signal', { kind: 'staffCall' });
    await hub.admin(
      'samara/company/profile/register-company',
      { name: 'Самараэнерго', timeZone: 'Europe/Samara' },
      'c1',
    );
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await context.request.post(`${hub.url}/api/v1/session`, { data: head, headers: { origin: hub.url } });
    await page.goto(`${hub.url}/alerts/samara`);
    await page.locator('.inbox .empty').waitFor();

    assert.equal((await signal('raise-signal', { kind: 'panic', window: 3 })).status, 200);
    const card = page.locator('.alert', { hasText: 'Тревожная кнопка' });
    await card.waitFor();
    assert.match(await card.innerText(), /samara-01:\sокно\s3/);
    assert.match(await card.innerText(), /Дальше\s—\sступень\s2/);

    await card.getByRole('button', { name: 'Заметка' }).click();
    await card.locator('textarea').fill('охрана идёт');
    await card.getByRole('button', { name: 'Записать' }).click();
    await card.getByText('охрана идёт').waitFor();
    await card.getByRole('button', { name: 'Принять' }).click();
    await page.locator('.inbox .empty').waitFor();
    await page.getByRole('button', { name: /Приняты/ }).click();
    assert.match(await card.innerText(), /Принял .*nachalnik/);

    await card.getByRole('button', { name: 'Ещё' }).click();
    await card.getByRole('button', { name: 'Тишина…' }).click();
    await card.locator('[name=reason]').fill('разбираемся на месте');
    await card.getByRole('button', { name: 'Включить тишину' }).click();
    await page.locator('.inbox .empty').waitFor();
    await page.getByRole('button', { name: /Тихо/ }).click();
    await page.getByRole('button', { name: 'Снять' }).click();
    await page.getByRole('button', { name: /Приняты/ }).click();
    await card.waitFor();

    await signal('resolve-signal', { signal: 'panic:3' });
    await card.getByText('Условие снято').waitFor();
    const story = await hub.get('boards/alerts/samara');
    assert.equal(story.cells.counts.firing, 1);
    await context.close();
  });

  it('rings and notifies once, is sent up by a press, and stands in the history with its story', async () => {
    // Over as soon as its condition is: a test waits for nothing.
    const shipped = (await hub.get('samara/alert-rules')).rules.find(({ rule }) => rule.id === 'conflict').rule;
    assert.ok((await hub.put('samara/alert-rules/conflict', { ...shipped, settleS: 0 })).ok);
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.addInitScript(recordBell);
    await context.request.post(`${hub.url}/api/v1/session`, { data: head, headers: { origin: hub.url } });
    await page.goto(`${hub.url}/alerts/samara`);
    await page.getByRole('button', { name: 'Звук и уведомления' }).click();
    await page.getByRole('button', { name: 'Выключить звук' }).waitFor();

    await signal('raise-signal', { kind: 'conflict', window: 5 });
    const card = page.locator('.alert', { hasText: 'Конфликт в зале' });
    await card.waitFor();
    await page.waitForFunction(() => globalThis.bell.told.length === 1 && globalThis.bell.rung === 1);
    await card.getByRole('button', { name: 'Ещё' }).click();
    await card.getByRole('button', { name: 'Передать выше' }).click();
    await card.getByText(/nachalnik: передана выше/).waitFor();
    await card.getByRole('button', { name: 'Принять' }).click();
    await page.getByRole('button', { name: /Приняты/ }).click();
    await card.waitFor();

    await signal('resolve-signal', { signal: 'conflict:5' });
    await page.getByRole('button', { name: /История/ }).click();
    const past = page.locator('.past', { hasText: 'конфликт в зале' });
    await past.waitFor();
    assert.match(await past.innerText(), /принята\sчерез/);
    assert.equal(await page.evaluate(() => globalThis.bell.told.length), 1);
    await context.close();
  });

  it('refuses what nobody can accept and says why', async () => {
    const answer = await hub.admin('samara/alert/panic:office:nowhere/acknowledge-alert', {}, 'x1');

    assert.equal(answer.status, 409);
    assert.match((await answer.json()).type, /alert-unknown/);
  });
});

/** Runs in the page: notes what is rung and told instead of doing it. */
function recordBell() {
  globalThis.bell = { rung: 0, told: [] };
  globalThis.Notification = class {
    static permission = 'granted';
    static requestPermission = () => Promise.resolve('granted');
    constructor(title) {
      globalThis.bell.told.push(title);
    }
  };
  const { createOscillator } = AudioContext.prototype;
  AudioContext.prototype.createOscillator = function () {
    globalThis.bell.rung++;
    return createOscillator.call(this);
  };
}
