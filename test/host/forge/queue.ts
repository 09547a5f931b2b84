/**
 * Async events: what `Queue.push` of `@forge/events` sends. Limits are those of the platform's documentation
 * (limits-async-events): 50 events and 200 KB a push, 100 KB an event for consumers that run longer than 55 s, 900 s
 * of delay, 500 events a minute and installation, 1,000 pushes from one origin.
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Answer } from './answers';
import { notModelled } from './answers';
import type { Backlog, WorkItem } from './backlog';
import type { Invocation } from './invocation';
import type { AppManifest } from './manifest';
import { functionOf } from './manifest';

const PUBLISH = '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}';
const MAX_EVENTS = 50;
const MAX_PUSH_BYTES = 200 * 1024;
const MAX_LONG_EVENT_BYTES = 100 * 1024;
const LONG_SECONDS = 55;
const MAX_DELAY_SECONDS = 900;
const EVENTS_PER_MINUTE = 500;
const PUSHES_PER_ORIGIN = 1000;

const PushRequest = v.object({
  queueName: v.string(),
  jobId: v.string(),
  type: v.literal('avi:forge:app:event'),
  schema: v.literal('ari:cloud:ecosystem::forge/app-event-2'),
  payload: v.array(
    v.object({
      body: v.record(v.string(), v.unknown()),
      delayInSeconds: v.optional(v.number()),
      concurrency: v.optional(v.object({ key: v.string(), limit: v.number() })),
    }),
  ),
  time: v.string(),
});

export interface Queues {
  /** What a test may match on. */
  label(path: string, body: string): string;
  request(path: string, body: string, pusher: Pick<Invocation, 'origin'>): Answer;
}

export interface QueuesOptions {
  readonly manifest: AppManifest;
  readonly backlog: Backlog;
  readonly now: () => number;
}

export function createQueues(options: QueuesOptions): Queues {
  const recent: number[] = [];

  const overRate = (events: number): boolean => {
    const since = options.now() - 60_000;
    while (recent[0] !== undefined && recent[0] <= since) recent.shift();
    if (recent.length + events > EVENTS_PER_MINUTE) return true;
    for (let event = 0; event < events; event += 1) recent.push(options.now());
    return false;
  };

  const publish = (body: string, pusher: Pick<Invocation, 'origin'>): Answer => {
    const push = v.parse(PushRequest, JSON.parse(body));
    const consumer = options.manifest.consumers.find((module) => module.queue === push.queueName);
    if (consumer === undefined) return refused(400, `manifest.yml has no consumer of the queue ${push.queueName}`);
    const { timeoutSeconds } = functionOf(options.manifest, consumer.function);
    const wrong = refusal(push, (timeoutSeconds ?? 0) > LONG_SECONDS);
    if (wrong !== null) return wrong;
    if (overRate(push.payload.length)) return refused(429, `more than ${String(EVENTS_PER_MINUTE)} events a minute`);
    if (options.backlog.countPushes(pusher.origin, 1) > PUSHES_PER_ORIGIN) {
      return refused(405, `more than ${String(PUSHES_PER_ORIGIN)} pushes from one origin`);
    }
    const nowMs = options.now();
    options.backlog.add(
      push.payload.map((event): WorkItem => ({
        id: randomUUID(),
        moduleKey: consumer.key,
        functionKey: consumer.function,
        createdMs: nowMs,
        notBeforeMs: nowMs + (event.delayInSeconds ?? 0) * 1000,
        origin: pusher.origin,
        retry: null,
        what: {
          kind: 'queue',
          queueName: push.queueName,
          jobId: push.jobId,
          body: event.body,
          concurrency: event.concurrency ?? null,
        },
      })),
    );
    return { status: 201, body: {} };
  };

  return {
    label: (path, body) => (path === PUBLISH ? `publish ${v.parse(PushRequest, JSON.parse(body)).queueName}` : path),
    request: (path, body, pusher) =>
      path === PUBLISH ? publish(body, pusher) : notModelled(`queue ${path}`, 'test/host/forge/queue.ts'),
  };
}

function refusal(push: v.InferOutput<typeof PushRequest>, isLong: boolean): Answer | null {
  if (push.payload.length === 0) return refused(400, 'no events');
  if (push.payload.length > MAX_EVENTS) return refused(413, `more than ${String(MAX_EVENTS)} events`);
  if (sizeOf(push.payload) > MAX_PUSH_BYTES) return refused(413, 'more than 200 KB');
  if (isLong && push.payload.some((event) => sizeOf(event) > MAX_LONG_EVENT_BYTES)) {
    return refused(413, 'more than 100 KB in an event for a consumer that runs longer than 55 s');
  }
  if (push.payload.some(({ delayInSeconds: s = 0 }) => s < 0 || s > MAX_DELAY_SECONDS)) {
    return refused(400, `a delay is 0 to ${String(MAX_DELAY_SECONDS)} seconds`);
  }
  return null;
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The SDK reads `errorMessage` of a 413 and `message` of the others. */
function refused(status: number, message: string): Answer {
  return { status, body: { message, errorMessage: message } };
}
