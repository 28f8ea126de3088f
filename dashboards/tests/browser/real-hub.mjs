// The real program with an empty log, for tests that play with it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '../../../silo/bin/Release/net10.0/opshub.dll');

/** Why there is no program to play with, or false. */
export const programMissing = !existsSync(program) && 'the program is not built (dotnet build -c Release)';

/** A served hub on a free port of this machine; `admin` is a way to ask it as its first administrator. */
export async function startHub() {
  const data = mkdtempSync(join(tmpdir(), 'opshub-hub-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const log = `sqlite:${join(data, 'opshub.db')}`;
  const child = spawn(
    'dotnet',
    [program, 'serve', 'Access:Demonstration=true', '--log', log, '--urls', url, '--data', data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const signIn = await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the program ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      const [, login, password] = /keep it\): (\S+) \/ (\S+)/.exec(line) ?? [];
      if (password !== undefined) resolve({ login, password });
    });
  });
  child.removeAllListeners('exit');
  const session = await fetch(`${url}/api/v1/session`, post(signIn));
  const cookie = session.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ');
  return {
    url,
    admin: (path, body, key) =>
      fetch(`${url}/api/v1/${path}`, post(body, { cookie, origin: url, ...(key && { 'idempotency-key': key }) })),
    put: (path, body) => fetch(`${url}/api/v1/${path}`, { ...post(body, { cookie, origin: url }), method: 'PUT' }),
    get: async path => (await fetch(`${url}/api/v1/${path}`, { headers: { cookie } })).json(),
    /** An account with one role in a company. */
    async person(login, role, company) {
      const answer = await this.admin('accounts', { login, password, roles: [{ role, company }] });
      if (!answer.ok) throw new Error(await answer.text());
      return { login, password };
    },
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const password = 'correct horse battery';

const post = (body, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
