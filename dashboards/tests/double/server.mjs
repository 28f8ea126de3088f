// A test double of the hub: static files under the product's own content security policy, and enough of SignalR's JSON
// protocol to serve the invented boards. Run by hand: node tests/double/server.mjs [port].
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { adminAnswer } from './admin.mjs';
import { inboxes } from './alerts.mjs';
import { screens, startMs, walls } from './boards.mjs';
import { bookingAnswer } from './booking.mjs';
import { callCentres, register, story } from './calls.mjs';
import { desk } from './desk.mjs';
import { consoles, floors, officeWalls, tickets } from './floor.mjs';
import { asked as journeyAsked, journey } from './journey.mjs';
import { outageBoards, outagesAnswer } from './outages.mjs';
import { standardAnswer } from './norms.mjs';
import { noticesAnswer } from './notices.mjs';
import { pastAnswer } from './past.mjs';
import { whatIfAnswer } from './what-if.mjs';

const end = '\u001e';
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Company ids with a meaning of their own; any other one is served from the boards and lives on heartbeats. */
const special = { loading: 'silent', stale: 'mute', forbidden: 'forbidden', signedout: 'unauthorized' };

/** A sign-in that has not ended. */
const session = (id, network, beganAt, here = false) => ({
  id,
  network,
  beganAt,
  untilAt: new Date(Date.parse(beganAt) + 12 * 3_600_000).toISOString(),
  here,
});

/** A "no" as the hub says it. */
const problem = (status, code) => [status, { type: `urn:opshub:problem:${code}`, title: code, status }];

