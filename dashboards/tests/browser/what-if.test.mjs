import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';
import { faultsOfText } from './look.mjs';

const asked = 'day=2026-11-24&windows=11:00-14:00=%2B2';

describe('A past day with other windows', { skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  it('is put together with a few presses and answered in one sentence; the address keeps the question', async () => {
    const visit = await browsing.visit('/what-if/samara/togliatti', { width: 390, height: 844 });
    await visit.ready();
    await visit.page.locator('input[type=date]').fill('2026-11-24');
    await visit.page.getByRole('button', { name: 'На окно больше' }).click();
    await visit.page.getByRole('button', { name: 'Ещё промежуток' }).click();
    await visit.page.locator('.change').nth(1).locator('select').first().selectOption('15:30');
    for (let press = 0; press < 2; press++)
      await visit.page.getByRole('button', { name: 'На окно меньше' }).nth(1).click();
    await visit.page.getByRole('button', { name: 'Пересчитать' }).click();
    await visit.page.locator('.hours').first().waitFor();

    assert.match(decodeURIComponent(visit.page.url()), /\?day=2026-11-24&windows=11:00-14:00=\+2,15:30-16:00=-2$/u);
    assert.match(
      await visit.text('.outcome .do'),
      /^С 2 окнами больше с 11 до 14 и с 2 окнами меньше с 15:30 до 16 ждали бы в среднем \d+ мин вместо \d+, простой окон \d+ %$/u,
    );
    assert.match(await visit.text('.outcome'), /вторник, 24 ноября/u);
    assert.match(await visit.text('header'), /Тольяттинское отделение/u);
    await visit.close();
  });

  it('shows the hours that were touched, beside the day as it was and its replay', async () => {
    const visit = await browsing.visit(`/what-if/samara/togliatti?${asked}`);
    await visit.ready();
    const mean = visit.page.locator('.measures section').first();

    assert.deepEqual(await mean.locator('.touched th').allInnerTexts(), ['11:00', '12:00', '13:00']);
    assert.deepEqual(await mean.locator('tr', { hasText: '12:00' }).locator('td').allInnerTexts(), [
      '23:00',
      '23:28',
      '10:13',
    ]);
    assert.equal(await mean.locator('tr', { hasText: '12:00' }).locator('.is-breach').count(), 2);
    assert.match(await visit.text('.outcome'), /Расчёту можно верить/u);
    await visit.close();
  });

  it('that does not replay as it was is called a hint', async () => {
    const visit = await browsing.visit(`/what-if/storm/x?${asked}`);
    await visit.ready();

    assert.match(await visit.text('.outcome .is-risk'), /Это только подсказка/u);
    await visit.close();
  });

  it('says that it is played, and cannot be asked twice meanwhile', async () => {
    const visit = await browsing.visit('/what-if/loading/x');
    await visit.ready();
    await visit.page.getByRole('button', { name: 'Пересчитать' }).click();

    assert.match(await visit.text('.what-if [role=status]'), /Проигрываем день/u);
    assert.equal(await visit.page.getByRole('button', { name: 'Пересчитать' }).isDisabled(), true);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.close();
  });

  for (const [company, selector, sentence] of [
    ['empty', '.what-if .said', /никого не вызывали/u],
    ['forbidden', '.notice', /нет права/u],
  ])
    it(`without an answer says why: ${company}`, async () => {
      // the browser itself complains of an answer that is a refusal, so complaints are not looked at
      const visit = await browsing.visit(`/what-if/${company}/x?${asked}`, { width: 390, height: 844 });
      await visit.page.locator(selector).waitFor();

      assert.match(await visit.text(selector), sentence);
      assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
      await visit.close();
    });

  it('whose server has gone asks to try again', async () => {
    const visit = await browsing.visit('/what-if/samara/x');
    await visit.ready();
    await visit.double.close();
    await visit.page.getByRole('button', { name: 'Пересчитать' }).click();
    await visit.page.locator('.said[role=alert]').waitFor();

    assert.match(await visit.text('.said'), /Сервер не отвечает/u);
    await visit.close();
  });

  it('is a press away from the office wall, on the day of a recording if one is shown', async () => {
    const visit = await browsing.visit('/wall/samara/x?at=2026-11-23T06:32:00Z&speed=0');
    await visit.ready();
    await visit.page.locator('.advice a').click();
    await visit.page.locator('.what-if').waitFor();

    assert.equal(await visit.page.locator('input[type=date]').inputValue(), '2026-11-23');
    await visit.close();
  });
});
