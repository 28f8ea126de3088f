import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';

const skip = chromiumPath() === null && 'no Chromium on this machine';
let browsing;
before(async () => {
  if (!skip) browsing = await openBrowsing();
});
after(() => browsing?.close());

const visit = async (company, options = {}) => {
  const opened = await browsing.visit(`/window/${company}/togliatti/1`, { width: 1440, height: 900, ...options });
  await opened.ready();
  return opened;
};
const view = company => `console/${company}/togliatti/1`;
const sent = async (opened, count) => {
  await opened.page.waitForFunction(() => !document.querySelector('.console main[aria-busy="true"]'));
  for (let look = 0; look < 100 && opened.double.state.commands.length < count; look++)
    await opened.page.waitForTimeout(50);
  return opened.double.state.commands.map(({ path, body }) => [path.replace(/^.*?\/togliatti/, ''), body]);
};

/** The buttons have come back: the answer is there and a double click is over. */
const free = opened => opened.page.locator('.others button:not([disabled])').first().waitFor();

describe('The window console in a browser', { skip }, () => {
  it('calls, starts and finishes with one key', async () => {
    const opened = await visit('waits');
    const waiting = structuredClone(opened.double.cells(view('waits')).window);
    const ticket = (await import('../double/floor.mjs')).consoles.called.window.tickets[0];
    await opened.page.keyboard.press('Enter');
    await sent(opened, 1);
    opened.double.push(view('waits'), { window: { ...waiting, face: 'calling', tickets: [ticket] } });
    await opened.page.locator('.now.called').waitFor();
    await free(opened);
    await opened.page.keyboard.press('Enter');
    await sent(opened, 2);
    opened.double.push(view('waits'), {
      window: { ...waiting, face: 'serving', tickets: [{ ...ticket, serving: true }] },
    });
    await opened.page.locator('.now.serving').waitFor();
    await free(opened);
    for (const key of ['1', '2', 'KeyW', 'Enter']) await opened.page.keyboard.press(key);

    assert.deepEqual(await sent(opened, 4), [
      ['/call-next', { window: 1 }],
      ['/start-service', { window: 1 }],
      ['/finish-service', { window: 1, ticket: ticket.id, result: 'appeal', topicCodes: ['2.1', '2.3'] }],
      ['/call-next', { window: 1 }],
    ]);
    await opened.close();
  });

  it('asks whose visit it is, tells the hub in a body, and then leads to his earlier contacts', async () => {
    const opened = await visit('samara');
    const asked = [];
    opened.page.on('request', request => asked.push(request.url()));
    const serving = structuredClone(opened.double.cells(view('samara')).window);
    const [ticket] = serving.tickets;
    assert.equal(await opened.page.getByRole('link', { name: 'прежние обращения' }).count(), 0);
    await opened.page.getByLabel('Лицевой счёт').fill('630000000001');
    await opened.page.keyboard.press('Enter');

    assert.deepEqual(await sent(opened, 1), [
      ['/identify-visitor', { ticket: ticket.id, person: { account: '630000000001' } }],
    ]);
    opened.double.push(view('samara'), { window: { ...serving, tickets: [{ ...ticket, known: true }] } });
    const link = opened.page.getByRole('link', { name: 'прежние обращения' });
    await link.waitFor();
    assert.equal(
      await link.getAttribute('href'),
      `/journey/samara?ticket=${encodeURIComponent(`togliatti/${ticket.id}`)}`,
    );
    assert.equal(await opened.page.getByLabel('Лицевой счёт').count(), 0);
    await opened.page.getByRole('button', { name: 'другой счёт' }).click();
    assert.equal(await opened.page.getByLabel('Лицевой счёт').inputValue(), '');
    assert.deepEqual(
      asked.filter(url => url.includes('630000000001')),
      [],
    );
    await opened.close();
  });

  it('keeps an account that the hub does not take, and says why', async () => {
    const opened = await visit('samara');
    opened.double.state.answer = () => [409, { type: 'urn:opshub:problem:nobody-named', detail: 'Nothing tells.' }];
    await opened.page.getByLabel('Лицевой счёт').fill('—');
    await opened.page.getByRole('button', { name: 'Указать' }).click();
    await opened.page.locator('.trouble').waitFor();

    assert.match(await opened.text('.trouble'), /клиента не отличить/);
    assert.equal(await opened.page.getByLabel('Лицевой счёт').inputValue(), '—');
    await opened.close();
  });

  it('takes a double click, and a key that is held, for one', async () => {
    const opened = await visit('waits');
    await opened.page.locator('.go').dblclick({ delay: 20 });
    await opened.page.keyboard.down('Enter');
    await opened.page.keyboard.down('Enter');

    assert.deepEqual(await sent(opened, 1), [['/call-next', { window: 1 }]]);
    await opened.close();
  });

  it('asks again under the same id until somebody answers', async () => {
    const opened = await visit('waits');
    let failures = 2;
    opened.double.state.answer = () =>
      failures-- > 0
        ? [503, { type: 'urn:opshub:problem:busy' }]
        : [200, { outcome: 'done', position: 100, events: [] }];
    await opened.page.keyboard.press('Enter');
    await sent(opened, 3);

    assert.equal(new Set(opened.double.state.commands.map(({ key }) => key)).size, 1);
    assert.equal(opened.double.state.commands.length, 3);
    await opened.close();
  });

  it('gives every click an id of its own', async () => {
    const opened = await visit('called');
    await opened.page.keyboard.press('F2');
    await sent(opened, 1);
    await free(opened);
    await opened.page.keyboard.press('F2');
    await sent(opened, 2);

    assert.equal(new Set(opened.double.state.commands.map(({ key }) => key)).size, 2);
    await opened.close();
  });

  it('says in words why the hub refused', async () => {
    const opened = await visit('called');
    opened.double.state.answer = () => [
      409,
      { type: 'urn:opshub:problem:other-ticket', detail: 'The window has another.' },
    ];
    await opened.page.keyboard.press('F6');
    await opened.page.locator('.trouble').waitFor();

    assert.match(await opened.text('.trouble'), /уже другой талон/);
    assert.deepEqual((await sent(opened, 1))[0][1], { window: 1, ticket: '2026-11-24.А050' });
    await opened.close();
  });

  it('wants a topic before a service may end', async () => {
    const opened = await visit('samara');
    await opened.page.keyboard.press('F4');
    await opened.page.locator('.trouble').waitFor();

    assert.match(await opened.text('.trouble'), /Сначала выберите тему/);
    assert.deepEqual(opened.double.state.commands, []);
    await opened.close();
  });

  it('finds a topic that is not on the first page', async () => {
    const opened = await visit('samara');
    await opened.page.keyboard.press('/');
    await opened.page.locator('.search input').fill('отключ');
    await opened.page.keyboard.press('Enter');
    await opened.page.locator('.topics [aria-pressed="true"]', { hasText: '5.6' }).waitFor();
    await free(opened);
    await opened.page.keyboard.press('F4');

    assert.deepEqual((await sent(opened, 1))[0][1].topicCodes, ['5.6']);
    await opened.close();
  });

  it('forgets what was noted when the next visitor sits down', async () => {
    const opened = await visit('samara');
    await opened.page.keyboard.press('1');
    const cell = structuredClone(opened.double.cells(view('samara')).window);
    cell.tickets[0] = { ...cell.tickets[0], id: '2026-11-24.А050', ticket: 'А\u00a0050' };
    opened.double.push(view('samara'), { window: cell });
    await opened.page.locator('.tk', { hasText: '050' }).waitFor();

    assert.equal(await opened.page.locator('.topics [aria-pressed="true"]').count(), 0);
    await opened.close();
  });

  it('sends on by two keys and asks for a break only where the queue allows one', async () => {
    const opened = await visit('samara');
    await opened.page.keyboard.press('F9');
    await opened.page.keyboard.press('5');
    assert.deepEqual(await sent(opened, 1), [
      ['/transfer-ticket', { window: 1, ticket: '2026-11-24.А039', toWindow: 2 }],
    ]);
    await opened.close();

    const alone = await visit('waits');
    assert.ok(await alone.page.locator('.others button').first().isDisabled());
    assert.match(await alone.text('.brk'), /последнее открытое окно/);
    await alone.close();
  });

  it('opens a closed window with an operator and services', async () => {
    const opened = await visit('closed');
    await opened.page.locator('.go').click();
    await opened.page.getByRole('alert').getByText('введите номер оператора').waitFor();
    await opened.page.getByLabel('Номер оператора').fill('112');
    await opened.page.getByRole('button', { name: 'Договоры и расчёты' }).click();
    await opened.page.locator('#operator').press('Enter');

    assert.deepEqual(await sent(opened, 1), [
      [':1/open-window', { operator: '112', services: ['s1', 's2'], reserve: ['s3'] }],
    ]);
    await opened.close();
  });

  it('raises the alarm only when its keys are held, and tells that it was taken', async () => {
    const opened = await visit('samara', { clock: true });
    await opened.page.keyboard.press('Control+Space');
    await opened.page.clock.runFor(2_000);
    assert.deepEqual(opened.double.state.commands, []);
    await opened.page.keyboard.down('Control');
    await opened.page.keyboard.down('Space');
    await opened.page.clock.runFor(900);
    for (let look = 0; look < 100 && opened.double.state.commands.length === 0; look++)
      await opened.page.clock.runFor(50);
    assert.deepEqual(
      opened.double.state.commands.map(({ path, body }) => [path, body]),
      [['samara/signals/togliatti/raise-signal', { kind: 'panic', window: 1 }]],
    );
    const signal = (await import('../double/floor.mjs')).consoles.alarm['signal/panic:1'];
    opened.double.push(view('samara'), { 'signal/panic:1': { ...signal, acknowledgedBy: 'account:head' } });
    await opened.page.getByText('Тревога принята, помощь идёт').waitFor();
    await opened.close();
  });

  it('keeps the ticket and takes the buttons away while the server is lost', async () => {
    const opened = await visit('samara', { clock: true });
    await opened.double.close();
    await opened.page.clock.runFor(40_000);
    await opened.page.locator('.console.old').waitFor();

    assert.ok(await opened.page.locator('.go').isDisabled());
    assert.match(await opened.text('.trouble'), /Нет связи с сервером/);
    assert.match(await opened.text('.tk'), /А 039/);
    await opened.close();
  });
});
