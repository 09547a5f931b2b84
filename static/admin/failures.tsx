import { Box, Button, Heading, Stack, Text } from '@forge/react';
import type { FailureSeen, HealthView } from '../../src/contract/health';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import { ago } from './sentences';

type Kept = HealthView['failures'][number];

const idOf = ({ what, code, projectId }: Kept) => [what, code, projectId ?? ''].join(' ');

/** What went wrong lately, what Premise does about it, and a way to try again; what has worked since is folded. */
export function Failures(props: {
  readonly view: HealthView;
  readonly nameOf: (projectId: string) => string;
  readonly onTryAgain: (seen: FailureSeen) => void;
  readonly isTrying: boolean;
}) {
  const w = useWording();
  const { view, nameOf, onTryAgain, isTrying } = props;
  const open = view.failures.filter(({ isOver }) => !isOver);
  const over = view.failures.filter(({ isOver }) => isOver);
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('health.failures')}
      </Heading>
      {open.length === 0 && (
        <Text color="color.text.subtle">
          {w.t(over.length === 0 ? 'health.failures.none' : 'health.failures.over')}
        </Text>
      )}
      {open.map((failure) => (
        <Box
          key={idOf(failure)}
          xcss={{ padding: 'space.150', backgroundColor: 'color.background.neutral', borderRadius: 'radius.medium' }}
        >
          <Stack space="space.100" alignInline="stretch">
            <Told failure={failure} nowMs={view.nowMs} nameOf={nameOf} />
            <Text>{w.t(`health.then.${failure.what}`)}</Text>
            <Stack alignInline="start">
              <Button onClick={() => onTryAgain(failure)} isDisabled={isTrying}>
                {w.t('shared.tryAgain')}
              </Button>
            </Stack>
          </Stack>
        </Box>
      ))}
      {over.length > 0 && (
        <Fold title={w.plural('health.failures.since', over.length)}>
          <Stack space="space.150">
            {over.map((failure) => (
              <Told key={idOf(failure)} failure={failure} nowMs={view.nowMs} nameOf={nameOf} />
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}

function Told(props: {
  readonly failure: Kept;
  readonly nowMs: number;
  readonly nameOf: (projectId: string) => string;
}) {
  const w = useWording();
  const { what, code, projectId, lastMs, times } = props.failure;
  const where = projectId === null ? [] : [props.nameOf(projectId)];
  const facts = [
    w.t(`health.while.${what}`),
    ...where,
    w.plural('health.times', times, { ago: ago(w, lastMs, props.nowMs) }),
  ];
  return (
    <Stack space="space.050">
      <Text weight="medium">{w.t(`health.code.${code}`)}</Text>
      <Text size="small" color="color.text.subtle">
        {facts.join(w.t('shared.separator'))}
      </Text>
    </Stack>
  );
}
