// The real program, as `./run` starts it: a simulated day on the pages that people open.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { chromiumPath, openBrowser } from './browser.mjs';

const program = join(import.meta.dirname, '../../../silo/bin/Release/net10.0/opshub.dll');
const ci = process.env.CI === 'true';
const missing =
  (chromiumPath() === null && 'no Chromium on this machine') ||
  (!existsSync(program) && 'the program is not built (dotnet build -c Release)');
const skip = ci ? false : missing;

describe('The demonstration in a browser', { skip }, () => {
  let demo;
  let browser;
  before(async () => {
    assert.equal(missing, false);
    demo = await startDemo();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('shows every office of the company and moves within seconds', async () => {
    const { page, complaints } = await open('/wall/samara');
    await page.locator('[data-tile]').first().waitFor();
    const first = await page.locator('footer').innerText();
    await page.waitForFunction(was => document.querySelector('footer').innerText !== was, first, { timeout: 20_000 });

    assert.ok((await page.locator('[data-tile]').count()) >= 30);
    assert.match(await page.locator('header').innerText(), /имитация/);
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(complaints, []);
  });

  it('shows the compliance ledger of the running month', async () => {
    const { page, complaints } = await open('/standard/saratov');
    await page.locator('tbody tr').first().waitFor();

    assert.ok((await page.locator('tbody tr').count()) >= 40);
    assert.match((await page.locator('tbody').innerText()).replaceAll('\u00a0', ' '), /Ожидание в очереди ЦОК/);
    assert.deepEqual(complaints, []);
  });

  it('shows a lively desk of appeals for each company', async () => {
    for (const company of ['khges', 'mordovia', 'samara', 'saratov', 'vladimir']) {
      const { page, complaints, context } = await open(`/appeals/${company}`);
      await page.locator('tbody tr').nth(10).waitFor();
      await page.locator('tbody a').first().click();
      await page.locator('.card .history li').first().waitFor();

      assert.match(await page.locator('header').first().innerText(), /имитация/);
      // a device key reads; nobody is named to it, and it may do nothing
      assert.match(
        (await page.locator('.card').innerText()).replaceAll('\u00a0', ' '),
        /данные заявителя вам не показываются/,
      );
      assert.equal(await page.locator('.card [data-step]').count(), 0);
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });

  it('keeps the wall for a device that has shown its key once', async () => {
    const { page, context } = await open('/wall/vladimir');
    await page.locator('[data-tile]').first().waitFor();
    const again = await context.newPage();
    await again.goto(`${demo.url}/wall/vladimir`);
    await again.locator('[data-tile]').first().waitFor();

    assert.ok((await again.locator('[data-tile]').count()) >= 10);
  });

  it('shows no wall to somebody without a key', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${demo.url}/wall/samara`);
    await page.locator('a[href^="/sign-in"]').first().waitFor();

    assert.equal(await page.locator('[data-tile]').count(), 0);
  });

  it('shows calls and waits in the hall, on a large screen and on a phone', async () => {
    for (const [width, height] of [
      [1920, 1080],
      [1080, 1920],
      [390, 844],
    ]) {
      const { page, complaints, context } = await open('/screen/samara', { width, height });
      await page.locator('.called li').first().waitFor();

      assert.match((await page.locator('.called li').first().innerText()).replace(/\s+/g, ' '), /^\p{Lu} \d{3}/u);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px wide`);
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });

  it('lets the administrator in with the printed password and lists the boards', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${demo.url}/sign-in`);
    await page.locator('input[name="login"], input[autocomplete="username"]').fill(demo.login);
    await page.locator('input[type="password"]').fill(demo.password);
    await page.locator('button[type="submit"]').click();
    await page.locator('.walls a[href="/wall/saratov"]').waitFor();

    assert.equal(await page.locator('.walls a[href^="/wall/"]').count(), 5);
  });

  async function open(path, { width = 1920, height = 1080 } = {}) {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto(demo.addresses.find(address => address.includes(`${path}/`) || address.includes(`${path}#`)));
    return { page, context, complaints };
  }
});

async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'opshub-demo-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn('dotnet', [program, 'demo', '--urls', url, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = [];
  await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the program ended with ${code}:\n${printed.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      printed.push(line);
      if (line.startsWith('The day goes on')) resolve();
    });
  });
  child.removeAllListeners('exit');
  const [, login, password] = printed.join('\n').match(/keep it\): (\S+) \/ (\S+)/);
  const stop = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, login, password, addresses: printed.join('\n').match(/http:\S+#key=\S+/g), stop };
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
