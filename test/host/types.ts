/**
 * The seams between the parts of the local host. The product never sees these: it sees the two globals the Forge
 * backend offers, and in the browser the one bridge global.
 */

/** Who a request is made as. `none` is a call without identity, which Jira answers as anonymous. */
export type Actor =
  { readonly kind: 'user'; readonly accountId: string } | { readonly kind: 'app' } | { readonly kind: 'none' };

export interface JiraRequest {
  readonly method: string;
  /** Path with its query string, e.g. `/rest/api/3/issue/10001?fields=summary`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, null when there is none. */
  readonly body: string | null;
  readonly actor: Actor;
}

export interface JiraResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON value, or null for an empty body. */
  readonly body: unknown;
}

/** A product event as Forge delivers it to a trigger: thin, no custom fields, no properties. */
export interface ProductEvent {
  readonly eventType: string;
  readonly [key: string]: unknown;
}

/** A Jira site that answers REST requests and tells of changes. */
export interface JiraSite {
  request(request: JiraRequest): Promise<JiraResponse>;
  /** Called after each change; returns the unsubscribe function. */
  onEvent(listener: (event: ProductEvent) => void): () => void;
  /** Sets of OAuth scopes, the classic one first; a call needs all of one. Null = not a call the site knows. */
  scopesFor(method: string, path: string): readonly (readonly string[])[] | null;
  /** Of these accounts, those that are closed or have changed since the moment beside them, ms. */
  accountUpdates?(accounts: ReadonlyMap<string, number>): ReadonlyMap<string, 'closed' | 'updated'>;
  /** Writes what is not yet written to where the site is kept. */
  flush?(): Promise<void>;
}

/** What one run has cost, for tests and the bench. */
export interface HostCounts {
  invokes: number;
  sqlStatements: number;
  sqlRows: number;
  /** Real ms the engine was at work, all statements together. */
  sqlMs: number;
  /** The most of it within any minute: Forge allows 62,500. */
  sqlMsBusiestMinute: number;
  jiraCalls: number;
  /** Rate limit points: 1 a call, 1 more per object returned (Jira's published formula). Browser calls cost none. */
  jiraPoints: number;
  queuePushes: number;
}
