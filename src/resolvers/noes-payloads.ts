/** What the tab Noes may send; parts and limits as in `payloads.ts`. */
import * as v from '../valibot';
import { NO_CATEGORIES } from '../domain/premise';
import { Question } from './page-payloads';
import { JiraId } from './payloads';

/** As many as one bulk request of Jira tells the words of. */
const MAX_LISTED = 100;

const after = v.nullable(v.object({ atMs: v.pipe(v.number(), v.safeInteger()), issueId: JiraId }));

/** `readNoes` */
export const NoesPayload = v.object({ projectId: JiraId, question: Question });

/** `listNoes` */
export const ListNoesPayload = v.object({
  projectId: JiraId,
  question: v.intersect([Question, v.object({ category: v.nullable(v.picklist(NO_CATEGORIES)), isDue: v.boolean() })]),
  after,
  limit: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_LISTED)),
});

/** `listUnexplained`, `listStale` */
export const NoCandidatesPayload = v.object({ projectId: JiraId, question: Question, after });
