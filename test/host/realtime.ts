/**
 * Forge Realtime as far as a page uses it: a message reaches every page that listens to the same channel, in any browser.
 *
 * A channel is its name and where it stands: the module and the issue or project it is shown on, or, where the caller
 * says so, some of those alone, or nothing at all. Nobody listening, a message has no id. Fifty calls a second for an
 * installation, of both kinds together. Sources: developer.atlassian.com, *Realtime bridge*, *Authorizing Realtime
 * channels*, *Realtime limits*. How a call over the limit is answered is believed, not seen.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import * as v from 'valibot';

const CONTEXTS = ['board', 'issue', 'project'] as const;
const Options = v.strictObject({ contextOverrides: v.optional(v.array(v.picklist(CONTEXTS))) });
const Channel = {
  channelName: v.pipe(v.string(), v.minLength(1)),
  isGlobal: v.optional(v.boolean(), false),
  // A token, or messages of before: strict, so that whoever needs them models them here first.
  options: v.optional(Options, {}),
} as const;
const Publish = v.object({ ...Channel, eventPayload: v.union([v.string(), v.record(v.string(), v.unknown())]) });
const Subscribe = v.object(Channel);
const Extension = v.object({
  board: v.optional(v.object({ id: v.union([v.string(), v.number()]) })),
  issue: v.optional(v.object({ id: v.string() })),
  project: v.optional(v.object({ id: v.string() })),
});

export interface RealtimeCall {
  readonly moduleKey: string;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly cmd: 'publishRealtimeChannel' | 'subscribeRealtimeChannel';
  readonly data: unknown;
}

export interface Realtime {
  /** Publishes, or opens a subscription whose messages wait for its `stream`. @throws over the limit */
  call(call: RealtimeCall): unknown;
  /** The messages of a subscription as server-sent events, until the page hangs up. False = there is no such one. */
  stream(ticket: string, response: ServerResponse): boolean;
}

interface Subscription {
  readonly channel: string;
  readonly waiting: string[];
  send: ((message: string) => void) | null;
}

const MOST_A_SECOND = 50;
/** A page that asked and went away again is not waited for. */
const UNCLAIMED_MS = 10_000;

/** @param nowMs real time: how often pages call has nothing to do with the host's clock */
export function createRealtime(nowMs: () => number = Date.now): Realtime {
  const open = new Map<string, Subscription>();
  let recent: readonly number[] = [];

  const spend = (): void => {
    const now = nowMs();
    recent = recent.filter((ms) => ms > now - 1000);
    if (recent.length >= MOST_A_SECOND) throw new Error('429: Forge Realtime allows 50 calls a second');
    recent = [...recent, now];
  };

  const publish = (channel: string, payload: unknown): unknown => {
    const listening = [...open.values()].filter((one) => one.channel === channel);
    for (const one of listening) {
      if (one.send === null) one.waiting.push(JSON.stringify(payload));
      else one.send(JSON.stringify(payload));
    }
    return listening.length === 0
      ? { eventId: null, eventTimestamp: null }
      : { eventId: randomUUID(), eventTimestamp: String(nowMs()) };
  };

  const subscribe = (channel: string): unknown => {
    const ticket = randomUUID();
    open.set(ticket, { channel, waiting: [], send: null });
    setTimeout(() => {
      if (open.get(ticket)?.send === null) open.delete(ticket);
    }, UNCLAIMED_MS).unref();
    return { ticket };
  };

  return {
    call(call) {
      spend();
      if (call.cmd === 'subscribeRealtimeChannel') return subscribe(channelOf(call, v.parse(Subscribe, call.data)));
      const message = v.parse(Publish, call.data);
      return publish(channelOf(call, message), message.eventPayload);
    },
    stream(ticket, response) {
      const subscription = open.get(ticket);
      if (subscription === undefined || subscription.send !== null) return false;
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const send = (message: string): void => void response.write(`data: ${message}\n\n`);
      subscription.send = send;
      response.write(': open\n\n');
      for (const message of subscription.waiting.splice(0)) send(message);
      response.on('close', () => open.delete(ticket));
      return true;
    },
  };
}

function channelOf(
  { moduleKey, extension }: RealtimeCall,
  { channelName, isGlobal, options }: v.InferOutput<typeof Subscribe>,
): string {
  if (isGlobal) return JSON.stringify(['global', channelName]);
  const here = v.parse(Extension, extension);
  const wanted = options.contextOverrides ?? null;
  const places = (wanted ?? CONTEXTS).map((name) => [name, String(here[name]?.id ?? '')]);
  return JSON.stringify([wanted === null ? moduleKey : null, ...places, channelName]);
}
