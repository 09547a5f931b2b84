import { DynamicTable, Stack, Text } from '@forge/react';
import type { PanelView } from '../../src/contract/panel';
import { useWording } from '../shared/wording-context';
import { fixSentence } from './sentences';

/** What each check earned, and what would earn the rest. */
export function ScoreTable(props: { readonly view: PanelView }) {
  const w = useWording();
  const { score } = props.view.assessment;
  const applied = score.checks.filter((check) => check.applies);
  const left = score.checks.filter((check) => !check.applies);
  return (
    <Stack space="space.100">
      <Text size="small" color="color.text.subtle">
        {w.t(score.kind === 'scored' ? 'score.words' : 'score.unscored')}
      </Text>
      <DynamicTable
        label={w.t('score.title')}
        head={{
          cells: [
            { key: 'check', content: w.t('score.check') },
            { key: 'points', content: w.t('score.points') },
            { key: 'fix', content: w.t('score.fix') },
          ],
        }}
        rows={applied.map((check) => ({
          key: check.id,
          cells: [
            { key: `${check.id}-check`, content: w.t(`check.${check.id}`) },
            {
              key: `${check.id}-points`,
              content: w.t('score.pointsOf', { earned: check.credit * check.weight, weight: check.weight }),
            },
            { key: `${check.id}-fix`, content: fixSentence(w, check) },
          ],
        }))}
      />
      {left.length > 0 && (
        <Text size="small" color="color.text.subtlest">
          {w.t('score.notApplied', { checks: w.list(left.map(({ id }) => w.t(`check.${id}`))) })}
        </Text>
      )}
    </Stack>
  );
}
