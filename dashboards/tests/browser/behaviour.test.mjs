import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startMs } from '../double/boards.mjs';
import { startDouble } from '../double/server.mjs';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';

const skip = chromiumPath() === null && 'no Chromium on this machine';
let browsing;
before(async () => {
  if (!skip) browsing = await openBrowsing();
});
after(() => browsing?.close());

const sees = (visit, text) => visit.page.getByText(text).first().waitFor();

describe('The company wall in a browser', { skip }, () => {
  const view = 'wall/samara';
  const office = (visit, over) => ({ 'office/b1': { ...visit.double.cells(view)['office/b1'], ...over } });

  it('shows a change as soon as it is pushed', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    visit.double.push(view, office(visit, { waiting: 77 }));

    await visit.page.locator('[data-tile="b1"] .q', { hasText: '77' }).waitFor({ timeout: 2_000 });
    await visit.close();
  });

  it('asks again with what it has when a frame leaves a gap', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    visit.double.push(view, office(visit, { waiting: 78 }), { skip: 5 });

    await visit.page.locator('[data-tile="b1"] .q', { hasText: '78' }).waitFor();
    assert.deepEqual(visit.double.state.subscriptions.at(-1), { view, epoch: 'e1', seq: 100 });
    await visit.close();
  });

  it('comes back by itself after the server was away, and takes a new history', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    await visit.double.close();
    const again = await startDouble({ port: visit.double.port });
    again.state.epoch = 'e2';
    again.push(view, { 'office/b1': { ...again.cells(view)['office/b1'], waiting: 79 } });

    await visit.page.locator('[data-tile="b1"] .q', { hasText: '79' }).waitFor();
    assert.equal(again.state.subscriptions[0].epoch, 'e1');
    await again.close();
    await visit.close();
  });

  it('moves a tile up only when its trouble has held', async () => {
    const visit = await browsing.visit('/wall/calm', { clock: true });
    await visit.ready();
    const calm = 'wall/calm';
    visit.double.push(calm, {
      'office/q29': { ...visit.double.cells(calm)['office/q29'], state: 'breach', waiting: 4 },
    });
    await visit.page.locator('[data-tile="q29"].small.breach').waitFor();

    await visit.page.clock.runFor(21_000);

    await visit.page.locator('[data-tile="q29"].big.breach').waitFor();
    await visit.close();
  });

  it('asks for a sign-in when the server does not know the visitor, and returns afterwards', async () => {
    const visit = await browsing.visit('/wall/samara', { before: double => (double.state.signedIn = false) });
    await sees(visit, 'Нужен вход');
    await visit.page.getByRole('link', { name: 'Войти' }).click();
    await visit.page.getByLabel('Имя').fill('ivanova');
    await visit.page.getByLabel('Пароль').fill('wrong');
    await visit.page.getByRole('button', { name: 'Войти', exact: true }).click();
    await sees(visit, 'Имя или пароль не подходят');
    await visit.page.getByLabel('Пароль').fill('right');
    await visit.page.keyboard.press('Enter');

    await visit.page.locator('[data-tile="b1"]').waitFor();
    assert.equal(new URL(visit.page.url()).pathname, '/wall/samara');
    await visit.close();
  });

  it('asks whoever was given a password for one of his own, and takes none that is guessed first', async () => {
    const visit = await browsing.visit('/sign-in?next=/account', { before: double => (double.state.signedIn = false) });
    await visit.page.getByLabel('Имя').fill('ivanova');
    await visit.page.getByLabel('Пароль', { exact: true }).fill('given');
    await visit.page.keyboard.press('Enter');
    await sees(visit, 'Этот пароль вам выдали');
    await visit.page.getByLabel('Новый пароль').fill('qwerty1234567');
    await visit.page.keyboard.press('Enter');
    await sees(visit, 'Такой пароль подбирают одним из первых');
    await visit.page.getByLabel('Новый пароль').fill('семь зелёных чайников');
    await visit.page.keyboard.press('Enter');

    await sees(visit, 'этот сеанс');
    await visit.close();
  });

  it('offers the provider where there is one, and says why it sent somebody back', async () => {
    const visit = await browsing.visit('/sign-in?oidc=no-rights&next=/wall/samara', {
      before: double => (double.state.provider = 'Ключ'),
    });

    await sees(visit, 'ни одна ваша группа не имеет прав');
    const way = visit.page.getByRole('link', { name: 'Войти через «Ключ»' });
    assert.equal(await way.getAttribute('href'), '/api/v1/oidc/sign-in?next=%2Fwall%2Fsamara');
    await visit.close();
  });

  it('takes a device key from the address and hides it', async () => {
    const visit = await browsing.visit('/wall/samara#key=good-key', {
      before: double => (double.state.signedIn = false),
    });

    await visit.page.locator('[data-tile="b1"]').waitFor();
    assert.equal(visit.page.url(), `${visit.double.url}/wall/samara`);
    await visit.close();
  });

  it('says so when the device key is not accepted', async () => {
    const visit = await browsing.visit('/wall/samara#key=bad', { before: double => (double.state.signedIn = false) });

    await sees(visit, 'Ключ устройства не принят');
    await visit.close();
  });

  it('remembers language and theme', async () => {
    const visit = await browsing.visit('/wall/samara?lang=en&theme=light');
    await sees(visit, '3 breached');
    await visit.page.goto(`${visit.double.url}/wall/samara`);

    await sees(visit, '3 breached');
    assert.equal(await visit.page.locator('html').getAttribute('data-theme'), 'light');
    await visit.close();
  });

  it('keeps its memory flat under a thousand frames', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    const nodes = () => visit.page.evaluate(() => document.querySelectorAll('*').length);
    const before = await nodes();
    for (let n = 1; n <= 1000; n++) {
      visit.double.push(view, office(visit, { waiting: n }));
      if (n % 50 === 0) await visit.page.locator('[data-tile="b1"] .q', { hasText: visit.number(n) }).waitFor();
    }

    assert.equal(await nodes(), before);
    await visit.close();
  });

  it('keeps no trace of lines that have left the ticker', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    const line = n => ({
      at: new Date(startMs + n * 1000).toISOString(),
      kind: 'ticket-issued',
      place: 'Самарское',
      ticket: `Я ${n}`,
      window: null,
    });
    const lines = async n => {
      visit.double.push(view, { ticker: { lines: Array.from({ length: 12 }, (_, back) => line(n - back)) } });
      await visit.page
        .locator('footer li', { hasText: `Я ${n}` })
        .first()
        .waitFor();
      return visit.page.evaluate(() => document.querySelector('footer ol').childNodes.length);
    };
    const before = await lines(100);
    for (let n = 101; n < 160; n++) await lines(n);

    // comments count: of each line that goes, lit-html 3.3.1 to 3.3.3 leave one behind
    assert.equal(await lines(160), before);
    await visit.close();
  });
});

