// A whole visit on the real hub: kiosk, ticket page, console, hall screen, window board and office wall at once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './browser.mjs';
import { hubMissing, startHub } from './hub.mjs';

const ci = process.env.CI === 'true';
const skip = ci ? false : hubMissing();
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const [company, office] = ['volga', 'north'];

describe('A visit on all screens at once', { skip }, () => {
  let hub;
  let browser;
  let kiosk, hall, board, wall, one, two;
  const complaints = [];
  before(async () => {
    assert.equal(hubMissing(), false);
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
    await prepare();
    kiosk = await device('kiosk', `/kiosk/${company}/${office}`, ['read-screens', 'take-tickets']);
    hall = await device('hall', `/screen/${company}/${office}`, ['read-screens']);
    board = await device('board', `/screen/${company}/${office}/window/1`, ['read-screens']);
    wall = await device('wall', `/wall/${company}/${office}`, ['read-walls']);
    one = await operator('first', 1);
    two = await operator('second', 2);
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('goes from the kiosk to the end of the service, and every screen tells the same', async () => {
    await open(one, '101');
    const ticket = await take('Договоры');
    const phone = await page(await browser.newContext({ viewport: { width: 390, height: 844 } }), ticket.page);
    assert.equal(ticket.number, 'А001');
    await sees(phone, 'Вы следующий');
    await sees(wall, 'А 001');

    await one.keyboard.press('Enter');
    await sees(phone, 'Подойдите к окну');
    await hall.locator('.called li.new', { hasText: 'А 001' }).waitFor();
    await board.locator('.plate.call', { hasText: 'А 001' }).waitFor();
    await wall.locator('.win', { hasText: 'оп. 101' }).filter({ hasText: 'вызывает' }).waitFor();
    await one.locator('.go:not([disabled])', { hasText: 'Начать приём' }).waitFor();

    await one.keyboard.press('Enter');
    await sees(phone, 'Идёт приём');
    await hall.locator('.called li.serving', { hasText: 'А 001' }).waitFor();
    await board.locator('.plate.serving').waitFor();
    await one.locator('.others button:not([disabled])', { hasText: 'Завершить' }).waitFor();

    await one.keyboard.press('1');
    await one.keyboard.press('F4');
    await sees(phone, 'Приём закончен');
    await phone.getByRole('button', { name: 'Оценка 5 из 5' }).click();
    await sees(phone, 'Спасибо за оценку');
    await board.locator('.plate.free').waitFor();
    await wall.locator('.kpi', { hasText: 'обслужены 1' }).waitFor();
    assert.equal(await hall.locator('.called li').count(), 0);
    await phone.context().close();
  });

  it('gives one waiting ticket to one of two operators who press at the same instant', async () => {
    await open(two, '102');
    await take('Договоры');
    await Promise.all(
      [one, two].map(console => console.locator('.go:not([disabled])', { hasText: 'Вызвать А 002' }).waitFor()),
    );
    await Promise.all([one.keyboard.press('Enter'), two.keyboard.press('Enter')]);
    const called = console => console.locator('.now.called').count();
    await Promise.any([one, two].map(console => console.locator('.now.called').waitFor()));
    const other = (await called(one)) > 0 ? two : one;
    await other.locator('.trouble').getByText('никто не ждёт').waitFor();

    assert.equal((await called(one)) + (await called(two)), 1);
    const winner = other === one ? two : one;
    await winner.locator('.others button:not([disabled])').first().waitFor();
    await winner.keyboard.press('F6');
    await winner.locator('.rest').waitFor();
  });

  it('lets the visitor step out and come back from the phone', async () => {
    const ticket = await take('Договоры');
    const phone = await page(await browser.newContext({ viewport: { width: 390, height: 844 } }), ticket.page);
    await phone.getByRole('button', { name: 'Буду позже' }).click();
    await phone.getByRole('button', { name: '20 мин' }).click();
    await sees(phone, 'Талон отложен до');
    await one.locator('.away', { hasText: 'А 003' }).waitFor();
    await phone.getByRole('button', { name: 'Я уже здесь' }).click();
    await sees(phone, 'Вы следующий');
    await phone.getByRole('button', { name: 'Уйти из очереди' }).click();
    await phone.getByRole('button', { name: 'Да, уйти' }).click();

    await sees(phone, 'Вы ушли из очереди');
    await phone.context().close();
  });

  it('never issues a number twice when the kiosk is reloaded while it asks', async () => {
    let taken = false;
    // The hub takes the request and every answer is lost on the way, as in a power cut.
    await kiosk.route('**/kiosk/**/tickets', async route => {
      if (!taken) await route.fetch();
      taken = true;
      await route.abort();
    });
    const lost = kiosk.waitForEvent('requestfailed');
    await kiosk.locator('.svc', { hasText: 'Договоры' }).click();
    await lost;
    await kiosk.reload();
    const answered = kiosk.waitForResponse(response => response.url().endsWith('/tickets') && response.ok());
    await kiosk.unroute('**/kiosk/**/tickets');
    const ticket = await (await answered).json();
    await kiosk.locator('.issued').waitFor();
    await kiosk.getByRole('button', { name: 'Готово' }).click();
    const next = await take('Договоры');

    assert.deepEqual([ticket.number, next.number], ['А004', 'А005']);
    assert.deepEqual(complaints, []);
  });

  it('books a slot without a sign-in, shows its code once, and takes it back', async () => {
    const phone = await page(await browser.newContext({ viewport: { width: 390, height: 844 } }), `/book/${company}`);
    await phone.locator('.offices button').first().click();
    await phone.locator('fieldset:has-text("День") .choices button').nth(1).click();
    await phone.locator('.hour button').first().click();
    await phone.getByRole('button', { name: 'Записаться' }).click();
    await sees(phone, 'Вы записаны');
    assert.match(await phone.locator('.code').innerText(), /^[A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{4}$/);
    await wall.locator('.side li').first().waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

    // its address keeps the booking; moved, it has another time and the same code
    await phone.reload();
    const [code, before] = [await phone.locator('.code').innerText(), await phone.locator('.when').innerText()];
    await phone.getByRole('button', { name: 'Перенести' }).click();
    await phone.locator('fieldset:has-text("День") .choices button').nth(1).click();
    await phone.locator('.hour button').nth(4).click();
    await phone.getByRole('button', { name: 'Перенести на' }).click();
    await sees(phone, 'Запись перенесена');
    assert.equal(await phone.locator('.code').innerText(), code);
    assert.notEqual(await phone.locator('.when').innerText(), before);
    await phone.getByRole('button', { name: 'Отменить запись' }).click();

    await sees(phone, 'Запись отменена');
    await phone.context().close();
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
        services: [
          {
            id: 'contracts',
            name: 'Договоры',
            letter: 'А',
            normS: 600,
            topics: [{ code: '2.1', name: 'Заключение договора' }],
          },
          { id: 'debts', name: 'Задолженность', letter: 'Г', normS: 600, topics: [] },
        ],
        waitNormS: 900,
        warnPercent: 80,
        noShowS: 180,
      },
    });
    await hub.ask(`${company}/bookings/${office}/configure-bookings`, {
      rules: {
        timeZone: zone,
        hours: [1, 2, 3, 4, 5, 6, 7].map(day => ({ day: weekdays[day - 1], from: '00:00:00', to: '23:30:00' })),
        services: [{ id: 'contracts', serviceS: 900 }],
        slotS: 900,
        windows: 1,
        daysAhead: 7,
        remindBeforeS: 3600,
        booked: { earlyS: 1800, lateS: 600, leadS: 3600, late: 'ordinary' },
        channels: ['site'],
      },
    });
    await hub.ask(`${company}/office/${office}/open-office`, {});
  }

  async function device(label, path, rights) {
    const { key } = await hub.ask('device-keys', { label, company, office, rights });
    const tall = path.startsWith('/kiosk');
    return page(
      await browser.newContext({ viewport: tall ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 } }),
      `${path}#key=${key}`,
    );
  }

  async function operator(login, window) {
    const password = `opens-window-${window}-in-the-morning`;
    await hub.ask('accounts', { login, password, roles: [{ role: 'operator', company, office }] });
    const desk = await page(
      await browser.newContext({ viewport: { width: 1440, height: 900 } }),
      `/window/${company}/${office}/${window}`,
    );
    await desk.getByRole('link', { name: 'Войти' }).click();
    await desk.getByLabel('Имя').fill(login);
    await desk.getByLabel('Пароль').fill(password);
    await desk.keyboard.press('Enter');
    await desk.locator('#operator').waitFor();
    return desk;
  }

  async function open(console, number) {
    await console.locator('#operator').fill(number);
    await console.getByRole('button', { name: 'все услуги' }).click();
    await console.locator('.opening .go').click();
    await console.locator('.rest').waitFor();
  }

  async function take(service) {
    const answer = kiosk.waitForResponse(response => response.url().endsWith('/tickets'));
    await kiosk.locator('.svc', { hasText: service }).click();
    const ticket = await (await answer).json();
    await kiosk.getByRole('button', { name: 'Готово' }).click();
    return ticket;
  }

  async function page(context, path) {
    context.setDefaultTimeout(60_000);
    const opened = await context.newPage();
    opened.on('pageerror', error => complaints.push(error.message));
    await opened.goto(hub.url + path);
    return opened;
  }

  const sees = (opened, text) => opened.getByText(text).first().waitFor();
});
