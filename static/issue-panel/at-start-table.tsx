import { DynamicTable, Stack, Text } from '@forge/react';
import type { AtStart, PanelView } from '../../src/contract/panel';
import type { Rung, Standing } from '../../src/domain/assessment';
import { inEffect } from '../../src/domain/inherit';
import { sizeOf } from '../../src/domain/size-guess';
import { whySentence } from '../shared/outcome-sentence';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { lentOf } from './lent';

interface Row {
  readonly name: string;
  readonly then: string;
  readonly now: string;
}

/** Line by line, then and now. */
export function AtStartTable(props: { readonly view: PanelView; readonly atStart: AtStart }) {
  const w = useWording();
  const { view, atStart } = props;
  return (
    <Stack space="space.100">
      <Text>
        {w.t('start.sentence', {
          date: w.date(atStart.startedMs),
          validated: w.t(`validated.${atStart.validated}`),
        })}
      </Text>
      <DynamicTable
        label={w.t('start.title')}
        head={{
          cells: [
            { key: 'what', content: w.t('start.what') },
            { key: 'then', content: w.t('start.then') },
            { key: 'now', content: w.t('start.now') },
          ],
        }}
        rows={rowsOf(w, view, atStart).map(({ name, then, now }) => ({
          key: name,
          cells: [
            { key: `${name}-what`, content: name },
            { key: `${name}-then`, content: then },
            { key: `${name}-now`, content: now },
          ],
        }))}
      />
    </Stack>
  );
}

function rowsOf(w: Wording, view: PanelView, then: AtStart): readonly Row[] {
  const { assessment } = view;
  const { premise } = inEffect(view.premise, view.inheritedFrom?.premise ?? null, lentOf(view));
  const riskiest = view.assumptions.find(({ id }) => id === premise.riskiestId)?.statement ?? '';
  const { score, standing } = assessment;
  const points = (number: number) => w.t('panel.score', { points: Math.round(number) });
  const nothing = w.t('start.nothing');
  const size = (points_: number | null) => (points_ === null ? w.t('start.unsized') : w.number(points_));
  return [
    {
      name: w.t('start.score'),
      then: then.score === null ? (then.state === null ? nothing : w.t(`state.${then.state}`)) : points(then.score),
      now: score.kind === 'scored' ? points(score.points) : w.t(`state.${score.state}`),
    },
    {
      name: w.t('start.outcome'),
      then: whySentence(w, then.outcome) || nothing,
      now: whySentence(w, premise.outcome) || nothing,
    },
    { name: w.t('start.riskiest'), then: then.riskiest ?? nothing, now: riskiest === '' ? nothing : riskiest },
    {
      name: w.t('start.standing'),
      then: standingWords(w, then.standing, then.support),
      now: standingWords(w, standing?.standing ?? null, standing?.support ?? null),
    },
    { name: w.t('start.asked'), then: w.t(`rung.${then.asked.rung}`), now: w.t(`rung.${assessment.asked.rung}`) },
    { name: w.t('start.size'), then: size(then.size), now: size(sizeOf(view.issue.size, view.premise)) },
  ];
}

/** "supported, market", or what stands instead. */
function standingWords(w: Wording, standing: Standing | null, support: Rung | null): string {
  if (standing === null) return w.t('start.nothing');
  const said = w.t(`standing.${standing}`);
  return support === null ? said : w.t('start.supportedBy', { standing: said, rung: w.t(`rung.${support}`) });
}
