import { Inline, Lozenge, Stack, Text } from '@forge/react';
import type { NextStepId } from '../../src/domain/assessment';
import { dayOf, dayStartMs } from '../../src/domain/day';
import type { DueKind } from '../../src/domain/due-items';
import type { PublishedDue } from '../../src/domain/published';
import { DAY_MS } from '../../src/domain/week';
import { dueWhen } from '../shared/due-words';
import { useWording } from '../shared/wording-context';

/** Further ahead nobody has to know of it here. */
const AHEAD_DAYS = 7;
/** Where the step names the day itself, or the no does, it is said once. */
const SAID_BY: Readonly<Partial<Record<NextStepId, DueKind>>> = {
  checkOutcome: 'check',
  waived: 'waiver',
  learning: 'stop',
  noBecause: 'revisit',
};

/** Whether the step and the line below it would say the same of the outcome check: then the step says what, the line when. */
export function isCheckDue(due: readonly PublishedDue[], step: NextStepId | null): boolean {
  return step === 'checkOutcome' && due.some(({ kind, on }) => kind === 'check' && on <= dayOf(Date.now()));
}

/** What falls due about this issue: within the week, today, or since a while. */
export function DueLines(props: { readonly due: readonly PublishedDue[]; readonly step: NextStepId | null }) {
  const w = useWording();
  const { due, step } = props;
  const today = dayOf(Date.now());
  const until = dayOf(dayStartMs(today) + AHEAD_DAYS * DAY_MS);
  const said = step === null ? null : SAID_BY[step];
  const shown = due.filter(({ kind, on }) => on <= today || (on <= until && kind !== said));
  if (shown.length === 0) return null;
  return (
    <Stack space="space.050">
      {shown.map(({ kind, on }) => (
        <Inline key={kind} space="space.100" alignBlock="center" shouldWrap>
          <Lozenge appearance={on <= today ? 'moved' : 'default'}>{dueWhen(w, on, today)}</Lozenge>
          {!(kind === 'check' && isCheckDue(due, step)) && <Text>{w.t(`due.kind.${kind}`)}</Text>}
        </Inline>
      ))}
    </Stack>
  );
}
