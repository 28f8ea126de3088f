import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';
import { faultsOfText } from './look.mjs';

describe('A customer’s contacts', { skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  it('are found by an account number that neither the address nor the history ever holds', async () => {
    const visit = await browsing.visit('/journey/samara?call=7001', { width: 390, height: 844 });
    const asked = [];
    visit.page.on('request', request => asked.push(request.url()));
    await visit.page.locator('input[name=name]').fill('630000000001');
    await visit.page.getByRole('button', { name: 'Найти' }).click();
    await visit.page.locator('.contacts li').nth(7).waitFor();
    await visit.page.waitForFunction(() => location.search === '');

    assert.deepEqual(visit.double.state.searches.map(JSON.parse), [{ contract: '630000000001', skip: 0, take: 50 }]);
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter(url => url.includes('630000000001')),
      [],
    );
    await visit.close();
  });

  it('come page by page and by kind', async () => {
    const visit = await browsing.visit('/journey/samara?customer=years');
    const entries = visit.page.locator('.contacts li');
    await entries.nth(49).waitFor();
    assert.equal(await entries.count(), 50);
    await visit.page.getByRole('button', { name: 'Показать раньше: ещё 18' }).click();
    await entries.nth(67).waitFor();
    assert.equal(await entries.count(), 68);
    await visit.page.getByRole('button', { name: /^Отключения/ }).click();
    await visit.page.waitForFunction(() => document.querySelectorAll('.contacts li').length === 1);

    assert.match(await visit.text('.contacts li'), /возможно Отключение: аварийное · включили/);
    await visit.close();
  });

  it('of a call say how long he waited and talked, what was promised and until when its recording is kept', async () => {
    const visit = await browsing.visit('/journey/samara?call=7001');
    await visit.page.locator('.contacts li').nth(7).waitFor();

    assert.match(
      await visit.text('.contacts li:nth-child(3)'),
      /ждал 1:35 · разговор 5:40 · обещали перезвонить до 16\.11\.2026, 16:00 · запись rec-20261115-7001, хранить до 15\.12\.2026, 13:18 · повторно/,
    );
    await visit.close();
  });

  it('of a visit say how long he waited and was served', async () => {
    const visit = await browsing.visit('/journey/samara?call=7001');
    await visit.page.locator('.contacts li').nth(7).waitFor();

    assert.match(await visit.text('.contacts'), /Визит.*? · ждал 4:10 · приём 6:30 · повторно/);
    await visit.close();
  });

  it('say why there are none, and what is no longer told of whoever withdrew consent', async () => {
    for (const [customer, said] of [
      ['nobody', /Обращений не найдено/],
      ['over', /Сейчас вам эти обращения не показываются/],
      ['erased', /Согласие отозвано: обращения остались, чьи они, прочесть нельзя/],
    ]) {
      const visit = await browsing.visit(`/journey/samara?customer=${customer}`, { width: 390, height: 844 });
      await visit.page.locator('.said, .contacts').first().waitFor();
      assert.match(await visit.text('journey-panel'), said);
      assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], [], customer);
      await visit.close();
    }
  });

  it('are taken along as a file by a head, who says whose names are meant where there are several, and by nobody else', async () => {
    const head = await browsing.visit('/journey/samara', {
      width: 390,
      height: 844,
      before: double => (double.state.mayExport = true),
    });
    await head.page.locator('input[name=name]').fill('630000000001');
    await head.page.getByRole('button', { name: 'Найти' }).click();
    await head.page.getByRole('button', { name: 'Выгрузить данные человека' }).click();
    await head.page.locator('input[name=names]').fill('Аграфена Несуществующая; А. Несуществующая');
    const faults = [...(await head.page.evaluate(faultsOfText)), ...(await head.axe())];
    const [file] = await Promise.all([
      head.page.waitForEvent('download'),
      head.page.getByRole('button', { name: 'Выгрузить данные человека' }).click(),
    ]);
    await head.page.getByText('Файл samara-person-20261124T064722Z.json сохранён').waitFor();

    assert.equal(file.suggestedFilename(), 'samara-person-20261124T064722Z.json');
    assert.deepEqual(head.double.state.exports.map(JSON.parse), [
      { account: '630000000001' },
      { account: '630000000001', names: ['Аграфена Несуществующая', 'А. Несуществующая'] },
    ]);
    assert.equal(head.page.url().includes('630000000001'), false);
    assert.deepEqual([faults, await head.violations()], [[], []]);
    await head.close();

    const supervisor = await browsing.visit('/journey/samara?customer=years');
    await supervisor.page.locator('.contacts li').first().waitFor();
    assert.equal(await supervisor.page.locator('person-export').count(), 0);
    await supervisor.close();
  });
});