describe('The hall screen in a browser', { skip }, () => {
  const view = 'screen/samara/x';
  const call = (ticket, window) => ({
    ticket,
    window,
    calledAt: new Date(startMs + 3_600_000).toISOString(),
    recalls: 0,
    serving: false,
  });
  const first = visit => visit.text('.called li:first-child b');

  it('gives each new call its time in the filled row, the earlier one first', async () => {
    const visit = await browsing.visit('/screen/samara/x', { clock: true });
    await visit.ready();
    const calls = visit.double.cells(view).calls.calls;
    visit.double.push(view, { calls: { calls: [call('В 002', 5), call('Б 001', 4), ...calls] } });
    await visit.page.locator('.called li.new.pulse', { hasText: 'Б 001' }).waitFor();

    await visit.page.clock.runFor(4_000);
    assert.equal(await first(visit), 'Б 001');
    await visit.page.clock.runFor(4_000);

    assert.equal(await first(visit), 'В 002');
    await visit.close();
  });

  it('says to visitors nothing technical when it may not be shown', async () => {
    const visit = await browsing.visit('/screen/forbidden/x');
    await sees(visit, 'Экран ещё не подключён');

    assert.doesNotMatch(await visit.text('main'), /forbidden|40[13]|сервер/);
    await visit.close();
  });

  it('keeps the calls and hides the waits when it loses its server', async () => {
    const visit = await browsing.visit('/screen/samara/x', { clock: true });
    await visit.ready();
    await visit.double.close();
    await visit.page.clock.runFor(40_000);
    await visit.page.getByText('ожидание уточняется').waitFor();

    assert.equal(await first(visit), 'А 047');
    assert.doesNotMatch(await visit.text('.services'), /мин|без очереди|\d/);
    await visit.close();
  });

  it('runs a long announcement, and turns pages instead where motion is unwanted', async () => {
    const moving = await browsing.visit('/screen/storm/x');
    await moving.page.locator('running-line.runs').waitFor();
    const still = await browsing.visit('/screen/storm/x', { reducedMotion: 'reduce', clock: true });
    await still.ready();
    assert.equal(await still.page.locator('running-line.runs').count(), 0);

    await still.page.clock.runFor(9_000);

    assert.ok((await still.page.locator('running-line').evaluate(line => line.scrollLeft)) > 0);
    await moving.close();
    await still.close();
  });

  it('turns its sound on with the first gesture', async () => {
    const visit = await browsing.visit('/screen/samara/x');
    await visit.ready();
    assert.equal(await visit.page.locator('.sound').count(), 1);
    await visit.page.mouse.click(300, 300);

    await visit.page.locator('.sound').waitFor({ state: 'detached' });
    await visit.close();
  });
});

describe('The start page in a browser', { skip }, () => {
  it('lists boards by company and lets the visitor sign out', async () => {
    const visit = await browsing.visit('/');
    await visit.page.getByRole('link', { name: 'Тольяттинское отделение' }).waitFor();
    assert.equal(await visit.page.getByRole('link', { name: 'Стена компании' }).count(), 2);
    await visit.page.getByRole('button', { name: 'Выйти' }).click();

    await visit.page.getByLabel('Пароль').waitFor();
    await visit.close();
  });

  it('leads to the sign-in whoever is not signed in', async () => {
    const visit = await browsing.visit('/', { before: double => (double.state.signedIn = false) });

    await visit.page.getByLabel('Пароль').waitFor();
    await visit.close();
  });
});
