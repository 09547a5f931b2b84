import { Box, Button, Inline, Label, Select, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import type { PageQuestion, Period } from '../../src/domain/page-question';
import { PERIODS } from '../../src/domain/page-question';
import { IssuesSeen, useIssuesSeen } from '../shared/issues-seen';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { epicsOf, narrowedTo, sprintOptions, teamOf, teamOptions, type Option } from './narrow';
import { useChoices, type ChoicesRead } from './use-choices';

const NAMES: Readonly<Record<Period, Key>> = {
  weeks12: 'period.weeks12',
  weeks26: 'period.weeks26',
  all: 'period.all',
};

interface Props {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly ask: (question: PageQuestion) => void;
}

/** How far back the page looks, and at whose work: every tab and number follows. */
export function QuestionBar(props: Props) {
  const { choices, want } = useChoices(props.projectId, props.question.sprint !== null);
  return (
    <IssuesSeen ids={epicsOf(choices, props.question)}>
      <Bar {...props} choices={choices} want={want} />
    </IssuesSeen>
  );
}

function Bar(props: Props & { readonly choices: ChoicesRead; readonly want: () => void }) {
  const w = useWording();
  const sight = useIssuesSeen();
  const { question, ask, choices, want } = props;
  const periods = PERIODS.map((value) => ({ value, label: w.t(NAMES[value]) }));
  const teams = teamOptions(w, choices, question, sight);
  const sprints = sprintOptions(w, choices, question);
  const lazy = { isLoading: choices === 'reading', onFocus: want, spacing: 'compact' as const };
  return (
    <Stack space="space.150">
      <Inline space="space.200" rowSpace="space.100" shouldWrap>
        <Field id="page-period" label={w.t('period.title')}>
          <Select
            inputId="page-period"
            spacing="compact"
            options={periods}
            value={periods.find(({ value }) => value === question.period)}
            onChange={(picked: (typeof periods)[number]) => ask({ ...question, period: picked.value })}
          />
        </Field>
        <Field id="page-team" label={w.t('narrow.team')}>
          <Select
            {...lazy}
            inputId="page-team"
            options={teams.options}
            value={teams.value}
            onChange={(picked: Option) => ask({ ...question, team: teamOf(picked.value) })}
          />
        </Field>
        <Field id="page-sprint" label={w.t('narrow.sprint')}>
          <Select
            {...lazy}
            inputId="page-sprint"
            options={sprints.options}
            value={sprints.value}
            onChange={(picked: Option) => ask({ ...question, sprint: picked.value === '' ? null : picked.value })}
          />
        </Field>
      </Inline>
      {choices === 'failed' && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text color="color.text.subtle">{w.t('narrow.failed')}</Text>
          <Button spacing="compact" onClick={want}>
            {w.t('narrow.again')}
          </Button>
        </Inline>
      )}
      {(question.team !== null || question.sprint !== null) && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text weight="medium">{narrowedTo(w, choices, question, sight)}</Text>
          <Button spacing="compact" onClick={() => ask({ ...question, team: null, sprint: null })}>
            {w.t('narrow.all')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function Field(props: { readonly id: string; readonly label: string; readonly children: ReactNode }) {
  return (
    <Box xcss={{ width: '240px' }}>
      <Label labelFor={props.id}>{props.label}</Label>
      {props.children}
    </Box>
  );
}