export async function startDouble({ port = 0, dist = new URL('../../dist/', import.meta.url).pathname } = {}) {
  const startedMs = Date.now();
  const sockets = new Set();
  const state = {
    epoch: 'e1',
    version: '1.0.0',
    signedIn: true,
    provider: null,
    sessions: [
      session('s3', '10.63.4.0/24', '2026-11-24T04:02:00Z', true),
      session('s2', '10.63.4.0/24', '2026-11-23T15:31:00Z'),
      session('s1', '2001:db8:7::/48', '2026-11-23T14:05:00Z'),
    ],
    keys: ['good-key'],
    boards: new Map(),
    seq: 100,
    subscriptions: [],
    standardReads: 0,
    /** One red dot. */
    poster: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
    /** Commands taken: { path, key, body }. */
    commands: [],
    /** Bodies of searches for a customer, as they came. */
    searches: [],
    /** Whether who is signed in may take a person's data along, and what was asked for, as it came. */
    mayExport: false,
    exports: [],
    tickets: structuredClone(tickets),
    /** How a command is answered: status and body, or null for never. */
    answer: () => [200, { outcome: 'done', version: 1, position: state.seq, events: [] }],
  };
  const at = () => new Date(startMs + Date.now() - startedMs).toISOString();

  const boardOf = view => {
    if (state.boards.has(view)) return state.boards.get(view);
    const [kind, company, office, part] = view.split('/');
    const inside = kind === 'wall' ? office !== undefined : part === 'floor';
    const shelf = inside
      ? { wall: officeWalls, screen: floors }[kind]
      : { wall: walls, calls: callCentres, outages: outageBoards, screen: screens, console: consoles, alerts: inboxes }[
          kind
        ];
    const cells = shelf[company] ?? shelf.samara;
    state.boards.set(view, { ...cells });
    return state.boards.get(view);
  };
  const frame = (view, kind, from, cells = {}, gone = []) => ({
    view,
    kind,
    epoch: state.epoch,
    from,
    seq: state.seq,
    at: at(),
    cells,
    gone,
  });
  const send = (socket, message) => socket.readyState === 1 && socket.send(JSON.stringify(message) + end);
  const sendFrame = (socket, body) => send(socket, { type: 1, target: 'frame', arguments: [body] });

  const subscribe = (socket, { invocationId, arguments: [view, epoch, seq] }) => {
    const [, company] = view.split('/');
    state.subscriptions.push({ view, epoch, seq });
    const meaning = special[company];
    if (meaning === 'forbidden')
      return send(socket, {
        type: 3,
        invocationId,
        error: "An unexpected error occurred invoking 'Subscribe' on the server. HubException: forbidden",
      });
    send(socket, { type: 3, invocationId, result: null });
    if (meaning === 'silent') return;
    socket.view = view;
    if (epoch === state.epoch && seq === state.seq) sendFrame(socket, frame(view, 'heartbeat', state.seq));
    else sendFrame(socket, frame(view, 'snapshot', 0, boardOf(view)));
    if (meaning === 'mute') socket.view = null;
  };

  const playPast = (socket, { invocationId, arguments: [view, instant, speed] }) => {
    const { answer, over } = pastAnswer(view, instant, speed, socket.past);
    send(socket, { type: 3, invocationId, result: answer });
    socket.past = over;
    if (over !== undefined) sendFrame(socket, { ...frame(view, 'snapshot', 0, boardOf(view)), ...over });
  };

  const receive = (socket, text) => {
    for (const part of text.split(end).filter(Boolean)) {
      const message = JSON.parse(part);
      if (message.protocol) socket.send('{}' + end);
      else if (message.type === 1 && message.target === 'Subscribe') subscribe(socket, message);
      else if (message.type === 1 && message.target === 'PlayPast') playPast(socket, message);
      else if (message.type === 1 && message.invocationId)
        send(socket, { type: 3, invocationId: message.invocationId, result: null });
    }
  };

  const api = {
    'GET /api/v1/version': () => [200, { version: state.version }],
    'GET /api/v1/session': () =>
      state.signedIn
        ? [
            200,
            {
              login: 'ivanova',
              roles: ['supervisor'],
              rights: [
                { right: 'send-commands', company: 'samara' },
                { right: 'read-figures', company: 'samara' },
                { right: 'read-people', company: 'samara' },
                ...(state.mayExport ? [{ right: 'manage-people', company: 'samara' }] : []),
                { right: 'read-figures', company: 'overfull' },
              ],
            },
          ]
        : [401, { title: 'Unauthorized', status: 401 }],
    'POST /api/v1/session': body => {
      state.signedIn = body.password === 'right' || (body.password === 'given' && body.newPassword?.length > 11);
      if (body.password === 'given' && body.newPassword === undefined) return problem(403, 'password-must-change');
      if (body.newPassword === 'qwerty1234567') return problem(400, 'password-common');
      return state.signedIn ? [204] : problem(401, 'sign-in-failed');
    },
    'PUT /api/v1/session/password': body => (body.oldPassword === 'right' ? [204] : problem(401, 'sign-in-failed')),
    'GET /api/v1/oidc': () => [200, state.provider === null ? {} : { provider: state.provider }],
    'GET /api/v1/sessions': () =>
      state.signedIn ? [200, { sessions: state.sessions }] : problem(401, 'not-signed-in'),
    'DELETE /api/v1/sessions': () => ((state.signedIn = false), [204]),
    'DELETE /api/v1/session': () => ((state.signedIn = false), [204]),
    'POST /api/v1/device-session': body =>
      state.keys.includes(body.key) ? ((state.signedIn = true), [204]) : [401, {}],
    'GET /api/v1/boards': () =>
      state.signedIn
        ? [
            200,
            {
              boards: [
                { name: 'calls/samara', title: 'Самараэнерго', kind: 'calls', company: 'samara', office: null },
                { name: 'wall/samara', title: 'Самараэнерго', kind: 'wall', company: 'samara', office: null },
                {
                  name: 'screen/samara/togliatti',
                  title: 'Тольяттинское отделение',
                  kind: 'screen',
                  company: 'samara',
                  office: 'togliatti',
                },
                {
                  name: 'screen/samara/b1',
                  title: 'Самарское отделение',
                  kind: 'screen',
                  company: 'samara',
                  office: 'b1',
                },
                { name: 'wall/khges', title: 'ХГЭС', kind: 'wall', company: 'khges', office: null },
              ],
            },
          ]
        : [401, {}],
  };

  const take = (path, key, body) => {
    state.commands.push({ path: decodeURIComponent(path), key, body });
    return state.answer(state.commands.at(-1));
  };

  const serveFile = (path, response) => {
    const file = normalize(join(dist, path));
    const found = file.startsWith(dist) && extname(file) !== '' && existsSync(file) ? file : join(dist, 'index.html');
    response.writeHead(200, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    createReadStream(found).pipe(response);
  };

  /** The company `media` has one picture for its hall screens. */
  const serveMedia = (company, file, response) => {
    if (file === undefined) {
      const address = `/api/v1/${company}/media/x/poster.png`;
      const items = company === 'media' ? [{ name: 'poster.png', address, kind: 'picture' }] : [];
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ items, passedOver: [] }));
    }
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(state.poster);
  };

  const http = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://double');
    const asked = /^\/api\/v1\/([^/]+)\/appeals(.*)$/.exec(pathname);
    if (asked !== null) {
      const answer = desk(asked[1], asked[2], searchParams, at());
      if (answer === null) return;
      response.writeHead(answer[0], { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer[1]));
    }
    const customer = /^\/api\/v1\/[\w-]+\/journeys$/.test(pathname);
    if (customer) {
      let sent = '';
      for await (const chunk of request) sent += chunk;
      if (request.method === 'POST') state.searches.push(sent);
      const [status, body] = journey(journeyAsked(searchParams, sent === '' ? {} : JSON.parse(sent)), at());
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(body));
    }
    if (/^\/api\/v1\/[\w-]+\/people\/export$/.test(pathname)) {
      let sent = '';
      for await (const chunk of request) sent += chunk;
      state.exports.push(sent);
      const several = JSON.parse(sent).account !== undefined && JSON.parse(sent).names === undefined;
      response.writeHead(several ? 409 : 200, {
        'content-type': 'application/json',
        ...(several ? {} : { 'content-disposition': 'attachment; filename=samara-person-20261124T064722Z.json' }),
      });
      return response.end(several ? '{"type":"urn:opshub:problem:several-names"}' : '{"company":"samara"}');
    }
    const noticed =
      (request.method === 'GET' || pathname.endsWith('/notices/draft')) &&
      pathname.startsWith('/api/v1/') &&
      noticesAnswer(pathname.slice(8), at());
    if (noticed) {
      response.writeHead(noticed[0], { 'content-type': 'application/json' });
      return response.end(JSON.stringify(noticed[1]));
    }
    const managed = pathname.startsWith('/api/v1/') && adminAnswer(pathname.slice(8), request.method);
    if (managed) {
      response.writeHead(managed[0], { 'content-type': 'application/json' });
      return response.end(JSON.stringify(managed[1]));
    }
    if (/^\/api\/v1\/[\w-]+\/calls$/.test(pathname)) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(register(searchParams)));
    }
    const call = /^\/api\/v1\/[\w-]+\/calls\/([^/]+)$/.exec(pathname)?.[1];
    if (call !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(story(call)));
    }
    const outages = request.method === 'GET' && /^\/api\/v1\/([\w-]+)\/outages(?:\/([^/]+))?$/.exec(pathname);
    if (outages) {
      const [status, body] = outagesAnswer(outages[1], outages[2], searchParams);
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(body));
    }
    const code = /^\/api\/v1\/tickets\/(\w+)$/.exec(pathname)?.[1];
    if (code !== undefined) {
      const ticket = state.tickets[code];
      // With `after` the answer is held back until something has changed, or until nobody waits for it any more.
      while (!response.destroyed && ticket !== undefined && state.tickets[code].version === searchParams.get('after'))
        await new Promise(resolve => setTimeout(resolve, 100));
      response.writeHead(ticket === undefined ? 404 : 200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(state.tickets[code] ?? {}));
    }
    const booking = /^\/api\/v1\/([\w-]+)\/booking(\/.*)?$/.exec(pathname);
    if (booking !== null && request.method === 'GET') {
      const answer = bookingAnswer(booking[1], booking[2] ?? '', searchParams);
      if (answer === null) return;
      response.writeHead(answer[0], { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer[1]));
    }
    const whatIf = /^\/api\/v1\/([\w-]+)\/what-if$/.exec(pathname)?.[1];
    if (whatIf !== undefined) {
      const answer = whatIfAnswer(whatIf, searchParams);
      if (answer === null) return;
      response.writeHead(answer[0], { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer[1]));
    }
    const media = /^\/api\/v1\/([\w-]+)\/media\/[\w-]+(\/.+)?$/.exec(pathname);
    if (media !== null) return serveMedia(media[1], media[2], response);
    const standard = /^\/api\/v1\/([\w-]+)\/(norms(?:\/[\w-]+)?|requirements|feedback)$/.exec(pathname);
    const handler =
      standard === null
        ? api[`${request.method} ${pathname}`]
        : () => standardAnswer(standard[1], standard[2], ++state.standardReads);
    const command =
      request.method === 'POST' &&
      /^\/api\/v1\/([\w-]+\/(?:queue|window|signals|kiosk|announcements|caller|outage|notice|channel)\/[^/]+\/[\w-]+|[\w-]+\/booking\/[^/]+(?:\/\w+\/[\w-]+)?|tickets\/\w+\/[\w-]+)$/.exec(
        pathname,
      );
    if (handler === undefined && !command) return serveFile(pathname, response);
    let text = '';
    for await (const chunk of request) text += chunk;
    const body_ = text === '' ? {} : JSON.parse(text);
    const answer = command ? take(command[1], request.headers['idempotency-key'], body_) : handler(body_);
    if (answer === null) return; // never answers
    const [status, body] = answer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  const hub = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (!state.signedIn) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    hub.handleUpgrade(request, socket, head, ws => {
      sockets.add(ws);
      ws.on('message', data => receive(ws, data.toString()));
      ws.on('close', () => sockets.delete(ws));
    });
  });
  const beat = setInterval(() => {
    for (const socket of sockets) if (socket.view) sendFrame(socket, frame(socket.view, 'heartbeat', state.seq));
  }, 1500);
  await new Promise(resolve => http.listen(port, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${http.address().port}`,
    port: http.address().port,
    state,
    cells: boardOf,
    /** Changes cells and tells everybody who watches the view. */
    push(view, cells, { skip = 0 } = {}) {
      Object.assign(boardOf(view), cells);
      const from = state.seq + skip;
      state.seq = from + 1;
      for (const socket of sockets) if (socket.view === view) sendFrame(socket, frame(view, 'delta', from, cells));
    },
    dropAll() {
      for (const socket of sockets) socket.terminate();
    },
    async close() {
      clearInterval(beat);
      for (const socket of sockets) socket.terminate();
      http.closeAllConnections();
      await new Promise(resolve => http.close(resolve));
    },
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const double = await startDouble({ port: Number(process.argv[2] ?? 5080) });
  console.log(`${double.url}/wall/samara\n${double.url}/screen/samara/togliatti`);
}
