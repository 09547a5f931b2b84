import { Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useEffect, useState } from 'react';
import type { StoryRow } from '../../../src/contract/stories';
import { Failed } from '../../shared/failed';
import { ChoiceInput, Row } from '../../shared/fields';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Asked } from '../asked';
import { BulkBar } from './bulk-bar';
import { BulkReport } from './bulk-report';
import { PlanTable } from './plan-table';
import { ordered, ORDERS, readPlan, withRows, type Order, type Plan } from './up-next';
import { useBulk } from './use-bulk';

const COUNTS = ['10', '20', '50'] as const;
type Count = (typeof COUNTS)[number];

/** The next stories in line, one row each, and what can be said of several at once. */
export function PlanTab({ view, question }: Asked) {
  const { project } = view;
  const { team, sprint } = question;
  const read = useCallback(() => readPlan(project.id, { team, sprint }), [project.id, team, sprint]);
  const { load, reload, show } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <InLine projectId={project.id} plan={load.value} show={show} />;
}

function InLine(props: { readonly projectId: string; readonly plan: Plan; readonly show: (plan: Plan) => void }) {
  const w = useWording();
  const { projectId, plan, show } = props;
  const [count, setCount] = useState<Count>('20');
  const [order, setOrder] = useState<Order>('rank');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = ordered(plan.stories, Number(count), order);
  const picked = rows.filter(({ issue }) => chosen.has(issue.id));
  const [news, setNews] = useState<readonly StoryRow[]>([]);
  const saver = useBulk(projectId, setNews);
  useEffect(() => {
    if (news.length > 0) show(withRows(plan, news));
    // Only what is new changes the plan; the plan itself changes with it.
  }, [news]);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('plan.title')}
      </Heading>
      <Text color="color.text.subtle">{w.t(plan.isRanked ? 'plan.ranked' : 'plan.unranked')}</Text>
      {plan.stories.length === 0 ? (
        <Text>{w.t(plan.unread > 0 ? 'plan.none.unread' : 'plan.none')}</Text>
      ) : (
        <>
          <Inline>
            <Row>
              {[
                <ChoiceInput<Count>
                  key="count"
                  id="plan-count"
                  label={w.t('plan.count')}
                  choices={COUNTS.map((value) => ({ value, label: w.t('plan.count.next', { count: Number(value) }) }))}
                  value={count}
                  onChoice={setCount}
                />,
                <ChoiceInput<Order>
                  key="order"
                  id="plan-order"
                  label={w.t('plan.order')}
                  choices={ORDERS.map((value) => ({ value, label: w.t(`plan.order.${value}`) }))}
                  value={order}
                  onChoice={setOrder}
                />,
              ]}
            </Row>
          </Inline>
          <BulkBar
            projectId={projectId}
            picked={picked}
            isBusy={saver.bulk?.isRunning === true}
            onSend={(commands) =>
              saver.begin(
                picked.map(({ row }) => ({ issueId: row.issueId, seenRev: row.rev })),
                commands,
              )
            }
          />
          {saver.bulk !== null && <BulkReport saver={saver} bulk={saver.bulk} stories={plan.stories} />}
          <PlanTable rows={rows} chosen={chosen} isBusy={saver.bulk?.isRunning === true} onChoose={choose} />
          <Left plan={plan} />
        </>
      )}
    </Stack>
  );
}

/** What is in line and not in the table. */
function Left(props: { readonly plan: Plan }) {
  const w = useWording();
  const { unread, isMore } = props.plan;
  const said = [...(unread > 0 ? [w.plural('plan.unread', unread)] : []), ...(isMore ? [w.t('plan.more')] : [])];
  if (said.length === 0) return null;
  return (
    <Text size="small" color="color.text.subtlest">
      {said.join(' ')}
    </Text>
  );
}
