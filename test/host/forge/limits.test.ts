/** Forge's own limits, from both sides of each, as an app meets them through the real SDK. */
import { afterEach, describe, expect, test } from 'vitest';
import { openHost } from '../open-host';
import type { Host, HostOptions } from '../open-host';
import { seen, timeLeft } from './fixtures/app/src/index';
import { createEchoSite } from './fixtures/site';
import type { EchoSite } from './fixtures/site';

const appDir = `${import.meta.dirname}/fixtures/app`;
const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
let open: Host<EchoSite>[] = [];

/** Its clock stands still unless a test moves it. */
async function aHost(options: Partial<HostOptions<EchoSite>> = {}): Promise<Host<EchoSite>> {
  const host = await openHost({ createSite: createEchoSite, appDir, ...options });
  open.push(host);
  host.clock.pin(START);
  return host;
}

afterEach(async () => {
  for (const host of open) await host.close();
  open = [];
});

const textsOf = (host: Host<EchoSite>) => (seen.get(host.installationId) ?? []).map((note) => JSON.stringify(note));

describe('how long a function may run', () => {
  /** Jira takes this long, by the host's clock. */
  function slowJira(host: Host<EchoSite>, ms: number): void {
    const request = host.site.request.bind(host.site);
    host.site.request = (asked) => {
      host.clock.advance(ms);
      return request(asked);
    };
  }

  test('a resolver of 25 seconds answers, one of a millisecond more is ended', async () => {
    const quick = await aHost();
    slowJira(quick, 25_000);
    await expect(quick.invoke('ada', 'askJiraAsApp')).resolves.toEqual({ kind: 'app' });
    const slow = await aHost();
    slowJira(slow, 25_001);
    await expect(slow.invoke('ada', 'askJiraAsApp')).rejects.toThrow('resolver ran longer than 25 s');
  });

  test('what a function that was ended still asks for never reaches Jira', async () => {
    const host = await aHost();
    await host.invoke('ada', 'whoAmI');
    const asked = host.invoke('ada', 'askJiraAfter', { ms: 20 });
    await new Promise((resolve) => setImmediate(resolve));
    host.clock.advance(25_001);
    await expect(asked).rejects.toThrow('ran longer than 25 s');
    expect(host.site.requests).toEqual([]);
  });

  test('a trigger has 25 seconds, a consumer and a schedule 55, a function that says 900 has 900', async () => {
    const host = await aHost();
    host.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: '1' } });
    await host.invoke('ada', 'push', { text: 'hello' });
    await host.invoke('ada', 'pushLong');
    await host.runUntilIdle();
    await host.tick();
    const given = (key: string) => Math.round((timeLeft.get(`${host.installationId} ${key}`) ?? 0) / 1000);
    expect(['on-event', 'on-work', 'on-tick', 'on-long-work'].map(given)).toEqual([25, 55, 55, 900]);
  });
});

describe('how much a call of a page may carry', () => {
  test('500 KB there, not a byte more', async () => {
    const host = await aHost();
    const payload = (bytes: number) => ({ x: 'x'.repeat(bytes - '{"x":""}'.length) });
    await expect(host.invoke('ada', 'whoAmI', payload(500 * 1024))).resolves.toMatchObject({ accountId: 'ada' });
    await expect(host.invoke('ada', 'whoAmI', payload(500 * 1024 + 1))).rejects.toThrow('larger than 500 KB');
  });

  test('5 MB back, not a byte more', async () => {
    const host = await aHost();
    const bytes = 5 * 1024 * 1024;
    await expect(host.invoke('ada', 'answerOf', { bytes })).resolves.toHaveLength(bytes - 2);
    await expect(host.invoke('ada', 'answerOf', { bytes: bytes + 1 })).rejects.toThrow('larger than 5 MB');
  });
});

describe('how much a queue takes from the app', () => {
  test('500 events a minute: the next push fails in the SDK’s words, and works a minute later', async () => {
    const host = await aHost();
    for (let push = 0; push < 10; push += 1) await host.invoke('ada', 'pushBurst', { events: 50 });
    await expect(host.invoke('ada', 'pushBurst', { events: 1 })).rejects.toThrow('Too many requests.');
    host.clock.advance(60_000);
    await expect(host.invoke('ada', 'pushBurst', { events: 1 })).resolves.toBeUndefined();
  });

  test('each installation has its own 500', async () => {
    const [one, two] = [await aHost(), await aHost()];
    for (let push = 0; push < 10; push += 1) await one.invoke('ada', 'pushBurst', { events: 50 });
    await expect(two.invoke('ada', 'pushBurst', { events: 50 })).resolves.toBeUndefined();
  });
});

