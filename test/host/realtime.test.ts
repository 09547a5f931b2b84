/** Forge Realtime in the local host: who hears what, over the same addresses the pages use. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHost, type RunningHost } from './host';
import { createRealtime } from './realtime';

let host: RunningHost;

beforeAll(async () => {
  host = await startHost({ port: 0 });
  host.site.addUser({ accountId: 'ada', displayName: 'Ada' });
});
afterAll(() => host.close());

const Answer = v.union([
  v.object({ error: v.object({ message: v.string() }) }),
  v.object({ result: v.record(v.string(), v.unknown()) }),
]);
const Ticket = v.object({ result: v.object({ ticket: v.string() }) });

interface From {
  readonly moduleKey?: string;
  readonly project?: string;
}

async function bridge(cmd: string, data: unknown, { moduleKey = 'premise-page', project = '1' }: From = {}) {
  const body = JSON.stringify({ accountId: 'ada', moduleKey, extension: { project: { id: project } }, cmd, data });
  const response = await fetch(`${host.url ?? ''}/bridge`, { method: 'POST', body });
  return v.parse(Answer, await response.json());
}

/** The messages a page that listens from there receives, as they come. */
async function listening(data: Readonly<Record<string, unknown>>, from: From = {}) {
  const { result } = v.parse(Ticket, await bridge('subscribeRealtimeChannel', { channelName: 'retro', ...data }, from));
  const address = `${host.url ?? ''}/host/realtime/${result.ticket}`;
  const hangUp = new AbortController();
  const response = await fetch(address, { signal: hangUp.signal });
  const heard: unknown[] = [];
  const read = async (): Promise<void> => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const part = await reader?.read();
      if (part?.value === undefined) return;
      text += part.value;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) heard.push(JSON.parse(event.slice(6)));
    }
  };
  // Hanging up ends the reading; whatever it says then is no news.
  read().catch(() => undefined);
  return { address, heard, hangUp: () => hangUp.abort() };
}

const publish = (eventPayload: unknown, data: Readonly<Record<string, unknown>> = {}, from: From = {}) =>
  bridge('publishRealtimeChannel', { channelName: 'retro', eventPayload, ...data }, from);

describe('a message', () => {
  test('reaches whoever listens to that channel of the same module on the same project, and nobody else', async () => {
    const all = await Promise.all([
      listening({}),
      listening({}, { project: '2' }),
      listening({}, { moduleKey: 'premise-settings' }),
      listening({ channelName: 'other' }),
      listening({ isGlobal: true }),
      listening({ options: { contextOverrides: ['project'] } }, { moduleKey: 'premise-settings' }),
    ]);
    const told = await publish({ rev: 7 });
    expect(told).not.toMatchObject({ result: { eventId: null } });
    await publish('to all', { isGlobal: true });
    await publish('on the project', { options: { contextOverrides: ['project'] } });
    await expect
      .poll(() => all.map(({ heard }) => heard))
      .toEqual([[{ rev: 7 }], [], [], [], ['to all'], ['on the project']]);
    for (const one of all) one.hangUp();
  });

  test('nobody hears has no id, and who has hung up hears nothing', async () => {
    expect(await publish('x', { channelName: 'empty' })).toEqual({ result: { eventId: null, eventTimestamp: null } });
    const one = await listening({ channelName: 'left' });
    one.hangUp();
    await expect.poll(() => publish('x', { channelName: 'left' })).toMatchObject({ result: { eventId: null } });
    expect((await fetch(one.address)).status).toBe(404);
  });

  test('what the host does not model is refused by name', async () => {
    const answers = [
      await bridge('subscribeRealtimeChannel', { channelName: 'retro', options: { replaySeconds: 10 } }),
      await bridge('publishRealtimeChannel', { channelName: 'retro', eventPayload: 'x', options: { token: 'x' } }),
      await bridge('publishRealtimeChannel', { channelName: 'retro', eventPayload: 7 }),
    ];
    for (const answer of answers) expect(answer).toHaveProperty('error');
  });

  test('on a bad day is refused', async () => {
    host.failNext({ service: 'browser', on: 'RealtimeChannel', with: '503', times: 2 });
    expect(await publish('x')).toEqual({ error: { message: 'Forge Realtime answered 503' } });
    expect(await bridge('subscribeRealtimeChannel', { channelName: 'retro' })).toMatchObject({ error: {} });
  });
});

test('fifty calls a second, of both kinds together, are taken and no more', () => {
  let nowMs = 0;
  const realtime = createRealtime(() => nowMs);
  const call = (cmd: 'publishRealtimeChannel' | 'subscribeRealtimeChannel'): unknown =>
    realtime.call({ moduleKey: 'm', extension: {}, cmd, data: { channelName: 'c', eventPayload: 'x' } });
  for (let nth = 0; nth < 25; nth += 1) {
    call('publishRealtimeChannel');
    call('subscribeRealtimeChannel');
  }
  expect(() => call('publishRealtimeChannel')).toThrow('50 calls a second');
  nowMs = 1_000;
  expect(call('publishRealtimeChannel')).toMatchObject({ eventTimestamp: '1000' });
});
