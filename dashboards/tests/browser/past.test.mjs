// The time machine on the real hub: what a wall showed is had again, and nobody takes it for the present.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './browser.mjs';
import { hubMissing, startHub } from './hub.mjs';

const ci = process.env.CI === 'true';
const skip = ci ? false : hubMissing();
const [company, office] = ['volga', 'north'];

describe('The past on walls and screens', { skip }, () => {
  let hub;
  let browser;
  let key;
  /** ISO instants at which one visitor waited, two, and one of four had just been called. */
  let alone, together, called;
  const complaints = [];
  before(async () => {
    assert.equal(hubMissing(), false);
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
    await prepare();
    ({ key } = await hub.ask('device-keys', { label: 'wall', company, rights: ['read-walls', 'read-screens'] }));
    await take();
    alone = await nextInstant();
    await take();
    together = await nextInstant();
    await take();
    await take();
    await call();
    called = await nextInstant();
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('shows the office wall as it stood, framed as a recording, without commands', async () => {
    const wall = await open(`/wall/${company}/${office}?at=${alone}&speed=0`);
    await waiting(wall, 1);

    assert.match(await text(wall, '.past-at'), /^Запись · \d+ [а-я]+, \d\d:\d\d · стоит$/);
    assert.match(await text(wall, '.live'), /^запись$/);
    assert.equal(await wall.locator('announcement-desk, .signal button').count(), 0);
    assert.equal(await wall.locator('html.recorded').count(), 1);
    await wall.goto(`${hub.url}/wall/${company}/${office}?at=${together}&speed=0`);
    await waiting(wall, 2);
    await wall.keyboard.press('Escape');
    await waiting(wall, 3);

    assert.equal(new URL(wall.url()).search, '');
    assert.equal(await wall.locator('html.recorded, .past-bar').count(), 0);
    await wall.context().close();
  });

  it('is opened by T, goes back by the arrows, and plays on into the present', async () => {
    const wall = await open(`/wall/${company}`);
    await wall.locator('[data-tile]').first().waitFor();
    await wall.keyboard.press('KeyT');
    // The hub is younger than a quarter of an hour, so the log has not begun yet then.
    await wall.getByRole('heading', { name: /Записи начинаются/ }).waitFor();
    await wall.getByRole('button', { name: 'К началу записей' }).click();
    await wall.locator('.past-bar').waitFor();
    await wall.locator('.past-hitch').waitFor({ state: 'detached' });
    assert.match(new URL(wall.url()).search, /^\?at=.*Z&speed=1$/);

    await wall.keyboard.press('4');
    await wall.getByText('Запись дошла до настоящего').waitFor();

    assert.equal(new URL(wall.url()).search, '');
    await wall.locator('[data-tile]').first().waitFor();
    assert.equal(await wall.locator('html.recorded').count(), 0);
    await wall.context().close();
  });

  it('leads from a tile to the office at the same instant, and from the present to the present', async () => {
    const wall = await open(`/wall/${company}?at=${alone}&speed=0`);
    await wall.locator('html.recorded').waitFor();
    await wall.locator(`[data-tile="${office}"] a`).click();
    await wall.waitForURL(url => url.pathname === `/wall/${company}/${office}`);
    assert.equal(new URL(wall.url()).searchParams.get('at'), alone.replace(/\.\d+Z$/, 'Z'));
    await waiting(wall, 1);

    await wall.goto(`${hub.url}/wall/${company}`);
    await wall.locator(`[data-tile="${office}"] a`).click();
    await waiting(wall, 3);
    assert.equal(new URL(wall.url()).search, '');
    await wall.context().close();
  });

  it('shows who was called in the hall, and calls nobody again', async () => {
    const hall = await open(`/screen/${company}/${office}?at=${called}&speed=0&sound=1`);
    await hall.locator('.called li.new').waitFor();
    assert.match(await text(hall, '.called li'), /^А 001/);
    assert.equal(await hall.locator('.called .pulse').count(), 0);

    await hall.keyboard.press('Space');
    await hall.locator('.past-play[aria-label="Остановить"]').waitFor();
    await hall.keyboard.press('Space');
    await hall.locator('.past-play[aria-label="Пустить"]').waitFor();
    await hall.context().close();
  });

  it('says what is wrong with an instant instead of showing something else', async () => {
    for (const [at, sentence] of [
      ['1999-02-03T13:00:00Z', /Записи начинаются .* Раньше ничего нет/],
      ['2199-02-03T13:00:00Z', /Этого ещё не\sбыло/],
    ]) {
      const wall = await open(`/wall/${company}?at=${at}`);
      await wall.locator('.past-hitch', { hasText: sentence }).waitFor();
      assert.equal(await wall.locator('[data-tile]').count(), 0);
      await wall.getByRole('button', { name: 'В прямой эфир' }).first().click();
      await wall.locator('[data-tile]').first().waitFor();
      await wall.context().close();
    }
    assert.deepEqual(complaints, []);
  });

  it('comes back by itself when the network was away', async () => {
    const wall = await open(`/wall/${company}/${office}?at=${alone}&speed=0`);
    await waiting(wall, 1);
    const offline = wall.context();
    await offline.setOffline(true);
    await wall.evaluate(() => undefined);
    await offline.setOffline(false);
    await waiting(wall, 1);

    assert.match(await text(wall, '.past-at'), /стоит/);
    await wall.context().close();
  });

  async function prepare() {
    const zone = 'Europe/Samara';
    await hub.ask(`${company}/company/profile/register-company`, { name: 'Волгаэнерго', timeZone: zone });
    await hub.ask(`${company}/office/${office}/register-office`, {
      details: { name: 'Северное отделение', shortName: 'Северное', timeZone: zone, hours: [], windows: 3 },
    });
    await hub.ask(`${company}/queue/${office}/configure-queue`, {
      rules: {
        timeZone: zone,
        services: [{ id: 'contracts', name: 'Договоры', letter: 'А', normS: 600, topics: [] }],
        waitNormS: 900,
        warnPercent: 80,
        noShowS: 180,
      },
    });
    await hub.ask(`${company}/office/${office}/open-office`, {});
  }

  const take = () => hub.ask(`${company}/kiosk/${office}/tickets`, { service: 'contracts' });

  /** Window 1 opens and calls, as soon as the queue has heard of it. */
  async function call() {
    await hub.ask(`${company}/window/${office}:1/open-window`, { operator: '5', services: ['contracts'] });
    for (let admitted = false; !admitted;)
      admitted = await hub.ask(`${company}/queue/${office}/call-next`, { window: 1 }).then(
        () => true,
        () => new Promise(resolve => setTimeout(resolve, 100, false)),
      );
  }

  /** An instant after all that was asked so far and before all that is asked from here on. */
  async function nextInstant() {
    await new Promise(resolve => setTimeout(resolve, 1100));
    const at = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().replace('.000', '');
    await new Promise(resolve => setTimeout(resolve, 1100));
    return at;
  }

  async function open(path) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto(`${hub.url}${path}#key=${key}`);
    return page;
  }

  const waiting = (wall, people) =>
    wall
      .locator('header .sum b')
      .filter({ hasText: new RegExp(`^${people}$`) })
      .first()
      .waitFor();

  const text = async (page, selector) =>
    (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ').trim();
});
