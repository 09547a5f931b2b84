/** Reading what a browser or a script sends to the host. */
import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { Host } from './host';
import type { Actor } from './types';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Other sites in the same browser must not reach in, by a name that leads here or from a page of theirs. */
export function refusalOf(request: IncomingMessage): string | null {
  const own = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(own)) return 'this server answers to localhost only';
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${own}` ? null : `pages of ${origin} may not call this server`;
}

/** The person basic auth names, by email or account id; any password will do. */
export function actorOf(request: IncomingMessage, host: Host): Actor {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Basic' || token === undefined) return { kind: 'none' };
  const [name] = Buffer.from(token, 'base64').toString('utf8').split(':');
  const user = host.site.users().find(({ accountId, email }) => accountId === name || email === name);
  return user === undefined ? { kind: 'none' } : { kind: 'user', accountId: user.accountId };
}

export function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const chunk = Buffer.from(v.parse(v.instance(Uint8Array), part));
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('the request body is larger than 8 MB');
    parts.push(chunk);
  }
  return size === 0 ? null : Buffer.concat(parts).toString('utf8');
}

export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  return JSON.parse((await bodyOf(request)) ?? 'null');
}
