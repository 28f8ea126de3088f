import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';

const id = 'interruption-began:channel:personal-account:r-1';

describe('Notices to customers', { skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  it('are published with a press, as they stand in the field', async () => {
    const visit = await browsing.visit('/notices/samara');
    await visit.ready();
    await visit.page.getByText('О перебое личного кабинета').click();
    const place = visit.page.locator('.place', { hasText: 'особый раздел сайта' });
    await place.locator('textarea').fill('Личный кабинет не работает.');
    await place.getByRole('button', { name: 'Опубликовано' }).click();
    await visit.page.locator('.place button:not([disabled])').first().waitFor();

    assert.match(decodeURIComponent(visit.page.url()), /\?id=interruption-began/u);
    const [command] = visit.double.state.commands;
    assert.equal(decodeURIComponent(command.path), `samara/notice/${id}/publish-notice`);
    assert.deepEqual(command.body, { place: 'site-section', text: 'Личный кабинет не работает.' });
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  it('are withdrawn with a reason only', async () => {
    const visit = await browsing.visit(`/notices/samara?id=${id}`);
    await visit.ready();
    const form = visit.page.locator('details', { hasText: 'Почему снимаем' });
    await form.locator('summary').click();
    await form.getByRole('button').click();
    assert.equal(visit.double.state.commands.length, 0);
    await form.locator('input').fill('ошибка');
    await form.getByRole('button').click();
    await visit.page.locator('.place button:not([disabled])').first().waitFor();

    assert.deepEqual(visit.double.state.commands[0].body, { reason: 'ошибка' });
    await visit.close();
  });

  it('are only read by whoever may not act', async () => {
    const visit = await browsing.visit(`/notices/saratov?id=${id}`);
    await visit.ready();

    assert.equal(await visit.page.locator('.card button, .card textarea').count(), 0);
    assert.match(await visit.text('.card'), /С 09:20 24 ноября не работает личный кабинет/u);
    await visit.close();
  });

  it('are made by hand once it is said by when, and how late that already is', async () => {
    const visit = await browsing.visit('/notices/samara');
    await visit.ready();
    await visit.page.getByRole('link', { name: 'Новое сообщение' }).click();
    const form = visit.page.locator('form.report');
    await form.locator('[name=at]').fill('2026-11-27T10:00');
    await form.locator('[name=place]').fill('г. Маркс, пл. Ленина');
    await form.locator('.foreseen').waitFor();

    assert.match(await visit.text('.foreseen'), /Поздно на \d+ (день|дня|дней): последний срок был 20\.11\.2026/u);
    assert.match(
      await visit.text('.foreseen'),
      /Будет нарушена норма «Сообщение о приезде мобильного офиса.*п\. 7\.3\.6\.4/u,
    );
    await form.getByRole('button', { name: 'Создать черновик' }).click();
    await visit.page.locator('.card .place').first().waitFor();
    const [{ path, body }] = visit.double.state.commands;
    assert.match(path, /^samara\/notice\/presence:hand:2026-11-27-[0-9a-f]{8}\/require-notice$/u);
    assert.deepEqual(
      [body.on, body.eventAt, body.facts],
      ['presence', '2026-11-27T06:00:00Z', { startsAt: '2026-11-27T06:00:00Z', place: 'г. Маркс, пл. Ленина' }],
    );
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  it('ask only for what their kind needs', async () => {
    const visit = await browsing.visit('/notices/samara?form=notice');
    await visit.ready();
    const form = visit.page.locator('form.report');
    await form.locator('[name=kind]').selectOption('planned-outage');
    await form.locator('[name=area]').fill('г. Самара, ул. Садовая\nс. Рождествено');
    await form.locator('[name=at]').fill('2026-12-27T10:00');
    await form.getByRole('button', { name: 'Создать черновик' }).click();
    await visit.page.locator('form.report').waitFor({ state: 'detached' });

    assert.equal(await form.locator('[name=place]').count(), 0);
    assert.deepEqual(visit.double.state.commands[0].body.facts.area, [
      { place: 'г. Самара', street: 'ул. Садовая' },
      { place: 'с. Рождествено' },
    ]);
    await visit.close();
  });

  it('can be taken along as they stand in the field', async () => {
    const visit = await browsing.visit(`/notices/samara?id=${id}`);
    await visit.ready();
    await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const place = visit.page.locator('.place', { hasText: 'СМС' });
    await place.locator('textarea').fill('Кабинет работает.');
    await place.getByRole('button', { name: 'Скопировать' }).click();
    await place.getByRole('button', { name: 'Скопировано' }).waitFor();

    assert.equal(await visit.page.evaluate(() => navigator.clipboard.readText()), 'Кабинет работает.');
    await visit.close();
  });
});

describe('Interruptions by hand', { skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  it('are reported once it is said what is left of the month', async () => {
    const visit = await browsing.visit('/notices/samara?form=interruption');
    await visit.ready();
    const form = visit.page.locator('form.report');
    assert.match(await form.locator('[name=from]').inputValue(), /^2026-11-24T10:\d\d$/u);
    await form.locator('[name=kind]').selectOption('planned');
    await form.locator('[name=from]').fill('2026-11-24T09:20');
    await form.locator('[name=to]').fill('2026-11-24T10:20');
    await form.locator('[name=reason]').fill('обновление');
    await form.locator('.foreseen').waitFor();

    assert.match(await visit.text('.foreseen'), /Месяц станет: перебоев 4 из 3 · без связи 3 ч 38 мин из 12 ч/u);
    assert.match(await visit.text('.foreseen'), /Этот перебой нарушит норму месяца/u);
    await form.getByRole('button', { name: 'Сообщить' }).click();
    await visit.page.locator('form.report').waitFor({ state: 'detached' });
    const [{ path, body }] = visit.double.state.commands;
    assert.equal(path, 'samara/channel/website/report-interruption');
    assert.deepEqual(
      { ...body, report: body.report.slice(0, 5) },
      {
        report: 'hand:',
        startsAt: '2026-11-24T05:20:00Z',
        endsAt: '2026-11-24T06:20:00Z',
        reason: 'плановые работы: обновление',
        forceMajeure: false,
      },
    );
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  it('are ended for every report of them, corrected and taken back', async () => {
    const visit = await browsing.visit('/notices/samara');
    await visit.ready();
    const one = visit.page.locator('.interruption').first();
    await one.locator('summary').click();
    await one.locator('[name=at]').fill('2026-11-24T10:00');
    await one.getByRole('button', { name: 'Завершить' }).click();
    await one.locator('button:not([disabled])').first().waitFor();
    await one.locator('[name=reason]').fill('гроза');
    await one.locator('[name=force]').check();
    await one.getByRole('button', { name: 'Исправить' }).click();
    await one.locator('button:not([disabled])').first().waitFor();
    await one.locator('[name=why]').fill('ошибка пробы');
    await one.getByRole('button', { name: 'Перебоя не было' }).click();
    await visit.page.waitForFunction(() => document.querySelector('.interruption button:not([disabled])'));

    assert.deepEqual(
      visit.double.state.commands.map(({ path, body }) => [path.split('/').at(-1), body]),
      [
        ['report-interruption', { report: 'probe:web:1', endsAt: '2026-11-24T06:00:00Z' }],
        ['report-interruption', { report: 'r-1', endsAt: '2026-11-24T06:00:00Z' }],
        ['correct-interruption', { interruption: 'r-1', reason: 'гроза', forceMajeure: true }],
        ['withdraw-interruption', { interruption: 'r-1', why: 'ошибка пробы' }],
      ],
    );
    await visit.close();
  });

  it('are not counted while every probe fails, and the page says so', async () => {
    const visit = await browsing.visit('/notices/samara');
    await visit.ready();

    assert.match(await visit.text('.doubt'), /не отвечают с 24\.11\.2026, 09:20\. Скорее всего, сбой у нас/u);
    await visit.close();
  });

  it('that are refused say why, and what was typed stays', async () => {
    const visit = await browsing.visit('/notices/samara?form=interruption', {
      before: double =>
        (double.state.answer = () => [409, { type: 'urn:opshub:problem:span-wrong', detail: 'x', status: 409 }]),
    });
    await visit.ready();
    await visit.page.locator('form.report [name=reason]').fill('обновление');
    await visit.page.getByRole('button', { name: 'Сообщить', exact: true }).click();
    await visit.page.locator('[role=alert]').waitFor();

    assert.match(await visit.text('[role=alert]'), /Не принято: Перебой заканчивается после начала/u);
    assert.equal(await visit.page.locator('form.report [name=reason]').inputValue(), 'обновление');
    await visit.close();
  });
});
