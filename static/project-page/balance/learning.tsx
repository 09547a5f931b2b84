import { DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import type { PageView } from '../../../src/contract/page';
import { FUNNEL_STEPS, type FunnelStep } from '../../../src/domain/funnel';
import { RISKS } from '../../../src/domain/premise';
import { weekStartMs } from '../../../src/domain/week';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { SetButton } from '../issue-set';

/** How far delivered stories came, step by step, each number with its issues. */
export function FunnelPart(props: { readonly funnel: PageView['funnel'] }) {
  const w = useWording();
  const { funnel } = props;
  // Behind the first step nobody made there are only zeros: what that step asks for is said instead.
  const made = FUNNEL_STEPS.filter((step) => funnel[step].count > 0);
  const next = LATER_STEPS.find((step) => funnel[step].count === 0);
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('funnel.title')}
      </Heading>
      {funnel.delivered.count === 0 ? (
        <Text color="color.text.subtle">{w.t('funnel.empty')}</Text>
      ) : funnel.framed.count === 0 ? (
        // Six rows of zeros would teach nothing.
        <Text>{w.plural('funnel.unframed', funnel.delivered.count)}</Text>
      ) : (
        <>
          <DynamicTable
            label={w.t('funnel.title')}
            head={{
              cells: (['step', 'stories', 'points', 'share'] as const).map((key) => ({
                key,
                content: w.t(`funnel.column.${key}`),
              })),
            }}
            rows={made.map((step) => {
              const { count, points } = funnel[step];
              return {
                key: step,
                cells: [
                  { key: `${step}-step`, content: w.t(`funnel.${step}`) },
                  {
                    key: `${step}-count`,
                    content: (
                      <SetButton set={step} count={count}>
                        {w.plural('funnel.stories', count)}
                      </SetButton>
                    ),
                  },
                  { key: `${step}-points`, content: w.number(points) },
                  { key: `${step}-share`, content: w.percent(count / funnel.delivered.count) },
                ],
              };
            })}
          />
          {next !== undefined && <Text>{w.t(`funnel.next.${next}`)}</Text>}
        </>
      )}
    </Stack>
  );
}

/** The steps one can be short of once there is a sentence. */
const LATER_STEPS = ['named', 'tested', 'before', 'checked', 'met'] as const satisfies readonly FunnelStep[];

/** Findings by week and risk, and what discovery issues came to. */
export function FindingsPart(props: Pick<PageView, 'findings' | 'discovery'>) {
  const w = useWording();
  const { findings, discovery } = props;
  const weeks = [...new Set(findings.map(({ week }) => week))].sort().reverse();
  const countOf = (week: string | null, risk: (typeof RISKS)[number]) =>
    findings.reduce((sum, row) => (row.risk === risk && (week ?? row.week) === row.week ? sum + row.count : sum), 0);
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('findings.title')}
      </Heading>
      {findings.length === 0 ? (
        <Text color="color.text.subtle">{w.t('findings.empty')}</Text>
      ) : (
        <>
          <Text>
            {w.list(
              RISKS.filter((risk) => countOf(null, risk) > 0).map((risk) =>
                w.t('findings.byRisk', { count: countOf(null, risk), risk: w.t(`risk.${risk}`) }),
              ),
            )}
          </Text>
          <Fold title={w.t('findings.table')}>
            <DynamicTable
              label={w.t('findings.table')}
              rowsPerPage={8}
              head={{
                cells: [
                  { key: 'week', content: w.t('balance.week') },
                  ...RISKS.map((risk) => ({ key: risk, content: w.t(`risk.${risk}`) })),
                ],
              }}
              rows={weeks.map((week) => ({
                key: week,
                cells: [
                  { key: `${week}-week`, content: w.date(weekStartMs(week)) },
                  ...RISKS.map((risk) => ({
                    key: `${week}-${risk}`,
                    content: (
                      <SetButton set={{ kind: 'found', week, risk }} count={countOf(week, risk)}>
                        {w.number(countOf(week, risk))}
                      </SetButton>
                    ),
                  })),
                ],
              }))}
            />
          </Fold>
        </>
      )}
      {discovery.done > 0 && (
        <Inline>
          <SetButton set="discoveryDone" count={discovery.done}>
            {discovery.ended === 0
              ? w.plural('findings.discovery.none', discovery.done)
              : w.t('findings.discovery', { ended: discovery.ended, done: discovery.done })}
          </SetButton>
        </Inline>
      )}
    </Stack>
  );
}

/** Lines that say what they say and light no lamp. */
export function QuietLines(props: { readonly quiet: PageView['quiet'] }) {
  const w = useWording();
  const { quiet } = props;
  const lines = [
    { set: 'oneDiscipline', count: quiet.oneDiscipline, of: quiet.tested },
    { set: 'waived', count: quiet.waived, of: quiet.asked },
    { set: 'datedUnframed', count: quiet.datedUnframed, of: quiet.dated },
  ] as const;
  const said = lines.filter(({ count }) => count > 0);
  if (said.length === 0) return null;
  return (
    <Stack space="space.050" alignInline="start">
      <Heading as="h2" size="small">
        {w.t('quiet.title')}
      </Heading>
      {said.map(({ set, count, of }) => (
        <SetButton key={set} set={set} count={count}>
          {w.t(`quiet.${set}`, { count, of })}
        </SetButton>
      ))}
    </Stack>
  );
}
