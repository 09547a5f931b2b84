/** The Jira Cloud stand-in: an honest small Jira (REST v3 subset) over data in memory, kept in a folder between runs. */
import type { JiraRequest, JiraResponse, JiraSite, ProductEvent } from '../types';
import { createChanges } from './changes';
import type { Call } from './http';
import { answerError, NotModelled, Refusal } from './http';
import type { Alias } from './jql-kinds';
import type { User } from './model';
import { isNoKey } from './not-modelled';
import { persist } from './persistence';
import { matchRoute, scopesFor } from './routes/all';
import { createSearches } from './searches';
import { createSeeding } from './seeding';
import type { Seeding } from './seeding-types';
import { createStore } from './store';

export const DEFAULT_APP_ACCOUNT = 'app-premise';

export interface SiteOptions {
  /** Where the site is kept between runs; null = only in memory. */
  readonly dataDir: string | null;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  /** The account the app acts as when no person is behind a call. */
  readonly appAccountId?: string;
  /** The issue property values the installed app indexes, from `jira:entityProperty` in its manifest. */
  readonly aliases?: readonly Alias[];
}

export interface Site extends JiraSite, Seeding {
  readonly appAccountId: string;
  /** True when nobody and nothing is in it yet: time to seed. */
  isEmpty(): boolean;
  /** Writes everything to the folder. @throws when it cannot be written */
  flush(): Promise<void>;
  /** Empties the site, folder included. */
  reset(): Promise<void>;
}

/** @throws Error with a sentence when the folder holds something this version cannot read */
export async function createSite(options: SiteOptions): Promise<Site> {
  const { now, aliases = [], appAccountId = DEFAULT_APP_ACCOUNT } = options;
  const store = createStore();
  const listeners = new Set<(event: ProductEvent) => void>();
  const changes = createChanges(store, (event) => {
    for (const listener of listeners) listener(event);
  });
  const searches = createSearches(store, aliases);
  const persistence = options.dataDir === null ? null : await persist(store, options.dataDir);

  const installApp = () => {
    if (store.users.has(appAccountId)) return;
    store.users.set(appAccountId, {
      accountId: appAccountId,
      displayName: 'Premise',
      email: null,
      accountType: 'app',
      siteAdmin: false,
      importRole: null,
      ...{ closed: false, changed: 0 },
    });
    store.touchCatalog();
  };
  installApp();

  const caller = (request: JiraRequest): User | null => {
    const { actor } = request;
    if (actor.kind === 'none') return null;
    return store.users.get(actor.kind === 'app' ? appAccountId : actor.accountId) ?? null;
  };

  const respond = (request: JiraRequest): JiraResponse => {
    const url = new URL(request.path, 'http://site');
    const matched = matchRoute(request.method.toUpperCase(), url.pathname);
    if (matched === null || isNoKey(matched.params['issueIdOrKey']))
      throw new NotModelled(`${request.method} ${url.pathname}`, 'test/host/jira/routes (and coverage.ts)');
    const user = caller(request);
    if (user === null)
      return answerError(401, ['You are not authenticated. Authentication required to perform this operation.']);
    const { query, body } = { query: url.searchParams, body: request.body };
    const call: Call = { store, changes, searches, aliases, nowMs: now(), user, params: matched.params, query, body };
    return matched.route.handle(call);
  };

  return {
    ...createSeeding(store, changes, now),
    appAccountId,
    isEmpty: () => store.projects.size === 0,
    scopesFor,
    async request(request) {
      try {
        // A copy, so that no caller can reach into the site through an answer.
        const { status, headers, body } = respond(request);
        return await Promise.resolve({ status, headers, body: structuredClone(body) });
      } catch (error) {
        if (error instanceof Refusal) return answerError(error.status, error.errorMessages, error.errors);
        if (error instanceof NotModelled) return answerError(501, [error.message]);
        throw error;
      }
    },
    accountUpdates: (accounts) =>
      new Map(
        [...accounts].flatMap(([accountId, sinceMs]): [string, 'closed' | 'updated'][] => {
          const user = store.users.get(accountId);
          if (user?.closed === true) return [[accountId, 'closed']];
          return user !== undefined && user.changed > sinceMs ? [[accountId, 'updated']] : [];
        }),
      ),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async flush() {
      await persistence?.flush();
    },
    async reset() {
      store.clear();
      installApp();
      await persistence?.flush();
    },
  };
}
