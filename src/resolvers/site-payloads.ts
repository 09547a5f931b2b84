/** What the health page may send, and a project's export and import. */
import * as v from '../valibot';
import { ERROR_CODES } from '../domain/failure';
import { FAILED_STEPS } from '../domain/health';
import { JiraId } from './payloads';

/** There is one site, so nobody names it; `guarded` wants a name all the same. */
const TheSite = v.optional(v.literal('here'), 'here');

/** `readHealth` */
export const SitePayload = v.object({ siteId: TheSite });

/** `tryAgain` */
export const FailurePayload = v.object({
  siteId: TheSite,
  what: v.picklist(FAILED_STEPS),
  code: v.picklist(ERROR_CODES),
  projectId: v.nullable(JiraId),
  issueId: v.nullable(JiraId),
  lastMs: v.pipe(v.number(), v.safeInteger()),
});

/** `purgeUnseen` */
export const SiteProjectPayload = v.object({ siteId: TheSite, projectId: JiraId });

/** `readExport` */
export const ExportPayload = v.object({
  projectId: JiraId,
  after: v.union([v.literal(''), JiraId, v.pipe(v.string(), v.regex(/^[a-z]{1,20}:[\w-]{1,64}$/))]),
});

/** Parts are made to fit Forge's bound on a call; no more than this can be in one. */
const MAX_PARTS = 5_000;
const Place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `importPart`: what the entries say is checked by the store's own schemas, which name the field. */
export const ImportPayload = v.object({
  siteId: TheSite,
  projectId: JiraId,
  isCheck: v.boolean(),
  streams: v.pipe(
    v.array(
      v.object({
        at: Place,
        stream: v.pipe(v.string(), v.maxLength(80)),
        from: Place,
        entries: v.pipe(v.array(v.unknown()), v.maxLength(MAX_PARTS)),
      }),
    ),
    v.maxLength(MAX_PARTS),
  ),
});
