// The appeals desk over the real program: an appeal from its letter to its end, played by clicks.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';
import { programMissing, startHub } from './real-hub.mjs';

const missing = (chromiumPath() === null && 'no Chromium on this machine') || programMissing;
const skip = process.env.CI === 'true' ? false : missing;

describe('The appeals desk over the real hub', { skip }, () => {
  let hub;
  let browser;
  before(async () => {
    assert.equal(missing, false);
    hub = await startHub();
    browser = await openBrowser();
    await hub.person('ivanova', 'executor', 'samara');
    await hub.person('petrov', 'executor', 'samara');
    await hub.person('nachalnik', 'head', 'samara');
    await hub.person('proverka', 'auditor', 'samara');
  });
  after(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('plays an appeal from registering to closing', async () => {
    const { page, complaints } = await open('ivanova');
    await register(page);
    await page.locator('.card h2', { hasText: /^\d{4}-\d{6}$/ }).waitFor();
    assert.match(await text(page, '.card dl'), /Не хватает .*номер договора/s);

    await step(page, 'ask-customer');
    await step(page, 'hear-customer', async form => {
      for (const [name, value] of [
        ['more.contract', '77-1'],
        ['more.contract-date', '01.02.2020'],
        ['person.account', '630000000001'],
        ['person.text', 'Вымышленный текст претензии'],
      ])
        if ((await form.locator(`[name="${name}"]`).count()) > 0) await form.locator(`[name="${name}"]`).fill(value);
    });
    await step(page, 'take-appeal');
    await step(page, 'forward-appeal', form => form.locator('[name=executor]').fill('petrov'));
    await step(page, 'take-appeal');
    await step(page, 'ask-outside', form => form.locator('[name=organisation]').fill('сетевая организация'));
    await step(page, 'hear-outside');
    await step(page, 'extend-appeal', form => form.locator('[name=reason]').fill('ждём акт сетевой организации'));
    assert.match(await text(page, '.card .clock .is-risk'), /Сообщить заявителю о продлении до/);
    await step(page, 'tell-extension');
    await step(page, 'offer-answer');
    await step(page, 'reject-answer', form => form.locator('[name=referredTo]').fill('ГЖИ'));
    await step(page, 'offer-answer');
    await step(page, 'close-appeal', async form => {
      await form.locator('[name=result]').fill('ОТЧ-1');
      await form.locator('[name=firstContact]').selectOption('false');
    });

    const history = await text(page, '.card .history');
    for (const said of [
      'зарегистрировано',
      'запрошены данные',
      'данные получены',
      'принято в работу: ivanova',
      'перенаправлено исполнителю: petrov',
      'срок продлён',
      'о продлении сообщено',
      'ответ не принят',
      'закрыто: ОТЧ-1',
    ])
      assert.ok(history.includes(said), `${said} in\n${history}`);
    assert.match(await text(page, '.card dl'), /Состояние закрыто/);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('shows the clock before anything is sent, and what the standard would miss', async () => {
    const { page } = await open('ivanova');
    const before = (await hub.get('samara/appeals/counts')).counts.open;
    await page.keyboard.press('n');
    await page.locator('.register [name=kind]').selectOption('claim-quality');
    await page.locator('.register [name=channel]').selectOption('post');
    await page.locator('.preview', { hasText: 'укажите её' }).waitFor();
    await page.locator('.register [name=category]').selectOption('citizen');
    await page.locator('.preview .clock strong').first().waitFor();

    assert.match(
      await text(page, '.preview'),
      /Ответ на претензию о качестве: граждане \d\d\.\d\d\.\d{4}, до конца дня/,
    );
    assert.match(await text(page, '.preview'), /Не указано: основания претензии, номер договора/);
    assert.equal((await hub.get('samara/appeals/counts')).counts.open, before);
    await page.keyboard.press('Escape');
    await page.locator('.register').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('takes a letter in with its clock of registration, and registers it later', async () => {
    const { page } = await open('ivanova');
    await page.getByRole('button', { name: 'Принять письмо' }).click();
    await page.locator('.register [name=channel]').selectOption('post');
    await page.locator('.register [type=submit]').click();
    await page.locator('.card .clock', { hasText: 'Регистрация, классификация' }).waitFor();
    assert.match(await text(page, '.card dl'), /Состояние поступило/);

    await page.locator('.card [data-step="register-appeal"]').click();
    await page.locator('.register [name=kind]').selectOption('debt-info');
    await page.locator('.register [name=category]').selectOption('citizen');
    await page.locator('.register [name="person.email"]').fill('p@example.org');
    await page.locator('.register [type=submit]').click();
    await page.locator('.card h2', { hasText: /^\d{4}-\d{6}$/ }).waitFor();

    assert.match(
      await text(page, '.card .history'),
      /поступило, ещё не зарегистрировано.*зарегистрировано.*присвоен номер/s,
    );
    await page.context().close();
  });

  it('does one thing once, however often the button is pressed', async () => {
    const { page } = await open('ivanova');
    await register(page, { complete: true });
    await page.locator('.card [data-step="take-appeal"]').click();
    await page.evaluate(() => {
      const button = document.querySelector('form.step [type=submit]');
      for (let press = 0; press < 5; press++) button.click();
    });
    await page.locator('form.step').waitFor({ state: 'detached' });
    await page.locator('.card .history', { hasText: 'принято в работу' }).waitFor();

    assert.equal((await text(page, '.card .history')).split('принято в работу').length - 1, 1);
    await page.context().close();
  });

  it('lets the quicker of two executors have it and tells the other', async () => {
    const { page: first } = await open('ivanova');
    const { page: second } = await open('petrov');
    await register(first, { complete: true });
    await second.goto(first.url());
    await second.locator('.card [data-step="take-appeal"]').click();
    await step(first, 'take-appeal');
    await second.locator('form.step [type=submit]').click();
    await second.locator('form.step [role=alert]').waitFor();

    assert.match(await text(second, 'form.step [role=alert]'), /изменил кто-то другой/);
    await second.locator('.card dl', { hasText: 'ivanova' }).waitFor();
    const id = new URL(first.url()).searchParams.get('id');
    assert.equal((await hub.get(`samara/appeals/${id}`)).line.executor, 'ivanova');
    for (const page of [first, second]) await page.context().close();
  });

  it('says why not, in plain Russian', async () => {
    const { page } = await open('ivanova');
    await register(page, { complete: true });
    await page.locator('.card .steps-of summary').click();

    const why = await text(page, '.card .steps-of dl');
    assert.match(why, /Записать ответ заявителя В этом состоянии так нельзя/);
    assert.match(why, /Сообщено о продлении Срок не продлевали/);
    assert.match(why, /Отозвать согласие На это у вас нет права/);
    await page.context().close();
  });

  it('shows details to those who may read them, and an auditor may do nothing', async () => {
    const { page: executor } = await open('ivanova');
    await register(executor, { complete: true });
    assert.match(await text(executor, '.card'), /Заявитель Вымышленный/);
    const { page } = await open('proverka');
    await page.goto(executor.url());
    await page.locator('.card').waitFor();

    assert.doesNotMatch(await text(page, '.card'), /Вымышленный/);
    assert.match(await text(page, '.card'), /данные заявителя вам не показываются/);
    assert.equal(await page.locator('.card [data-step]').count(), 0);
    for (const each of [executor, page]) await each.context().close();
  });

  it('withdraws consent only after a person has said so twice, and then nobody can read', async () => {
    const { page: executor } = await open('ivanova');
    await register(executor, { complete: true });
    const { page } = await open('nachalnik');
    await page.goto(executor.url());
    await page.locator('.card [data-step="withdraw-consent"]').click();
    await page.locator('form.step [name=basis]').fill('заявление 12');
    await page.locator('form.step [type=submit]').click();
    assert.equal(await page.locator('form.step').count(), 1); // not without the tick
    await page.locator('form.step [name=understood]').check();
    await page.locator('form.step [type=submit]').click();
    await page.locator('.card', { hasText: 'ключ уничтожен' }).waitFor();

    const card = await hub.get(`samara/appeals/${new URL(page.url()).searchParams.get('id')}`);
    assert.deepEqual([card.detailsState, card.person, card.line.status], ['destroyed', undefined, 'registered']);
    for (const each of [executor, page]) await each.context().close();
  });

  it('leaves without action on a ground of the closed list, on a phone and by keyboard', async () => {
    const { page } = await open('ivanova', { width: 390, height: 844 });
    await register(page, { complete: true });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.locator('.card [data-step="leave-appeal"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('form.step [name=ground]').selectOption('abuse');
    await page.locator('form.step [type=submit]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.card .history', { hasText: 'оставлено без рассмотрения: abuse (п. 7.3)' }).waitFor();
    await page.context().close();
  });

  async function open(login, { width = 1440, height = 900 } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, baseURL: hub.url });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const complaints = [];
    page.on(
      'console',
      message => message.type() === 'error' && complaints.push(`${message.text()} ${message.location().url}`),
    );
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto('/sign-in?next=/appeals/samara');
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[type="password"]').fill('correct horse battery');
    await page.locator('button[type="submit"]').click();
    await page.locator('.openers').waitFor();
    return { page, complaints };
  }

  /** Registers a claim of an invented citizen by clicks. */
  async function register(page, { complete = false } = {}) {
    await page.getByRole('button', { name: 'Новое обращение' }).click();
    const form = page.locator('.register');
    await form.locator('[name=kind]').selectOption('claim-quality');
    await form.locator('[name=channel]').selectOption('internet-reception');
    await form.locator('[name=category]').selectOption('citizen');
    await form.locator('[name="person.name"]').fill('Заявитель Вымышленный');
    await form.locator('[name="person.email"]').fill('z@example.org');
    if (complete) {
      await form.locator('[name="person.account"]').fill('630000000002');
      await form.locator('[name="more.contract"]').fill('77-2');
      await form.locator('[name="more.contract-date"]').fill('01.02.2020');
      await form.locator('[name="person.text"]').fill('Вымышленный текст');
    }
    await form.locator('[type=submit]').click();
    await page.locator('.card .history').waitFor();
  }

  /** Opens a step, fills it in, sends it and waits until the appeal has moved. */
  async function step(page, name, fill) {
    const before = await page.locator('.card .history li').count();
    await page.locator(`.card [data-step="${name}"]`).click();
    const form = page.locator('form.step');
    await form.waitFor();
    await fill?.(form);
    await form.locator('[type=submit]').click();
    await form.waitFor({ state: 'detached' });
    await page.waitForFunction(was => document.querySelectorAll('.card .history li').length > was, before);
  }

  const text = async (page, selector) =>
    (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
});
