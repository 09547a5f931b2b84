import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { AppManifest } from './manifest';
import { createBacklog } from './backlog';
import { createQueues } from './queue';

const manifest: AppManifest = {
  appId: 'app',
  scopes: [],
  functions: new Map([
    ['short', { key: 'short', exportName: 'short', timeoutSeconds: null }],
    ['long', { key: 'long', exportName: 'long', timeoutSeconds: 900 }],
  ]),
  uiModules: [],
  resources: new Map(),
  triggers: [],
  consumers: [
    { key: 'short-consumer', queue: 'short', function: 'short' },
    { key: 'long-consumer', queue: 'long', function: 'long' },
  ],
  schedules: [],
  hasSql: false,
  aliases: [],
};

/** Queues at a standing clock, and what one push is answered: the SDK checks some limits itself, so it is left out. */
function someQueues() {
  let nowMs = 1_000_000;
  const backlog = createBacklog(null);
  const queues = createQueues({ manifest, backlog, now: () => nowMs });
  const push = (payload: readonly unknown[], queueName = 'short', origin = 'origin') =>
    queues.request(
      '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}',
      JSON.stringify({
        queueName,
        jobId: 'job',
        type: 'avi:forge:app:event',
        schema: 'ari:cloud:ecosystem::forge/app-event-2',
        payload,
        time: '',
      }),
      { origin },
    );
  return { backlog, queues, push, pass: (ms: number) => (nowMs += ms), nowMs: () => nowMs };
}

const event = { body: {} };
const times = (count: number) => Array.from({ length: count }, () => event);
/** An event of this many bytes as JSON. */
const sized = (bytes: number) => ({ body: { x: 'x'.repeat(bytes - '{"body":{"x":""}}'.length) } });

describe('what a queue takes', () => {
  test('50 events at once, not 51', () => {
    const { push } = someQueues();
    expect(push(times(50)).status).toBe(201);
    expect(push(times(51)).status).toBe(413);
  });

  test('200 KB at once, not a byte more', () => {
    const { push } = someQueues();
    // The list's own two brackets count.
    expect(push([sized(200 * 1024 - 2)]).status).toBe(201);
    expect(push([sized(200 * 1024 - 1)]).status).toBe(413);
  });

  test('an event for a long-running consumer has 100 KB at most', () => {
    const { push } = someQueues();
    expect(push([sized(100 * 1024)], 'long').status).toBe(201);
    expect(push([sized(100 * 1024 + 1)], 'long').status).toBe(413);
    expect(push([sized(100 * 1024 + 1)], 'short').status).toBe(201);
  });

  test('a delay of 900 seconds, not 901, and it is kept', () => {
    const { push, backlog, nowMs } = someQueues();
    expect(push([{ ...event, delayInSeconds: 900 }]).status).toBe(201);
    expect(push([{ ...event, delayInSeconds: 901 }]).status).toBe(400);
    expect(backlog.items.map((item) => item.notBeforeMs)).toEqual([nowMs() + 900_000]);
  });

  test('500 events a minute, and again the next minute', () => {
    const { push, pass } = someQueues();
    for (let push50 = 0; push50 < 10; push50 += 1) expect(push(times(50)).status).toBe(201);
    expect(push([event]).status).toBe(429);
    pass(60_000);
    expect(push([event]).status).toBe(201);
  });

  test('1,000 pushes from one origin, and the next origin has its own thousand', () => {
    const { push, pass } = someQueues();
    for (let nth = 1; nth <= 1000; nth += 1) {
      pass(1000);
      expect(push([event]).status).toBe(201);
    }
    pass(1000);
    expect(push([event]).status).toBe(405);
    expect(push([event], 'short', 'another').status).toBe(201);
  });

  test('nothing for a queue nobody consumes', () => {
    expect(someQueues().push([event], 'nowhere')).toMatchObject({
      status: 400,
      body: { message: 'manifest.yml has no consumer of the queue nowhere' },
    });
  });

  test('statistics and cancelling are not modelled, and say where they would be', () => {
    const answer = someQueues().queues.request('/webhook/queue/stats/x', '{}', { origin: 'origin' });
    expect(answer.status).toBe(501);
    expect(v.parse(v.object({ message: v.string() }), answer.body).message).toContain('edit test/host/forge/queue.ts');
  });
});
