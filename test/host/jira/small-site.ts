/** A small site for tests: two projects, five people, a clock that stands still until a test moves it. */
import { openContract } from '../contract/contract';
import type { JiraRequest, JiraResponse } from '../types';
import type { Alias } from './jql-kinds';
import { createSite } from './site';
import type { Site } from './site';

export const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);
const DAY = 86_400_000;

export interface SmallSite {
  readonly site: Site;
  /** Sets the site's clock. */
  readonly at: (ms: number) => void;
  /** Asks as this account; `app` is the app, `nobody` is anonymous. */
  readonly ask: (as: string, method: string, path: string, body?: unknown) => Promise<JiraResponse>;
  /** Keys a query finds, in its order, as this account. */
  readonly find: (jql: string, as?: string) => Promise<readonly string[]>;
  /** The sentence a query is refused with; fails when it is answered. */
  readonly refusal: (jql: string, as?: string) => Promise<string>;
}

export interface SmallSiteOptions {
  readonly dataDir?: string | null;
  readonly aliases?: readonly Alias[];
}

/**
 * SHOP (the app may edit; Lea administers, Eve edits, Cora comments, Bo browses) and HR (Lea alone; the app sees nothing).
 * Nora is in neither.
 */
export async function smallSite(options: SmallSiteOptions = {}): Promise<SmallSite> {
  let nowMs = NOON;
  const { dataDir = null, aliases = [] } = options;
  const site = await createSite({ dataDir, now: () => nowMs, aliases });
  if (site.isEmpty()) furnish(site);

  const ask: SmallSite['ask'] = async (as, method, path, body) => {
    const request: JiraRequest = {
      method,
      path: `/rest/api/3${path}`,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      actor: as === 'app' ? { kind: 'app' } : as === 'nobody' ? { kind: 'none' } : { kind: 'user', accountId: as },
    };
    const answer = await site.request(request);
    holdToDocument(request, answer);
    return answer;
  };
  return {
    site,
    at(ms) {
      nowMs = ms;
    },
    ask,
    async find(jql, as = 'lea') {
      const { status, body } = await ask(as, 'POST', '/search/jql', { jql, fields: ['key'], maxResults: 1000 });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return keysOf(body);
    },
    async refusal(jql, as = 'lea') {
      const { status, body } = await ask(as, 'POST', '/search/jql', { jql });
      if (status !== 400) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
      return JSON.stringify(body);
    },
  };
}

/** Every answer is one Jira could give, and what Jira would not understand is not answered as if it were understood. */
function holdToDocument(request: JiraRequest, answer: JiraResponse): void {
  const contract = openContract();
  // What the stand-in says itself it does not model is no answer of Jira.
  if (contract === null || answer.status === 501) return;
  const wrong = contract.inAnswer(request, answer);
  const lenient =
    answer.status < 400 ? contract.inRequest(request).map((problem) => `answered although ${problem}`) : [];
  if (wrong.length + lenient.length > 0) throw new Error([...lenient, ...wrong].join('\n'));
}

function keysOf(body: unknown): string[] {
  return [...JSON.stringify(body).matchAll(/"key":"([A-Z]+-\d+)"/g)].map(([, key]) => key ?? '');
}

function furnish(site: Site): void {
  site.addUser({ accountId: 'lea', displayName: 'Lea Lead', siteAdmin: true, importRole: 'administer' });
  site.addUser({ accountId: 'eve', displayName: 'Eve Editor', email: 'eve@example.com' });
  site.addUser({ accountId: 'cora', displayName: 'Cora Comments', importRole: 'comment' });
  site.addUser({ accountId: 'bo', displayName: 'Bo Browser', importRole: 'browse' });
  site.addUser({ accountId: 'nora', displayName: 'Nora Nowhere', importRole: null });
  site.addProject({
    key: 'SHOP',
    name: 'Web shop',
    lead: 'lea',
    roles: { administer: ['lea'], edit: ['eve'], comment: ['cora'], browse: ['bo'] },
    components: ['Checkout'],
  });
  site.addProject({ key: 'HR', name: 'People', roles: { administer: ['lea'] }, appRole: null });
  const monday = NOON - 20 * DAY;
  const past = site.addSprint({ name: 'Sprint 1', state: 'closed', startMs: monday, endMs: monday + 14 * DAY });
  const open = site.addSprint({ name: 'Sprint 2', state: 'active', startMs: monday + 14 * DAY });

  const epic = site.createIssue('lea', { project: 'SHOP', type: 'Epic', summary: 'People finish buying' }, monday);
  const pay = { project: 'SHOP', type: 'Story', summary: 'Pay with one click', parent: epic.key, points: 5 };
  site.createIssue('eve', { ...pay, labels: ['checkout'], components: ['Checkout'], sprint: past.id }, monday + DAY);
  site.createIssue(
    'eve',
    { project: 'SHOP', type: 'Bug', summary: 'Basket forgets', assignee: 'eve' },
    monday + 2 * DAY,
  );
  site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Save a basket', points: 2 }, monday + 3 * DAY);
  site.createIssue('lea', { project: 'HR', type: 'Task', summary: 'Salaries' }, monday + 4 * DAY);

  site.transition('eve', 'SHOP-2', 'In Progress', null, monday + 5 * DAY);
  site.editIssue('eve', 'SHOP-2', { sprint: open.id }, monday + 14 * DAY);
  site.transition('eve', 'SHOP-3', 'Done', "Won't Do", monday + 15 * DAY);
}
