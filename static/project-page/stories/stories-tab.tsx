import { Box, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { StoriesView, StoryCursor } from '../../../src/contract/stories';
import { NEXT_STEPS } from '../../../src/domain/assessment';
import type { NextStepId } from '../../../src/domain/assessment';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { ChoiceInput } from '../../shared/fields';
import { IssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Asked } from '../asked';
import { GladPart } from './glad';
import { Pager } from './pager';
import { Searches } from './searches-part';
import { StoriesTable } from './stories-table';
import { onTo, usePages } from './use-pages';

/** Every step; none of them, so that the field can say so. */
const ANY = 'any';
/** Stories that are not asked for a premise are not in the list. */
const STEPS = NEXT_STEPS.filter((step) => step !== 'exempt');

/** What needs attention: the stories most in doubt first, a page at a time. */
export function StoriesTab({ view, question }: Asked) {
  const w = useWording();
  const { project } = view;
  const { team, sprint } = question;
  const [step, setStep] = useState<NextStepId | null>(null);
  const { after, page, older, newer } = usePages<StoryCursor>(JSON.stringify({ team, sprint, step }));
  const read = useCallback(
    () => call('readStories', { projectId: project.id, question: { team, sprint, step }, after }),
    [project.id, team, sprint, step, after],
  );
  const { load, reload } = useLoad(read);
  return (
    <Stack space="space.300">
      <Stack space="space.150">
        <Heading as="h2" size="small">
          {w.t('stories.title')}
        </Heading>
        <Text color="color.text.subtle">{w.t('stories.order')}</Text>
        <Inline>
          <Box xcss={{ minWidth: '240px' }}>
            <ChoiceInput<NextStepId | typeof ANY>
              id="stories-step"
              label={w.t('rows.step')}
              choices={[
                { value: ANY, label: w.t('stories.step.any') },
                ...STEPS.map((value) => ({ value, label: w.t(`next.${value}`) })),
              ]}
              value={step ?? ANY}
              onChoice={(picked) => setStep(picked === ANY ? null : picked)}
            />
          </Box>
        </Inline>
        {load.kind === 'loading' && <Waiting />}
        {(load.kind === 'refused' || load.kind === 'failed') && <Failed failure={load.failure} onRetry={reload} />}
        {load.kind === 'ready' && (
          <Page view={load.value} page={page} isNarrowed={step !== null || team !== null || sprint !== null}>
            <Pager label={w.t('stories.pages')} back={newer} on={onTo(load.value.next, older)} />
          </Page>
        )}
      </Stack>
      <GladPart projectId={project.id} team={team} sprint={sprint} />
      <Searches projectKey={project.key} part={{ team, sprint }} />
    </Stack>
  );
}

function Page(props: {
  readonly view: StoriesView;
  readonly page: number;
  readonly isNarrowed: boolean;
  readonly children: ReactNode;
}) {
  const w = useWording();
  const { rows } = props.view;
  const ids = rows.map(({ issueId }) => issueId);
  if (rows.length === 0) {
    return (
      <Stack space="space.150" alignInline="start">
        <Text>{w.t(props.isNarrowed ? 'stories.none.narrowed' : 'stories.none')}</Text>
        {props.children}
      </Stack>
    );
  }
  return (
    // By its ids: what Jira said of another page says nothing of this one.
    <IssuesSeen key={ids.join()} ids={ids}>
      <StoriesTable rows={rows} page={props.page} />
      <Inline>{props.children}</Inline>
    </IssuesSeen>
  );
}
