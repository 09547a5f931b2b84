/** What the panel and the issue context may send. */
import * as v from '../valibot';
import { WAY_IDS } from '../domain/methods';
import { CommandPayload, Doubt } from './command-payload';
import { CallerId, JiraId, Line, MAX_TEXT, Search, Text } from './payloads';

/** `readPanel` */
export const IssuePayload = v.object({ issueId: JiraId });

/** `save` */
export const SavePayload = v.object({ issueId: JiraId, command: CommandPayload });

/** `readHistory` */
export const HistoryPayload = v.object({
  issueId: JiraId,
  before: v.nullable(
    v.object({
      atMs: v.pipe(v.number(), v.safeInteger()),
      stream: v.pipe(v.string(), v.maxLength(80)),
      rev: v.pipe(v.number(), v.safeInteger()),
    }),
  ),
});

/** `addDoubt` */
export const DoubtPayload = v.object({ issueId: JiraId, id: CallerId, statement: Doubt });

/** Three of the longest texts and a short line still fit Jira's bound on a comment, 32,767 characters. */
const MAX_COMMENT_PARAGRAPHS = 4;

/** `commentNo` */
export const CommentPayload = v.object({
  issueId: JiraId,
  decisionRev: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  paragraphs: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_TEXT))),
    v.minLength(1),
    v.maxLength(MAX_COMMENT_PARAGRAPHS),
  ),
});

/** `readPlan` */
export const PlanPayload = v.object({ issueId: JiraId, assumptionId: CallerId });

/** One line as Jira's summary wants it, and paragraphs as a person reads them before they are sent. */
const MAX_SUMMARY = 255;
const MAX_PARAGRAPHS = 20;
const MAX_TESTS = 999;

/** `planTest` */
export const PlanTestPayload = v.object({
  issueId: JiraId,
  plan: v.object({
    id: CallerId,
    assumptionId: CallerId,
    seenTests: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_TESTS)),
    way: v.picklist(WAY_IDS),
    summary: Line(MAX_SUMMARY),
    paragraphs: v.pipe(v.array(v.pipe(Text, v.minLength(1))), v.maxLength(MAX_PARAGRAPHS)),
  }),
});

/** `findAssumptions` */
export const FindPayload = v.object({ issueId: JiraId, text: Search });
