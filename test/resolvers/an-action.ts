/** A site whose team holds a retrospective with one action planned in it, about a story and due on a day. */
import type { ActionForms, ActionSent, RetroView } from '../../src/contract/retro';
import type { Result } from '../../src/domain/failure';
import { idOf } from '../store/a-store';
import type { TestHostOptions } from '../support/on-host';
import { aSite, resultOf, valueOf, type Site } from './a-panel';
import { idOfRetro, look, say } from './a-retro';

export const ACTION = idOf('action');
export const DUE = '2026-12-05';
/** The type Task of the stand-in. */
export const TASK = '10002';

export interface ActionSite extends Site {
  readonly at: { readonly host: Site['host']; readonly projectId: string };
  readonly make: (as: string, over?: Partial<ActionSent>, actionId?: string) => Promise<Result<RetroView>>;
  readonly forms: (as: string, inProjectId?: string) => Promise<Result<ActionForms>>;
  readonly look: (as: string) => Promise<RetroView>;
  readonly plan: (id: string, text?: string) => Promise<RetroView>;
  /** The issues that were made, oldest first. */
  readonly made: () => readonly { readonly id: string; readonly key: string; readonly summary: string }[];
  /** Keys of what an issue is linked to, as the person sees it. */
  readonly linksOf: (as: string, issueId: string) => Promise<readonly string[]>;
}

export async function anActionSite(options: TestHostOptions = {}): Promise<ActionSite> {
  const site = await aSite(options);
  const { host, ids, issues } = site;
  const at = { host, projectId: ids.project };
  const about = { sprintId: null, team: null, from: '2026-11-01', to: '2026-11-14' } as const;
  valueOf(await say(at, 'lea', { kind: 'open', about }));
  const plan = async (id: string, text = 'Ask five teams before we build'): Promise<RetroView> => {
    const action = { id, text, dueOn: DUE, about: { item: 'surprise', issueId: issues.lone } };
    return valueOf(await say(at, 'eve', { kind: 'planAction', action }));
  };
  await plan(ACTION);
  return {
    ...{ ...site, at, plan },
    async make(as, over = {}, actionId = ACTION) {
      const made: ActionSent = {
        ...{ id: idOf('made'), projectId: ids.project, typeId: TASK, assigneeId: 'eve' },
        ...{ paragraphs: ['Decided in a retrospective.'], ...over },
      };
      const payload = { projectId: ids.project, retroId: idOfRetro(host), actionId, made };
      return resultOf<RetroView>(await host.invoke(as, 'makeAction', payload));
    },
    async forms(as, inProjectId = ids.project) {
      return resultOf<ActionForms>(await host.invoke(as, 'readActionForms', { projectId: ids.project, inProjectId }));
    },
    look: (as) => look(at, as),
    made: () =>
      host.site
        .projects()
        .flatMap(({ key }) => host.site.issuesOf(key).filter(({ properties }) => 'premise.test' in properties)),
    linksOf: async (as, issueId) => {
      const { body } = await host.site.request({
        ...{ method: 'GET', path: `/rest/api/3/issue/${issueId}?fields=issuelinks`, headers: {}, body: null },
        actor: { kind: 'user', accountId: as },
      });
      const found = JSON.stringify(body).matchAll(/"(?:inward|outward)Issue":\{"id":"\d+","key":"([A-Z]+-\d+)"/g);
      return [...found].map(([, key = '']) => key);
    },
  };
}
