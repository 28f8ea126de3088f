// How good an estimate of a wait is, said beside it: in two words, and the rest in a panel that a press opens.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accuracy } from '../double/accuracy.mjs';
import { chromiumPath } from './browser.mjs';
import { openBrowsing } from './browsing.mjs';
import { faultsOfText } from './look.mjs';

const skip = chromiumPath() === null && 'no Chromium on this machine';
const hand = { width: 390, height: 844 };
const known = { n: 412, maeS: 128.4, biasS: -26, withinP90: 0.913, pinballS: 53.5, brier: 0.118 };

/** Each wall with the cell that has an estimate, and what its note says of two minutes. */
const walls = [
  ['/wall/samara', 'wall/samara', 'line/samara-cc', '.phone', 'обычно ±2 мин'],
  ['/wall/samara/x', 'wall/samara/x', 'queue/s1', '.queues tr:first-child', 'обычно ±2 мин'],
  ['/calls/samara', 'calls/samara', 'sum', '.callers', 'обычно ошибаемся на 2 мин'],
];

describe('The accuracy beside an estimate', { skip }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  for (const [path, view, cell, place, says] of walls)
    for (const size of [{}, hand])
      it(`is on ${path} at ${size.width ?? 1920}: its error beside it, the rest behind a press`, async () => {
        const visit = await open(path, view, cell, known, size);
        const note = visit.page.locator(`${place} button.accuracy`);
        assert.equal(plain(await note.first().innerText()), says);

        assert.deepEqual(await visit.page.evaluate(faultsOfText), []);

        await note.first().click();
        const panel = visit.page.locator('.accuracy-of:popover-open');
        await panel.waitFor();
        const told = plain(await panel.innerText());
        for (const part of [
          /Ошибка в среднем\s+2:08/,
          /обещаем на 0:26 меньше/,
          /91 из 100/,
          /0:53/,
          /0,12/,
          /412 ожиданий/,
        ])
          assert.match(told, part);
        assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);

        await visit.page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
        await visit.close();
      });

  it('is not said of a few outcomes, and that it is not is said', async () => {
    for (const [path, view, cell, place] of walls) {
      const visit = await open(path, view, cell, accuracy(12));
      const note = visit.page.locator(`${place} button.accuracy`).first();
      assert.deepEqual(await visit.page.evaluate(faultsOfText), []);
      assert.equal(plain(await note.innerText()), 'точность: мало данных');

      await note.click();
      assert.match(plain(await visit.page.locator('.accuracy-of:popover-open').innerText()), /Сбылось 12 прогнозов/);
      await visit.close();
    }
  });

  it('has no place where there is no estimate: the strip says why', async () => {
    const visit = await browsing.visit('/wall/samara');
    await visit.ready();
    const cell = visit.double.cells('wall/samara')['line/samara-cc'];
    visit.double.push('wall/samara', { 'line/samara-cc': { ...cell, ewt: null } });

    await visit.page.locator('.phone', { hasText: 'пока мало данных' }).waitFor();
    assert.equal(await visit.page.locator('.phone button.accuracy').count(), 0);
    assert.deepEqual(await visit.page.evaluate(faultsOfText), []);
    await visit.close();
  });

  async function open(path, view, cell, told, size = {}) {
    const visit = await browsing.visit(path, size);
    await visit.ready();
    visit.double.push(view, { [cell]: { ...visit.double.cells(view)[cell], accuracy: told } });
    await visit.page.waitForFunction(
      n => [...document.querySelectorAll('.accuracy-of')].some(each => each.textContent.includes(n)),
      String(told.n),
    );
    return visit;
  }
});

const plain = text => text.replaceAll('\u00a0', ' ').trim();
