import { afterEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { openHost } from '../open-host';
import type { Host, HostOptions } from '../open-host';
import { seen } from './fixtures/app/src/index';
import { createEchoSite } from './fixtures/site';
import type { EchoSite } from './fixtures/site';

const appDir = `${import.meta.dirname}/fixtures/app`;
let open: Host<EchoSite>[] = [];

async function aFixtureHost(options: Partial<HostOptions<EchoSite>> = {}): Promise<Host<EchoSite>> {
  const host = await openHost({ createSite: createEchoSite, appDir, ...options });
  open.push(host);
  return host;
}

afterEach(async () => {
  for (const host of open) await host.close();
  open = [];
});

describe('who a function acts as', () => {
  test('two people at the same time each ask Jira as themselves', async () => {
    const host = await aFixtureHost();
    const answers = await Promise.all([
      host.invoke('ada', 'askJiraAfter', { ms: 20 }),
      host.invoke('ben', 'askJiraAfter', { ms: 5 }),
    ]);
    expect(answers).toMatchObject([
      { asked: { kind: 'user', accountId: 'ada' } },
      { asked: { kind: 'user', accountId: 'ben' } },
    ]);
  });

  test('two installations at the same time keep their identity and their data apart', async () => {
    const [one, two] = [await aFixtureHost(), await aFixtureHost()];
    const asked = await Promise.all([
      one.invoke('ada', 'askJiraAfter', { ms: 20 }),
      two.invoke('ada', 'askJiraAfter', { ms: 5 }),
    ]);
    expect(asked).toMatchObject([{ installation: one.installationId }, { installation: two.installationId }]);
    await one.invoke('ada', 'remember', { text: 'mine' });
    await two.invoke('ada', 'remember', { text: 'theirs' });
    expect(await one.invoke('ada', 'recall')).toEqual(['mine', 'second']);
    expect(await two.invoke('ada', 'recall')).toEqual(['second', 'theirs']);
  });

  test('the app asks as itself without a person', async () => {
    const host = await aFixtureHost();
    expect(await host.invoke('ada', 'askJiraAsApp')).toEqual({ kind: 'app' });
  });

  test('a queue has no person: asking as one needs authentication', async () => {
    const host = await aFixtureHost();
    await host.invoke('ada', 'push', { text: 'ask as a person' });
    await expect(host.runUntilIdle()).rejects.toMatchObject({ cause: { name: 'NEEDS_AUTHENTICATION_ERR' } });
  });
});

describe('what the platform refuses', () => {
  test('a call whose scope the manifest does not have never reaches Jira', async () => {
    const host = await aFixtureHost();
    expect(await host.invoke('ada', 'writeToJira')).toBe(401);
    expect(host.site.requests).toEqual([]);
  });

  test('what is not modelled answers 501 and names the file to edit', async () => {
    const host = await aFixtureHost();
    const answer = v.parse(
      v.object({ status: v.number(), message: v.string() }),
      await host.invoke('ada', 'askConfluence'),
    );
    expect(answer.status).toBe(501);
    expect(answer.message).toContain('/wiki/api/v2/pages');
    expect(answer.message).toContain('not modelled by the local host: edit test/host/forge/installation.ts');
  });

  test('nothing leaves: a backend fetch is refused by name', async () => {
    const host = await aFixtureHost();
    await expect(host.invoke('ada', 'leave')).rejects.toThrow('egress refused');
    await expect(host.invoke('ada', 'leave')).rejects.toThrow('https://example.com');
  });

  test('a resolver that takes too long is killed, and a quick one is not', async () => {
    const host = await aFixtureHost({ resolverLimitMs: 300 });
    await expect(host.invoke('ada', 'askJiraAfter', { ms: 5000 })).rejects.toThrow('ran longer than 0.3 s');
    await expect(host.invoke('ada', 'askJiraAfter', { ms: 1 })).resolves.toBeDefined();
  });

  test('a call made after the function has returned is refused and reported', async () => {
    const host = await aFixtureHost();
    expect(await host.invoke('ada', 'forgetToAwait')).toBe('done');
    await expect.poll(() => host.problems).toHaveLength(1);
    expect(host.problems[0]).toContain('something was not awaited');
    expect(host.site.requests).toEqual([]);
  });

  test('an unknown call fails as the resolver of the SDK words it', async () => {
    const host = await aFixtureHost();
    await expect(host.invoke('ada', 'noSuchCall')).rejects.toThrow("Resolver has no definition for 'noSuchCall'.");
  });
});

describe('events and queues', () => {
  test('what is pushed is delivered once the platform gets to it', async () => {
    const host = await aFixtureHost();
    await host.invoke('ada', 'push', { text: 'hello' });
    expect(await host.runUntilIdle()).toEqual({ deliveries: 1, retries: 0 });
    expect(seen.get(host.installationId)).toEqual([{ text: 'hello', retries: 0 }]);
  });

  test('at least once can mean twice', async () => {
    const host = await aFixtureHost({ deliverTwice: true });
    await host.invoke('ada', 'push', { text: 'hello' });
    await host.runUntilIdle();
    expect(seen.get(host.installationId)).toHaveLength(2);
  });

  test('a retry asked for after 60 seconds comes 60 seconds later', async () => {
    const host = await aFixtureHost();
    host.clock.pin(Date.UTC(2026, 0, 1));
    await host.invoke('ada', 'push', { text: 'ask for a retry' });
    expect(await host.runUntilIdle()).toEqual({ deliveries: 2, retries: 1 });
    expect(host.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 1));
    expect(seen.get(host.installationId)).toMatchObject([{ retries: 0 }, { retries: 1 }]);
  });

  test('what always throws is tried five times in all, then given up aloud', async () => {
    const host = await aFixtureHost();
    await host.invoke('ada', 'push', { text: 'throw' });
    await expect(host.runUntilIdle()).rejects.toThrow('1 deliveries were given up');
    expect(seen.get(host.installationId)).toHaveLength(5);
  });

  test('a chain that feeds itself is cut at 1,000 pushes from one origin', async () => {
    const host = await aFixtureHost();
    await host.invoke('ada', 'push', { text: 'again and again' });
    // Forge allows 500 events a minute, so the chain is slowed by retries before it is cut.
    await expect(host.runUntilIdle()).rejects.toMatchObject({ cause: { name: 'Error' } });
    const deliveries = seen.get(host.installationId) ?? [];
    expect(deliveries.filter((d) => v.parse(v.object({ retries: v.number() }), d).retries === 0)).toHaveLength(1000);
  });

  test('an event of the site reaches the trigger, unless the app caused it', async () => {
    const host = await aFixtureHost();
    host.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: '1' } });
    host.site.tell({ eventType: 'avi:jira:updated:issue', issue: { id: '2' }, selfGenerated: true });
    host.site.tell({ eventType: 'avi:jira:created:issue', issue: { id: '3' } });
    await host.runUntilIdle();
    expect(seen.get(host.installationId)).toMatchObject([{ issue: { id: '1' }, selfGenerated: false }]);
  });

  test('a schedule runs when told to', async () => {
    const host = await aFixtureHost();
    await host.tick('tick');
    expect(seen.get(host.installationId)).toEqual(['tick']);
  });
});

