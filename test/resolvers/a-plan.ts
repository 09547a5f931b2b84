/** A site whose story has a riskiest assumption, and planning a test of it. */
import type { PanelView } from '../../src/contract/panel';
import type { PlanSent, PlanView } from '../../src/contract/test-plan';
import type { Command } from '../../src/domain/command';
import type { Result } from '../../src/domain/failure';
import { idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { aFinding, anOutcome } from '../support/builders';
import type { TestHostOptions } from '../support/on-host';
import { aSite, valueOf, type Site } from './a-panel';

export const ASSUMPTION = idOf('assumption');

export interface PlanSite extends Site {
  readonly readPlan: (as: string, issueId: string, assumptionId?: string) => Promise<Result<PlanView>>;
  readonly planTest: (as: string, issueId: string, over?: Partial<PlanSent>) => Promise<Result<PanelView>>;
  /** The issues that were made for tests, oldest first. */
  readonly made: () => readonly { readonly id: string; readonly key: string; readonly summary: string }[];
  /** Links of an issue as the person sees them: `outward tests SHOP-9`. */
  readonly linksOf: (as: string, issueId: string) => Promise<readonly string[]>;
}

/** Lea states what `on` rests on: an outcome and one assumption. */
export async function aPlanSite(
  on: 'lone' | 'epic' | 'story' = 'lone',
  options: TestHostOptions = {},
): Promise<PlanSite> {
  const site = await aSite(options);
  const { host } = site;
  valueOf(await site.save('lea', site.issues[on], stateOutcome('outcome', anOutcome())));
  valueOf(
    await site.save('lea', site.issues[on], stateAssumption('assume', 'assumption', 'Admins know whom to invite')),
  );
  const invoke = async <T>(as: string, key: string, payload: unknown): Promise<Result<T>> => {
    const answer = await host.invoke(as, key, payload);
    // The contract's word is taken for the value, as the browser does.
    return answer as Result<T>;
  };
  return {
    ...site,
    readPlan: (as, issueId, assumptionId = ASSUMPTION) => invoke(as, 'readPlan', { issueId, assumptionId }),
    planTest: (as, issueId, over = {}) => invoke(as, 'planTest', { issueId, plan: aPlan(over) }),
    made: () => host.site.issuesOf('SHOP').filter(({ properties }) => 'premise.test' in properties),
    linksOf: async (as, issueId) => {
      const { body } = await host.site.request({
        ...{ method: 'GET', path: `/rest/api/3/issue/${issueId}?fields=issuelinks`, headers: {}, body: null },
        actor: { kind: 'user', accountId: as },
      });
      const found = JSON.stringify(body).matchAll(/"(inward|outward)Issue":\{"id":"\d+","key":"([A-Z]+-\d+)"/g);
      return [...found].map(([, side = '', key = '']) => `${side} ${key}`);
    },
  };
}

export function aPlan(over: Partial<PlanSent> = {}): PlanSent {
  return {
    id: idOf('plan'),
    assumptionId: ASSUMPTION,
    seenTests: 0,
    way: 'storyInterviews',
    summary: 'Ask four teams whom they would invite',
    paragraphs: ['We think: admins know whom to invite.', 'We are right if three of four name somebody.'],
    ...over,
  };
}

export const takeTest = (name: string, assumptionId = ASSUMPTION, seenRev = 0): Command => ({
  ...{ id: idOf(name), seenRev, kind: 'takeTest' },
  assumptionId,
});

/** What was found, with no link but the issue it is filed from. */
export const found = (name: string, over: Parameters<typeof aFinding>[0] = {}): Command => ({
  ...{ id: idOf(name), seenRev: 0, kind: 'addFinding', assumptionId: ASSUMPTION },
  // Found today: what is older than its assumption is background.
  finding: aFinding({ id: idOf(`finding-${name}`), link: null, found: new Date().toISOString().slice(0, 10), ...over }),
});