describe('asking to be told again', () => {
  const pushRetry = (host: Host<EchoSite>, after: number, dataBytes: number) =>
    host.invoke('ada', 'pushBody', { text: 'ask', retry: { after, dataBytes } });

  test('each time a function asks, at most four times, 900 seconds apart at most', async () => {
    const host = await aHost();
    await pushRetry(host, 900, 10);
    await expect(host.runUntilIdle()).rejects.toThrow('1 deliveries were given up');
    expect(textsOf(host)).toHaveLength(5);
    expect(host.clock.now()).toBe(START + 4 * 900_000);
    expect(host.problems).toEqual(['on-work gave up: tried 5 times']);
  });

  test('901 seconds is not a wait the platform knows: the event is lost, and said to be', async () => {
    const host = await aHost();
    await pushRetry(host, 901, 10);
    await expect(host.runUntilIdle()).rejects.toThrow('1 deliveries were given up');
    expect(textsOf(host)).toHaveLength(1);
    expect(host.problems[0]).toContain('on-work gave up: its InvocationError is not one');
  });

  test('4 KB may travel along, not a byte more', async () => {
    const fits = await aHost();
    await pushRetry(fits, 1, 4096);
    await expect(fits.runUntilIdle()).rejects.toThrow('given up');
    expect(textsOf(fits)).toHaveLength(5);
    const tooMuch = await aHost();
    await pushRetry(tooMuch, 1, 4097);
    await expect(tooMuch.runUntilIdle()).rejects.toThrow('given up');
    expect(textsOf(tooMuch)).toHaveLength(1);
    expect(tooMuch.problems).toEqual(['on-work gave up: retryData is larger than 4 KB']);
  });

  test('an event of the site is told again when the trigger asks, and lost when it throws', async () => {
    const host = await aHost();
    host.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: 'ask again' } });
    expect(await host.runUntilIdle()).toEqual({ deliveries: 2, retries: 1 });
    host.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: 'throw' } });
    await expect(host.runUntilIdle()).rejects.toMatchObject({ cause: { message: 'thrown on purpose' } });
    expect(textsOf(host)).toHaveLength(3);
  });

  test('only who returns an InvocationError asks: thrown, its wait is not heard, and an event of the site is lost', async () => {
    const queued = await aHost();
    await queued.invoke('ada', 'push', { text: 'throw an ask' });
    await expect(queued.runUntilIdle()).rejects.toMatchObject({ cause: { retryOptions: { retryAfter: 60 } } });
    // The platform's own pauses of 10, 20, 40 and 80 s, not four of the 60 s asked for.
    expect(queued.clock.now()).toBe(START + 150_000);
    expect(textsOf(queued)).toHaveLength(5);
    expect(queued.problems).toEqual(['on-work gave up: tried 5 times']);
    const told = await aHost();
    told.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: 'throw an ask' } });
    await expect(told.runUntilIdle()).rejects.toThrow('1 deliveries were given up');
    expect(textsOf(told)).toHaveLength(1);
    expect(told.problems).toEqual(['on-event gave up: it threw']);
  });

  test('an event that failed is offered again within 24 hours of its push, and not after', async () => {
    const young = await aHost();
    await young.invoke('ada', 'push', { text: 'throw' });
    young.clock.advance(24 * HOUR_MS - 10_000);
    await expect(young.runUntilIdle()).rejects.toThrow('given up');
    expect(textsOf(young)).toHaveLength(2);
    const old = await aHost();
    await old.invoke('ada', 'push', { text: 'throw' });
    old.clock.advance(24 * HOUR_MS - 9_999);
    await expect(old.runUntilIdle()).rejects.toThrow('given up');
    expect(textsOf(old)).toHaveLength(1);
    expect(old.problems).toEqual(['on-work gave up: older than 24 hours']);
  });
});

describe('the order of delivery', () => {
  async function orderOf(options: Partial<HostOptions<EchoSite>>): Promise<readonly string[]> {
    const host = await aHost(options);
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await host.invoke('ada', 'push', { text });
    await host.runUntilIdle();
    return textsOf(host);
  }

  test('is nobody’s promise: shuffled, everything comes once, in another order, the same for the same number', async () => {
    const [asCame, one, again, two] = [
      await orderOf({}),
      await orderOf({ deliverShuffled: 1 }),
      await orderOf({ deliverShuffled: 1 }),
      await orderOf({ deliverShuffled: 2 }),
    ];
    expect(one).not.toEqual(asCame);
    expect(two).not.toEqual(one);
    expect(again).toEqual(one);
    expect([...one].sort()).toEqual([...asCame].sort());
  });

  test('a delay is kept also when shuffled', async () => {
    const host = await aHost({ deliverShuffled: 3 });
    await host.invoke('ada', 'push', { text: 'ask for a retry' });
    for (const text of ['b', 'c', 'd']) await host.invoke('ada', 'push', { text });
    await host.runUntilIdle();
    expect(textsOf(host).at(-1)).toBe('{"text":"ask for a retry","retries":1}');
  });
});

test('Forge’s key-value store is not modelled: the app does not use it, and would be told where to add it', async () => {
  const host = await aHost();
  const answer = JSON.stringify(await host.invoke('ada', 'rememberInKvs'));
  expect(answer).toContain('"status":501');
  expect(answer).toContain('/api/v1/set');
  expect(answer).toContain('not modelled by the local host: edit test/host/forge/installation.ts');
});
