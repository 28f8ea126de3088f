// The contact-centre wall on the real hub: a real day with an overload at one o'clock, then whom to call back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './browser.mjs';
import { hubMissing, program, startHub } from './hub.mjs';

const data = join(import.meta.dirname, '../../../../shared/data/technion-anonymousbank');
const day = join(data, 'queue_log_1999-02-03.txt');
const missing = hubMissing();
const company = 'pbx';
const plain = text => text.replaceAll('\u00a0', ' ');

describe('The overload of 3 February 1999', { skip: missing || (!existsSync(day) && 'no shared data here') }, () => {
  let hub, browser, wall;
  before(async () => {
    [hub, browser] = await Promise.all([startHub(replay), openBrowser()]);
    wall = await open(hub, browser, ['read-walls']);
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('has the service level, calls and losses of each quarter of an hour that were counted independently', async () => {
    const told = await wall.locator('.chart title').evaluateAll(all => all.map(each => each.textContent));
    const bars = told
      .map(plain)
      .map(text => /^(\S+): сервис ([\d,]+) %, звонков (\d+), потеряно (\d+)$/.exec(text).slice(1));

    assert.deepEqual(bars, expectedQuarters().slice(-bars.length));
    assert.ok(
      bars.some(([at, , offered]) => at === '13:15' && offered === '83'),
      'the overload is on the chart',
    );
  });

  it('has the figures of the day that were counted independently', async () => {
    const [offered, answered, abandoned, , asa, , strict] = expectedRow('expected_day.csv', '1999-02-03');
    const { today } = await hub.board(`calls/${company}`, 'sum');

    assert.deepEqual([today.offered, today.answered, today.abandoned], [offered, answered, abandoned].map(Number));
    assert.equal(today.asaS, round1(Number(asa)));
    assert.equal(today.levelPercent, round1(100 * Number(strict)));
    assert.match(plain(await wall.locator('.sum').innerText()), new RegExp(`сегодня ${grouped(offered)}`));
  });

  it('is a wall without buttons for whoever may not act', async () => {
    assert.equal(await wall.locator('.tasks button').count(), 0);
    assert.equal(await wall.locator('button.story, button.behind').count(), 0);
  });

  it('shows the crowd of half past one again in the time machine', async () => {
    const at = Date.parse('1999-02-03T11:29:00Z');
    const [sure, possible] = waitingAround(at / 1000);
    assert.ok(sure >= 5, `the recording has a crowd, not ${sure}`);
    const then = await open(hub, browser, ['read-walls'], `?at=${new Date(at).toISOString()}&speed=0`);

    const waiting = Number(plain(await then.locator('.sum dl dd.num').first().innerText()));
    assert.ok(waiting >= sure && waiting <= possible, `${waiting} waiting, by the recording ${sure} to ${possible}`);
    assert.match(plain(await then.locator('.past-at').innerText()), /3 февраля 1999|3 февраля, 13:29/);
    if (process.env.OPSHUB_PICTURES) await then.screenshot({ path: join(process.env.OPSHUB_PICTURES, 'crowd.png') });
    await then.context().close();
  });

  const replay = log => {
    const played = spawnSync('dotnet', [program, 'replay', 'queue-log', day, '--log', log, '--zone', 'Asia/Jerusalem']);
    assert.equal(played.status, 0, String(played.stderr));
  };
});

describe('Whom to call back', { skip: missing }, () => {
  let hub, browser, wall;
  before(async () => {
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
    // In the line's zone: the register opens on the company's day, which between the two midnights would be another.
    await hub.ask(`${company}/company/profile/register-company`, { name: 'Самараэнерго', timeZone: 'Europe/Samara' });
    await hub.ask(`${company}/line/main/register-line`, {
      details: { name: 'Контакт-центр', timeZone: 'Europe/Samara' },
    });
    const longAgo = new Date(Date.now() - 120_000).toISOString();
    await hub.ask(`${company}/facts`, {
      id: 'joined',
      grain: 'caller/c-17',
      fact: 'join-queue',
      occurredAt: longAgo,
      data: { line: 'main' },
    });
    await hub.ask(`${company}/caller/c-17/abandon-call`, { line: 'main' });
    wall = await open(hub, browser, ['read-walls', 'read-figures', 'send-commands']);
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('stands behind its figure in the register of the day, with a story of its own', async () => {
    await wall.getByRole('button', { name: 'Потери' }).click();
    const panel = wall.getByRole('dialog', { name: 'Звонки' });
    await panel.locator('tbody tr').waitFor();
    assert.equal(await panel.locator('tbody tr').count(), 1);
    await panel.getByLabel('Итог').selectOption('answered');
    await panel.getByText('таких звонков нет').waitFor();
    await panel.getByLabel('Итог').selectOption('abandoned');
    await panel.getByLabel('День').fill('2020-02-03');
    await panel.getByText('таких звонков нет').waitFor();
    await panel.getByLabel('День').fill(await panel.getByLabel('День').getAttribute('max'));

    await panel.locator('button.story').first().click();
    await wall
      .getByRole('dialog', { name: /^Звонок/ })
      .getByText('не дождался')
      .waitFor();
    await wall.keyboard.press('Escape');
    await wall.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('is promised a call with one instant, and is off the list once it is made', async () => {
    await wall.getByRole('button', { name: 'Перезвонить, c-17' }).click();
    await wall.getByRole('button', { name: 'Обещать' }).click();
    await wall.getByText('все дождались').waitFor();

    await wall.getByRole('button', { name: 'Перезвонили, c-17' }).waitFor();
  });

  it('has a story that is opened from its row and closed by the keyboard', async () => {
    await wall.locator('.tasks button.story').click();
    const panel = wall.getByRole('dialog');
    await panel.getByText('не дождался').waitFor();
    const steps = plain(await panel.innerText());
    assert.match(steps, /встал в очередь[\s\S]*не дождался[\s\S]*обещали перезвонить до/);

    await wall.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('was called back', async () => {
    await wall.getByRole('button', { name: 'Перезвонили, c-17' }).click();

    await wall.getByText('никому не обещали').waitFor();
    assert.match(plain(await wall.locator('.tasks').innerText()), /сегодня перезвонили 1/);
  });
});

async function open(hub, browser, rights, query = '') {
  const { key } = await hub.ask('device-keys', { label: 'wall', company, rights });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${hub.url}/calls/${company}${query}#key=${key}`);
  await page.locator('.calls').waitFor();
  return page;
}

/** Callers who surely waited at an instant, and all who may have: a replay records to the minute. */
function waitingAround(second) {
  const [joined, left] = [new Map(), new Map()];
  for (const line of readFileSync(day, 'utf8').split('\n')) {
    const [at, call, , , event] = line.split('|');
    if (event === 'ENTERQUEUE') joined.set(call, Number(at));
    else if (joined.has(call) && !left.has(call)) left.set(call, Number(at));
  }
  const count = (from, to) => [...joined].filter(([call, at]) => at <= from && !(left.get(call) <= to)).length;
  return [count(second, second + 60), count(second + 60, second)];
}

const grouped = count => count.replace(/\B(?=(\d{3})+$)/g, ' ');
const round1 = value => Math.round(value * 10) / 10;

function expectedRow(file, key) {
  const row = readFileSync(join(data, file), 'utf8')
    .split('\n')
    .find(line => line.startsWith(`${key},`));
  return row.trim().split(',').slice(1);
}

function expectedQuarters() {
  return readFileSync(join(data, 'expected_15min.csv'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('1999-02-03 '))
    .map(line => line.trim().split(','))
    .map(([key, offered, , abandoned, , , , strict]) => [
      key.slice(11),
      String(round1(100 * Number(strict))).replace('.', ','),
      offered,
      abandoned,
    ]);
}
