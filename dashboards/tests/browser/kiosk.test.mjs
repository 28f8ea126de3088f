// The kiosk when nobody touches it, when its server is away, when the office is closed, and for people who sit or see badly.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { issued } from '../double/floor.mjs';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';
import { faultsOfText } from './look.mjs';

const skip = chromiumPath() === null && 'no Chromium on this machine';
const upright = { width: 1080, height: 1920 };
const view = 'screen/samara/x/floor';

describe('The kiosk in a browser', { skip }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  it('asks whether somebody is there, counts, and goes back to its start in the first language', async () => {
    const visit = await browsing.visit('/kiosk/samara/x', { ...upright, clock: true });
    await visit.ready();
    await visit.page.getByRole('button', { name: 'English' }).click();
    await visit.page.getByText('Contracts and accounts').waitFor();
    await visit.page
      .getByRole('button', { name: 'I have a booking' })
      .or(visit.page.locator('.two button').first())
      .first()
      .click();
    await visit.page.clock.runFor(31_000);
    await visit.page.locator('.still').waitFor();
    await visit.page.clock.runFor(11_000);
    await visit.page.locator('.still').waitFor({ state: 'detached' });

    await visit.page.getByText('Договоры и лицевые счета').waitFor();
    assert.equal(await visit.page.locator('.keys').count(), 0);
    assert.equal(await visit.page.locator('html').getAttribute('lang'), 'ru');
    await visit.close();
  });

  it('stays where it is when somebody says so', async () => {
    const visit = await browsing.visit('/kiosk/samara/x', { ...upright, clock: true });
    await visit.ready();
    await visit.page.locator('.two button').first().click();
    await visit.page.clock.runFor(31_000);
    await visit.page.locator('.still button').click();
    await visit.page.clock.runFor(20_000);

    assert.equal(await visit.page.locator('.keys').count(), 1);
    await visit.close();
  });

  it('is larger for those who see badly and lower for those who sit, and can be read so', async () => {
    const visit = await browsing.visit('/kiosk/samara/x', upright);
    await visit.ready();
    const size = () =>
      visit.page
        .locator('.svc .nm b')
        .first()
        .evaluate(each => parseFloat(getComputedStyle(each).fontSize));
    const top = () =>
      visit.page
        .locator('.svc')
        .first()
        .evaluate(each => each.getBoundingClientRect().top);
    const [before, high] = [await size(), await top()];
    await visit.page.getByRole('button', { name: 'Крупнее и контрастнее' }).click();
    assert.ok((await size()) > before);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.page.getByRole('button', { name: 'Крупнее и контрастнее' }).click();
    await visit.page.getByRole('button', { name: 'Кнопки ниже' }).click();

    assert.ok((await top()) > high + 300, 'the list is in reach of somebody who sits');
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.close();
  });

  it('says that it has lost its server and issues nothing until it is back', async () => {
    const visit = await browsing.visit('/kiosk/samara/x', { ...upright, clock: true });
    await visit.ready();
    await visit.double.close();
    await visit.page.clock.runFor(40_000);
    await visit.page.getByText('Терминал не выдаёт талоны').waitFor();
    await visit.page.locator('.svc').first().click();

    assert.equal(await visit.page.locator('.issued').count(), 0);
    assert.equal(await visit.page.locator('.svc').count(), 5);
    await visit.close();
  });

  it('keeps asking for the ticket while the server does not answer, under one id', async () => {
    const visit = await browsing.visit('/kiosk/samara/x', {
      ...upright,
      clock: true,
      before: double => (double.state.answer = () => (double.state.commands.length < 2 ? [503, {}] : [200, issued])),
    });
    await visit.ready();
    await visit.page.locator('.svc').first().click();
    await visit.page.clock.runFor(10_000);
    await visit.page.locator('.issued').waitFor();

    assert.equal(new Set(visit.double.state.commands.map(({ key }) => key)).size, 1);
    assert.equal(visit.double.state.commands.length, 2);
    await visit.close();
  });

  it('says and prints how long to wait, or that it knows too little to say', async () => {
    for (const [ewt, says] of [
      [issued.ewt, '14–21 мин'],
      [undefined, 'пока мало данных'],
    ]) {
      const visit = await browsing.visit('/kiosk/samara/x', {
        ...upright,
        before: double => (double.state.answer = () => [200, { ...issued, ewt }]),
      });
      await visit.ready();
      await visit.page.locator('.svc').first().click();
      await visit.page.locator('.issued').waitFor();
      assert.match(await visit.text('.issued'), new RegExp(says));
      assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);

      // A roll of 80 mm at 96 dots an inch.
      await visit.page.setViewportSize({ width: 302, height: 700 });
      await visit.page.emulateMedia({ media: 'print' });
      assert.match(await visit.text('.slip'), new RegExp(`Ждать, скорее всего\\s+${says}`));
      assert.deepEqual(await visit.page.evaluate(faultsOfText), []);
      await visit.close();
    }
  });

  it('is locked outside the hours, tells them, and opens by itself', async () => {
    const visit = await browsing.visit('/kiosk/closed/x', upright);
    await visit.ready();
    await visit.page.getByText('Сейчас закрыто').waitFor();
    assert.match(await visit.text('.kiosk'), /приём: пн–пт/);
    assert.equal(await visit.page.locator('.svc').count(), 0);
    const floor = view.replace('samara', 'closed');
    visit.double.push(floor, { office: { ...visit.double.cells(floor).office, open: true } });

    await visit.page.locator('.svc').first().waitFor();
    await visit.close();
  });
});
