/** From one issue to its facts: the same function for events, backfill and the passing of time, so all agree. */
import { copyOf, type PremiseCopy } from '../domain/copy';
import { appraise, type AppraiseInput, type Appraisal } from '../domain/appraise';
import { guessedStatuses, hasUnplacedStatus, inProgressSinceMs, stretchesInProgress } from '../domain/timing';
import { isoWeek } from '../domain/week';
import type { FactSet } from '../store/facts';
import { saidOf, tagsOf } from './fact-parts';

/** What is known of the issue beside its content. */
export interface Kept {
  /** Hash of the property as last published, null = never. */
  readonly propertyHash: string | null;
  readonly unseenSinceMs: number | null;
}

export interface Appraised {
  readonly appraisal: Appraisal;
  readonly set: FactSet;
  /** What the issue itself should keep of it, null = nothing; made only when it is asked for. */
  readonly copy: () => PremiseCopy | null;
}

/** Pure: same input, same facts, but for `computed_ms`, which is `nowMs`. */
export function factOf(input: AppraiseInput, kept: Kept): Appraised {
  const { story, lookup, settings, nowMs } = input;
  const appraisal = appraise(input);
  const { start, assessment, premise } = appraisal;
  const { score } = assessment;
  const stood = appraisal.stood?.score;
  const startMs = start.kind === 'started' || start.kind === 'closedUnstarted' ? start.atMs : null;
  return {
    appraisal,
    copy: () => copyOf({ issueId: story.issueId, ...input }),
    set: {
      fact: {
        issue_id: story.issueId,
        project_id: story.projectId,
        level: story.level,
        parent_id: story.parentId,
        track: appraisal.track.track,
        track_rule: appraisal.track.rule,
        track_at_start: appraisal.atStartTrack.track,
        exempt: appraisal.exempt,
        exempt_at_start: appraisal.exemptAtStart,
        size: appraisal.size,
        start_kind: start.kind,
        start_ms: startMs,
        start_week: start.kind === 'started' ? isoWeek(start.atMs) : null,
        open_since_ms: story.level === 'story' ? inProgressSinceMs(story, lookup) : null,
        is_done: appraisal.isDone,
        done_ms: appraisal.doneMs,
        created_ms: story.createdMs,
        updated_ms: story.updatedMs,
        guessed_statuses: [...guessedStatuses(story, lookup)].sort(),
        unplaced: hasUnplacedStatus(story, lookup),
        premise_first_ms: appraisal.own.firstMs,
        premise_rev: appraisal.own.rev,
        standing: assessment.standing?.standing ?? null,
        risk: assessment.risk,
        score: score.kind === 'scored' ? score.points : null,
        unscored: score.kind === 'unscored' ? score.state : null,
        score_at_start: stood?.kind === 'scored' ? stood.points : null,
        next_step: assessment.next.id,
        validated: appraisal.validated,
        decision: premise.decision?.kind ?? null,
        doubt: assessment.doubt,
        next_due_ms: assessment.nextDueMs,
        ...saidOf(input, appraisal),
        settings_rev: settings.rev,
        property_hash: kept.propertyHash,
        unseen_since_ms: kept.unseenSinceMs,
        computed_ms: nowMs,
      },
      // A stay that lasts is left out: the page adds it up to the moment it is read. The days of an epic or a sub-task
      // are its stories' days, counted there once.
      worked: story.level === 'story' ? stretchesInProgress(story, lookup, Number.NEGATIVE_INFINITY) : [],
      restsOn: premise.assumptionIds.map((assumptionId) => ({
        assumptionId,
        riskiest: assumptionId === premise.riskiestId,
      })),
      tags: tagsOf(story),
      sprintIds: (story.sprints ?? []).map(({ id }) => id),
      due: appraisal.due,
    },
  };
}
