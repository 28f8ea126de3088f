// The real hub without invented facts, for tests that play a story on its pages.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumPath } from './browser.mjs';

export const program = join(import.meta.dirname, '../../../silo/bin/Release/net10.0/opshub.dll');

/** Why such a test cannot run here, or false. */
export const hubMissing = () =>
  (chromiumPath() === null && 'no Chromium on this machine') ||
  (!existsSync(program) && 'the program is not built (dotnet build -c Release)');

/**
 * Starts `opshub serve` on a log of its own and signs its first administrator in.
 * @param fill Given the log before the hub opens it.
 * @param more Further options of `serve`, and what its environment says besides.
 */
export async function startHub(fill = () => undefined, { options = [], env = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'opshub-visit-'));
  const log = `sqlite:${join(data, 'hub.db')}`;
  fill(log);
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    'dotnet',
    [program, 'serve', 'Access:Demonstration=true', '--urls', url, '--data', data, '--log', log, ...options],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const printed = [];
  await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the program ended with ${code}:\n${printed.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      printed.push(line);
      if (line.includes('keep it)')) resolve();
    });
  });
  child.removeAllListeners('exit');
  const [, login, password] = printed.join('\n').match(/keep it\): (\S+) \/ (\S+)/);
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ');
  let commands = 0;

  /** Asks as the administrator; fails unless the hub agrees. */
  const ask = async (path, body, method = 'POST') => {
    const headers = {
      'content-type': 'application/json',
      origin: url,
      cookie,
      'idempotency-key': `setup-${++commands}`,
    };
    const answer = await fetch(`${url}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  /** A cell of a board, as the administrator sees it. */
  const board = async (name, cell) => (await ask(`boards/${name}`, undefined, 'GET')).cells[cell];
  const stop = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, ask, board, stop };
}

export function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
