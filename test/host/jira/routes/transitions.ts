/** Moving an issue through its workflow: any status to any other, as in Jira's simplified workflow. */
import * as v from 'valibot';
import type { Call, Route } from '../http';
import { answer, NO_CONTENT, Refusal, theIssue } from '../http';
import type { Issue, Project, Status } from '../model';
import { may } from '../permissions';
import { statusBean } from '../present';
import { readUpdate } from './issue-fields';

interface Transition {
  readonly id: string;
  readonly to: Status;
}

/** None for whoever may not transition: Jira shows them an empty list rather than a refusal. */
function transitionsOf(call: Call, issue: Issue, project: Project): Transition[] {
  if (!may(call.user, 'TRANSITION_ISSUES', project)) return [];
  return project.statusIds.flatMap((statusId, index) => {
    const to = call.store.statuses.get(statusId);
    // The ids Jira gives a simplified workflow: 11, 21, 31…
    return to === undefined || to.id === issue.statusId ? [] : [{ id: String(index * 10 + 11), to }];
  });
}

export const transitionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: ['read:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      const wanted = call.query.get('transitionId');
      const transitions = transitionsOf(call, issue, project).filter(({ id }) => wanted === null || id === wanted);
      return answer({
        expand: 'transitions',
        transitions: transitions.map(({ id, to }) => ({
          id,
          name: to.name,
          to: statusBean(to),
          hasScreen: false,
          isGlobal: true,
          isInitial: false,
          isAvailable: true,
          isConditional: false,
          looped: false,
        })),
      });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      const update = readUpdate(call);
      const id = update.transition?.id;
      if (id === undefined) throw new Refusal(400, 'Missing transition id.');
      const transition = transitionsOf(call, issue, project).find((one) => one.id === id);
      // Who may not transition has no transitions, so Jira's answer is this 400 and not a 403.
      if (transition === undefined) throw new Refusal(400, `Transition id '${id}' is not valid for this issue.`);
      const others = Object.keys({ ...update.fields, ...update.update }).filter((name) => name !== 'resolution');
      if (others.length > 0)
        throw new Refusal(400, [], { [others[0] ?? '']: 'The transition has no screen for this field.' });
      call.changes.transition(
        call.user,
        issue,
        transition.to,
        resolutionOf(call, update.fields['resolution']),
        call.nowMs,
      );
      return NO_CONTENT;
    },
  },
];

const Resolution = v.looseObject({ id: v.optional(v.string()), name: v.optional(v.string()) });

function resolutionOf(call: Call, value: unknown): string | null {
  if (value === undefined) return null;
  const ref = v.safeParse(Resolution, value);
  for (const one of call.store.resolutions.values())
    if (ref.success && (one.id === ref.output.id || one.name === ref.output.name)) return one.id;
  throw new Refusal(400, [], { resolution: "Specify a valid 'resolution'." });
}
