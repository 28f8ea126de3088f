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
});
