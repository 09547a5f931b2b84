import { Box, Button, ButtonGroup, ErrorMessage, Inline, Label, Stack, Text, Textfield } from '@forge/react';
import { useRef, useState } from 'react';
import type { SignalsView } from '../../../src/contract/signals';
import type { Failure } from '../../../src/domain/failure';
import { NO_ANSWERS, type Report, type ReportAnswers } from '../../../src/domain/signals/report';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { newId } from '../../shared/ids';
import { useWording } from '../../shared/wording-context';
import { answersOf, QUESTIONS, type Question, type Typed, typedOf } from './answers';

/** Four questions once a quarter; those who may not answer read what was said. */
export function ReportPart(props: {
  readonly projectId: string;
  readonly view: SignalsView;
  readonly canGive: boolean;
  readonly onGiven: (view: SignalsView) => void;
}) {
  const w = useWording();
  const { view, canGive } = props;
  const { report } = view;
  const [isOpen, setOpen] = useState(false);
  if (!canGive && report === null) return <Text color="color.text.subtle">{w.t('report.ask')}</Text>;
  if (canGive && (view.isAsked || isOpen)) {
    return (
      <Questions
        {...props}
        onGiven={(given) => {
          setOpen(false);
          props.onGiven(given);
        }}
      />
    );
  }
  if (report === null) return null;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text color="color.text.subtle">
        {w.t(isSkipped(report) ? 'report.skipped' : 'report.saved', { date: w.date(report.atMs) })}
      </Text>
      {canGive && (
        <Button spacing="compact" onClick={() => setOpen(true)}>
          {w.t('report.again')}
        </Button>
      )}
    </Inline>
  );
}

function isSkipped(report: Report): boolean {
  return QUESTIONS.every((question) => report[question] === null);
}

function Questions(props: {
  readonly projectId: string;
  readonly view: SignalsView;
  readonly onGiven: (view: SignalsView) => void;
}) {
  const w = useWording();
  const { projectId, view } = props;
  const first = typedOf(view.report);
  const typed = useRef<Typed>(first);
  const [wrong, setWrong] = useState<readonly Question[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  // Made once for each set of answers: sending them again after a failure is the same command.
  const sent = useRef<{ readonly said: string; readonly id: string } | null>(null);

  const give = async (answers: ReportAnswers) => {
    const said = JSON.stringify(answers);
    if (sent.current?.said !== said) sent.current = { said, id: newId() };
    setSaving(true);
    const answer = await call('giveReport', { projectId, id: sent.current.id, answers });
    setSaving(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) props.onGiven(answer.value);
  };
  const save = () => {
    const read = answersOf(typed.current);
    setWrong(read.wrong);
    if (read.wrong.length === 0) void give(read.answers);
  };
  return (
    <Stack space="space.100">
      <Text weight="medium">{w.t('report.title')}</Text>
      <Text color="color.text.subtle">{w.t('report.why')}</Text>
      <Inline space="space.150" rowSpace="space.100" alignBlock="start" shouldWrap>
        {QUESTIONS.map((question) => (
          <Box key={question} xcss={{ width: '200px' }}>
            <Label labelFor={`report-${question}`}>{w.t(`report.${question}`)}</Label>
            <Textfield
              id={`report-${question}`}
              name={`report-${question}`}
              type="text"
              defaultValue={first[question]}
              maxLength={3}
              isInvalid={wrong.includes(question)}
              onChange={(event) => {
                typed.current = { ...typed.current, [question]: textOf(event.target.value) };
              }}
            />
            {wrong.includes(question) && <ErrorMessage>{w.t('report.wrong')}</ErrorMessage>}
          </Box>
        ))}
      </Inline>
      {failure !== null && <Failed failure={failure} onRetry={save} isRetrying={isSaving} />}
      <ButtonGroup label={w.t('report.title')}>
        <Button appearance="primary" isDisabled={isSaving} onClick={save}>
          {w.t('report.save')}
        </Button>
        <Button isDisabled={isSaving} onClick={() => void give(NO_ANSWERS)}>
          {w.t('report.skip')}
        </Button>
      </ButtonGroup>
    </Stack>
  );
}

/** Field events carry `any`; anything but text is as good as nothing typed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