describe('a host that runs on its own', () => {
  /** How many events were under way at the same time, at most. */
  function mostAtOnce(notes: readonly unknown[]): number {
    let underWay = 0;
    return Math.max(...notes.map((note) => (underWay += note === 'done' ? -1 : 1)));
  }

  test('delivers up to four events at once, as they come', async () => {
    const host = await aFixtureHost();
    host.runOnItsOwn();
    await host.invoke('ada', 'pushBurst', { events: 8 });
    await expect.poll(() => seen.get(host.installationId)).toHaveLength(16);
    expect(mostAtOnce(seen.get(host.installationId) ?? [])).toBe(4);
  });

  test('never delivers more of one concurrency key at once than its limit', async () => {
    const host = await aFixtureHost();
    host.runOnItsOwn();
    await host.invoke('ada', 'pushBurst', { events: 6, concurrency: { key: 'one project', limit: 2 } });
    await expect.poll(() => seen.get(host.installationId)).toHaveLength(12);
    expect(mostAtOnce(seen.get(host.installationId) ?? [])).toBe(2);
  });

  test('finishes what is under way before it closes', async () => {
    const host = await aFixtureHost();
    host.runOnItsOwn();
    await host.invoke('ada', 'pushBurst', { events: 1 });
    await host.close();
    open = [];
    expect(seen.get(host.installationId)?.at(-1)).toBe('done');
  });
});

describe('time', () => {
  test('the app lives at the time the host says, the test keeps its own', async () => {
    const host = await aFixtureHost();
    host.clock.pin(Date.UTC(2020, 5, 1));
    expect(await host.invoke('ada', 'whoAmI')).toMatchObject({ now: Date.UTC(2020, 5, 1) });
    expect(Date.now()).toBeGreaterThan(Date.UTC(2024, 0, 1));
    host.clock.advance(1000);
    expect(await host.invoke('ada', 'whoAmI')).toMatchObject({ now: Date.UTC(2020, 5, 1, 0, 0, 1) });
  });
});

describe('trouble on request', () => {
  test('a function killed after the first of two writes has made exactly the first', async () => {
    const host = await aFixtureHost();
    host.failNext({ service: 'sql', on: 'INTO words', with: 'kill after' });
    await expect(host.invoke('ada', 'remember', { text: 'first' })).rejects.toThrow('killed by the test');
    expect(await host.invoke('ada', 'recall')).toEqual(['first']);
  });

  test('an answer that gets lost was still acted on', async () => {
    const host = await aFixtureHost();
    host.failNext({ service: 'sql', on: 'INTO words', with: 'lose answer' });
    await expect(host.invoke('ada', 'remember', { text: 'first' })).rejects.toThrow('fetch failed');
    expect(await host.invoke('ada', 'recall')).toEqual(['first']);
  });

  test('a planned fault that never hits is not forgotten', async () => {
    const host = await aFixtureHost();
    host.failNext({ service: 'jira', on: 'GET /rest/api/3/myself', with: { status: 429 } });
    expect(host.unusedFaults()).toHaveLength(1);
    await host.invoke('ada', 'askJiraAsApp').catch(() => undefined);
    expect(host.unusedFaults()).toEqual([]);
  });
});
