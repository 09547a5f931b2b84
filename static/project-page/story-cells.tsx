/** Cells of a story's row. Plain functions: a table calls its cells outside of any component, so no hooks here. */
import { Box, Link, Lozenge, Text } from '@forge/react';
import type { StoryRow } from '../../src/contract/stories';
import { StandingLozenge, STEP_TONE } from '../shared/lozenges';
import type { IssueSeen } from '../shared/issues-seen';
import type { Wording } from '../shared/wording';

export function issueCell(w: Wording, issue: IssueSeen | null) {
  if (issue === null) return <Text color="color.text.subtlest">{w.t('rows.untitled')}</Text>;
  return (
    // On a phone the columns beside it would leave a title the room of a letter; the table scrolls instead.
    <Box xcss={{ minWidth: '160px' }}>
      <Text>
        <Link href={`/browse/${encodeURIComponent(issue.key)}`}>{issue.key}</Link>
        {` ${issue.summary}`}
      </Text>
    </Box>
  );
}

export function stepCell(w: Wording, { step }: Pick<StoryRow, 'step'>) {
  return <Lozenge appearance={STEP_TONE[step]}>{w.t(`next.${step}`)}</Lozenge>;
}

/** How the riskiest assumption stands, and what kind of risk it is. */
export function riskiestCell(w: Wording, { standing, risk }: Pick<StoryRow, 'standing' | 'risk'>) {
  if (standing === null || risk === null) return <Text color="color.text.subtlest">{w.t('rows.noRiskiest')}</Text>;
  return (
    <>
      <StandingLozenge standing={standing} opinionOnly={false} />
      <Text size="small" color="color.text.subtle">
        {w.t(`risk.${risk}`)}
      </Text>
    </>
  );
}

/** The riskiest assumption in words, for an export. */
export function riskiestWords(w: Wording, { standing, risk }: Pick<StoryRow, 'standing' | 'risk'>): string {
  if (standing === null || risk === null) return w.t('rows.noRiskiest');
  return [w.t(`standing.${standing}`), w.t(`risk.${risk}`)].join(w.t('shared.separator'));
}

/** A number, or the state that stands for it. */
export function scoreWords(w: Wording, { score, state }: Pick<StoryRow, 'score' | 'state'>): string {
  if (score !== null) return w.number(Math.round(score));
  return state === null ? w.t('rows.nothing') : w.t(`state.${state}`);
}

export function sizeWords(w: Wording, { size }: { readonly size: number | null }): string {
  return size === null ? w.t('rows.unsized') : w.number(size);
}

/** Doubt is points × ladder value; nobody reads more of it than its order and rough size. */
export function doubtWords(w: Wording, { doubt }: Pick<StoryRow, 'doubt'>): string {
  return w.number(doubt);
}
