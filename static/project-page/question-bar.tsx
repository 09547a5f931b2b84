import { Box, Label, Select } from '@forge/react';
import type { PageQuestion, Period } from '../../src/contract';
import { PERIODS } from '../../src/domain/page-question';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';

const NAMES: Readonly<Record<Period, Key>> = {
  weeks12: 'period.weeks12',
  weeks26: 'period.weeks26',
  all: 'period.all',
};

/** How far back the page looks. */
export function QuestionBar(props: {
  readonly question: PageQuestion;
  readonly ask: (question: PageQuestion) => void;
}) {
  const w = useWording();
  const { question, ask } = props;
  const periods = PERIODS.map((value) => ({ value, label: w.t(NAMES[value]) }));
  return (
    <Box xcss={{ maxWidth: '240px' }}>
      <Label labelFor="page-period">{w.t('period.title')}</Label>
      <Select
        inputId="page-period"
        spacing="compact"
        options={periods}
        value={periods.find(({ value }) => value === question.period)}
        onChange={(picked: (typeof periods)[number]) => ask({ ...question, period: picked.value })}
      />
    </Box>
  );
}
