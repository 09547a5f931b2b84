import { Box, Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import type { SignalsPreview } from '../../src/contract/settings';
import type { Result } from '../../src/domain/failure';
import type { SettingsParts } from '../../src/domain/settings';
import type { SignalId } from '../../src/domain/signals/types';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';

/** Typing stops this long before anything is asked, ms. */
const PAUSE_MS = 400;

/** Which signals a draft would light, told while it is typed. */
export function SignalsEffect(props: { readonly projectId: string; readonly parts: SettingsParts }) {
  const w = useWording();
  const { projectId, parts } = props;
  const [answer, setAnswer] = useState<Result<SignalsPreview> | null>(null);
  const [tries, setTries] = useState(0);
  const draft = JSON.stringify(parts);
  useEffect(() => {
    const mine = { isOver: false };
    const read = async () => {
      const told = await call('previewSignals', { projectId, parts });
      if (!mine.isOver) setAnswer(told);
    };
    const timer = setTimeout(() => void read(), PAUSE_MS);
    return () => {
      mine.isOver = true;
      clearTimeout(timer);
    };
    // The draft's text stands for the parts: a new object that says the same asks nothing.
  }, [projectId, draft, tries]);
  if (answer !== null && !answer.ok) {
    if (answer.error.field !== null) return null;
    return <Failed failure={answer.error} onRetry={() => setTries((n) => n + 1)} />;
  }
  return (
    <Box backgroundColor="color.background.neutral" padding="space.150">
      <Stack space="space.100">
        {answer === null ? (
          <Text color="color.text.subtle">{w.t('effect.signals.reading')}</Text>
        ) : (
          linesOf(w, answer.value).map((line) => (
            <Text key={line} weight="medium">
              {line}
            </Text>
          ))
        )}
      </Stack>
    </Box>
  );
}

function linesOf(w: Wording, { now, then }: SignalsPreview): readonly string[] {
  const lit = (signals: SignalsPreview['now']) => signals.filter(({ state }) => state === 'lit').map(({ id }) => id);
  const [was, is] = [lit(now), lit(then)];
  if (was.length === 0 && is.length === 0) return [w.t('effect.signals.none')];
  const names = (ids: readonly SignalId[]) => ({ names: w.list(ids.map((id) => w.t(`signal.${id}.name`))) });
  const lights = is.filter((id) => !was.includes(id));
  const out = was.filter((id) => !is.includes(id));
  const stays = is.filter((id) => was.includes(id));
  if (lights.length === 0 && out.length === 0) return [w.t('effect.signals.same', names(stays))];
  return [
    ...(lights.length > 0 ? [w.t('effect.signals.lit', names(lights))] : []),
    ...(out.length > 0 ? [w.t('effect.signals.out', names(out))] : []),
    ...(stays.length > 0 ? [w.t('effect.signals.stay', names(stays))] : []),
  ];
}
