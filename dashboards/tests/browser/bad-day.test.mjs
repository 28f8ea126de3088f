// A bad day on the company wall, a hall screen and the inbox at once: storm, overloaded line, closed window, missed appeals, a site that is down, and the way back.
// OPSHUB_PICTURES=1 keeps a picture of each scene in deploy/pictures/bad-day; OPSHUB_HALL_NOTICES=30 measures how soon a hall shows an outage.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './browser.mjs';
import { hubMissing, startHub } from './hub.mjs';

const skip = process.env.CI === 'true' ? false : hubMissing();
const [company, office, line] = ['samara', 'samara-01', 'cc'];
const secret = 'a secret of the bad day';
const ago = hours => new Date(Date.now() - hours * 3_600_000).toISOString();
const village = { place: 'п. Лопатино', side: 'both' };

describe('A bad day', { skip }, () => {
  let hub, browser, site, receiver, files;
  let wall, hall, inbox;
  const complaints = [];

  before(async () => {
    assert.equal(hubMissing(), false);
    files = mkdtempSync(join(tmpdir(), 'opshub-bad-day-'));
    site = await listening((_, answer) => answer.writeHead(site.down ? 503 : 200).end());
    receiver = await receiving();
    [hub, browser] = await Promise.all([
      startHub(() => undefined, { options: options(), env: { OPSHUB_ALERT_SECRET: secret } }),
      openBrowser(),
    ]);
    await prepare();
    wall = await device(`/wall/${company}`, ['read-walls'], 1920, 1080);
    hall = await device(`/screen/${company}/${office}`, ['read-screens'], 1920, 1080);
    inbox = await head();
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
    site?.server.close();
    receiver?.server.close();
    if (files) rmSync(files, { recursive: true, force: true });
  });

  it('begins calm: nobody is without electricity and nothing is told', async () => {
    await wall.locator('[data-tile]').first().waitFor();
    await hall.locator('hall-screen > *').first().waitFor();
    await inbox.locator('.inbox .empty').waitFor();

    assert.equal(await wall.locator('aside .outages').count(), 0);
    assert.equal(await hall.locator('.news', { hasText: 'Лопатино' }).count(), 0);
    await pictures('1-calm');
  });

  it('a storm hangs in the hall and on the wall as soon as the grid company tells of it', async () => {
    await fact('outage/storm', 'report-outage', {
      kind: 'emergency',
      area: [village],
      customers: 1200,
      startsAt: ago(60),
      cause: 'обрыв провода',
    });

    await hall.locator('.news', { hasText: 'Лопатино' }).waitFor();
    await wall.locator('aside .outages', { hasText: /1\s200/ }).waitFor();
    await pictures('2-storm');
  });

  it('an overloaded line and a closed window are counted under the storm and ring nobody', async () => {
    await fact(`line/${line}`, 'report-operator', { operator: '101', phase: 'pause' });
    for (let n = 0; n < 12; n++) await fact(`caller/c-${n}`, 'join-queue', { line });
    await ask(`window/${office}:1/open-window`, { operator: '201', services: ['bills'] });
    for (let n = 0; n < 3; n++) await ask(`queue/${office}/issue-ticket`, { service: 'bills', class: 'ordinary' });
    await ask(`window/${office}:1/close-window`, { reason: 'shift-over' });

    await wall.locator('aside', { hasText: /1\sофис, 1\sлиния, 2\sтревоги/ }).waitFor();
    await wall.locator('[data-tile]', { hasText: 'под угрозой' }).waitFor();
    await inbox.getByRole('button', { name: /Тихо/ }).click();
    await inbox.locator('.alert, li', { hasText: 'На линии нет операторов' }).first().waitFor();
    await inbox.locator('.alert, li', { hasText: 'Ждут, а все окна закрыты' }).first().waitFor();
    await inbox.locator('.cause', { hasText: 'авария, п. Лопатино' }).first().waitFor();
    assert.deepEqual(receiver.told, []);
    await pictures('3-overload');
  });

  it('a missed appeal about the storm is counted under it, another one is told, delivered and accepted', async () => {
    await appeal('about', 'отключение электроэнергии');
    await wall.locator('aside', { hasText: /1\sобращение\sс\sопозданием/ }).waitFor();
    assert.deepEqual(receiver.told, []);

    await appeal('unrelated', 'качество обслуживания');
    await inbox.getByRole('button', { name: /Горят/ }).click();
    const card = inbox.locator('.alert', { hasText: 'Регистрация и передача исполнителю' });
    await card.waitFor();
    const told = await receiver.next('norm-registration');
    assert.equal(told.key, 'norm-registration:company');
    await pictures('4-missed-appeals');

    await card.getByRole('button', { name: 'Принять' }).click();
    await inbox.locator('.inbox .empty').waitFor();
    await wall.locator('aside', { hasText: 'nachalnik' }).waitFor();
  });

  it('a site that is down stands on the wall and is told until it answers again', async () => {
    site.down = true;
    await wall.locator('aside .channels', { hasText: 'сайт' }).locator('.is-breach').waitFor();
    await inbox.locator('.alert', { hasText: 'Канал не работает' }).waitFor();
    const told = await receiver.next('channel-down');
    assert.equal(told.key, 'channel-down:channel:website');
    await pictures('5-site-down');
    site.down = false;
    await wall.locator('aside .channels .is-breach').waitFor({ state: 'detached' });
    await inbox.locator('.inbox .empty').waitFor();
  });

  it('recovers: the hall says nothing of the storm any more, and what is still late is told to its owners', async () => {
    for (let n = 0; n < 12; n++) await fact(`caller/c-${n}`, 'abandon-call', { line });
    await ask(`window/${office}:1/open-window`, { operator: '201', services: ['bills'] });
    for (let n = 0; n < 3; n++)
      for (const step of ['call-next', 'start-service', 'finish-service'])
        await ask(`queue/${office}/${step}`, { window: 1 });
    await fact('outage/storm', 'restore-outage', {});

    await hall.locator('.news', { hasText: 'Лопатино' }).waitFor({ state: 'detached' });
    await wall.locator('aside', { hasText: /вызвано\sотключением/ }).waitFor({ state: 'detached' });
    await inbox.getByRole('button', { name: /Приняты/ }).click();
    const card = inbox.locator('.alert', { hasText: 'Регистрация и передача исполнителю' });
    await card.waitFor();
    await pictures('6-recovered');
    assert.deepEqual(complaints, []);
  });

  const measured = Number(process.env.OPSHUB_HALL_NOTICES ?? 0);
  if (measured > 0)
    it('measures how soon a hall shows an outage', async () => {
      const took = [];
      for (let n = 0; n < measured; n++) {
        const began = performance.now();
        const place = `Ключи-${n}`;
        await fact(`outage/m-${n}`, 'report-outage', {
          kind: 'emergency',
          area: [
            { ...village, words: null },
            { place, side: 'both' },
          ],
          customers: 1,
        });
        await hall.waitForFunction(wanted => document.body.innerText.includes(wanted), place, { polling: 'raf' });
        took.push(performance.now() - began);
        await fact(`outage/m-${n}`, 'restore-outage', { reason: 'withdrawn' });
        await hall.waitForFunction(gone => !document.body.innerText.includes(gone), place, { polling: 'raf' });
      }
      took.sort((a, b) => a - b);
      const at = share => Math.round(took[Math.min(took.length - 1, Math.floor(share * took.length))]);
      console.log(
        `hall notice, ms from the request to the screen, n = ${took.length}: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)}`,
      );
      assert.ok(took.length > 0);
    });

  const ask = (path, body) => hub.ask(`${company}/${path}`, body);

  let facts = 0;
  const fact = (grain, name, data) =>
    hub.ask(`${company}/facts`, { id: `f-${++facts}`, grain, fact: name, occurredAt: new Date().toISOString(), data });

  /** It reached the company two days ago and is registered only now: a day is allowed. */
  const appeal = (id, topic) =>
    ask(`appeal/${id}/register-appeal`, {
      kind: 'claim-quality',
      channel: 'post',
      category: 'citizen',
      given: ['contract'],
      customer: `c-${id}`,
      office,
      topic,
      receivedAt: ago(48),
    });

  function options() {
    const probes = join(files, 'probes.json');
    const probe = {
      company,
      channel: 'website',
      id: 'site',
      target: site.url,
      everyS: 5,
      timeoutS: 1,
      failures: 1,
      successes: 1,
    };
    writeFileSync(probes, JSON.stringify({ allowPrivate: true, probes: [probe] }));
    return ['--probes', probes, '--alert-channel', `${company}=webhook+${receiver.url}`];
  }

  async function prepare() {
    const zone = 'Europe/Samara';
    await ask('company/profile/register-company', { name: 'Самараэнерго', timeZone: zone });
    await ask(`office/${office}/register-office`, {
      details: {
        name: 'Самарское отделение',
        shortName: 'Самарское',
        timeZone: zone,
        hours: [],
        windows: 3,
        serves: [{ place: village.place }],
      },
    });
    await ask(`queue/${office}/configure-queue`, {
      rules: {
        timeZone: zone,
        services: [{ id: 'bills', name: 'Квитанции', letter: 'К', normS: 600, topics: [] }],
        waitNormS: 900,
        warnPercent: 80,
        noShowS: 180,
      },
    });
    await ask(`office/${office}/open-office`, {});
    await ask(`line/${line}/register-line`, { details: { name: 'Контакт-центр', timeZone: zone } });
    // At once instead of after a minute: a test waits for facts, not for time.
    const { rules } = await hub.ask(`${company}/alert-rules`, undefined, 'GET');
    for (const id of ['no-operator', 'no-window', 'norm-registration', 'channel-down']) {
      const { rule } = rules.find(each => each.rule.id === id);
      await hub.ask(`${company}/alert-rules/${id}`, { ...rule, forS: 0, settleS: 0 }, 'PUT');
    }
  }

  async function device(path, rights, width, height) {
    const { key } = await hub.ask('device-keys', { label: path, company, rights });
    return open(await browser.newContext({ viewport: { width, height } }), `${path}#key=${key}`);
  }

  async function head() {
    const person = { login: 'nachalnik', password: 'correct horse battery' };
    await hub.ask('accounts', { ...person, roles: [{ role: 'head', company }] });
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.request.post(`${hub.url}/api/v1/session`, { data: person, headers: { origin: hub.url } });
    return open(context, `/alerts/${company}`);
  }

  async function open(context, path) {
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto(hub.url + path);
    return page;
  }

  async function pictures(scene) {
    if (!process.env.OPSHUB_PICTURES) return;
    const folder = join(import.meta.dirname, '../../../deploy/pictures/bad-day');
    mkdirSync(folder, { recursive: true });
    for (const [name, page] of Object.entries({ wall, hall, inbox }))
      await page.screenshot({ path: join(folder, `${scene}-${name}.png`) });
  }
});

async function listening(handle) {
  const server = createServer(handle);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}/`, down: false };
}

/** A receiver of webhooks that believes only what is signed. */
async function receiving() {
  const told = [];
  const waiting = [];
  const { server, url } = await listening(async (request, answer) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const signed = createHmac('sha256', secret)
      .update(`${request.headers['x-opshub-timestamp']}.${body}`)
      .digest('hex');
    if (request.headers['x-opshub-signature'] !== `sha256=${signed}`) return answer.writeHead(401).end();
    told.push(...JSON.parse(body).alerts);
    answer.writeHead(200).end();
    waiting.splice(0).forEach(look => look());
  });
  return {
    server,
    url,
    told,
    /** The first message about a rule, now or when it comes. */
    async next(rule) {
      for (;;) {
        const found = told.find(each => each.key.startsWith(`${rule}:`));
        if (found) return found;
        await new Promise(resolve => waiting.push(resolve));
      }
    },
  };
}
