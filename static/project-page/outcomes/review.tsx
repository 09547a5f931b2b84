import { Box, DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import type { OutcomesView } from '../../../src/contract/outcomes';
import { dayOf, dayStartMs } from '../../../src/domain/day';
import { boundsOf, lastQuarters } from '../../../src/domain/outcomes/quarter';
import { wayOf } from '../../../src/domain/outcomes/target';
import { ChoiceInput } from '../../shared/fields';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';

/** As far back as anybody looks. */
const QUARTERS = 8;

function quarterName(w: Wording, quarter: string): string {
  const [year = '', nth = ''] = quarter.split('-Q');
  return w.t('review.quarter.name', { nth, year });
}

/** What came of a quarter: checks, bets by risk, and how often what was tested was so. */
export function ReviewPart(props: { readonly view: OutcomesView; readonly onQuarter: (quarter: string) => void }) {
  const w = useWording();
  const { view } = props;
  const { review } = view;
  const { supported, bets } = review;
  const hasChecks = review.checks.met + review.checks.missed + review.checks.tooEarly > 0;
  const head = [w.t('review.risk'), w.t('review.started'), w.t('review.before')];
  const rows = bets.map(({ risk, started, before }) => [
    risk === null ? w.t('outcomes.unnamed') : w.t(`risk.${risk}`),
    w.number(started),
    w.number(before),
  ]);
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('review.title')}
      </Heading>
      <Inline>
        <Box xcss={{ minWidth: '180px' }}>
          <ChoiceInput
            id="review-quarter"
            label={w.t('review.quarter')}
            choices={lastQuarters(dayStartMs(view.today), QUARTERS).map((value) => ({
              value,
              label: quarterName(w, value),
            }))}
            value={review.quarter}
            onChoice={props.onQuarter}
          />
        </Box>
      </Inline>
      <DueLine view={view} />
      <Text>{w.t(hasChecks ? 'review.checks' : 'review.checks.none', { ...review.checks })}</Text>
      <Text>
        {supported.of === 0
          ? w.t('review.supported.none')
          : w.t('review.supported', {
              ...{ count: supported.count, of: supported.of, share: w.percent(supported.share) },
              ...{ low: w.percent(supported.low), high: w.percent(supported.high) },
            })}
      </Text>
      {bets.length === 0 ? (
        <Text>{w.t('review.bets.none')}</Text>
      ) : (
        <Stack space="space.050">
          <Text weight="medium">{w.t('review.bets')}</Text>
          <DynamicTable
            label={w.t('review.bets')}
            head={{ cells: head.map((content) => ({ key: content, content })) }}
            rows={rows.map((cells) => ({
              key: cells.join(' '),
              cells: cells.map((content, at) => ({ key: `${String(at)} ${content}`, content })),
            }))}
          />
          <Inline>
            <ExportTable
              title={`${w.t('review.bets')}, ${quarterName(w, review.quarter)}`}
              rows={() => [head, ...rows]}
            />
          </Inline>
        </Stack>
      )}
    </Stack>
  );
}

/** The outcomes whose day falls in the quarter, by what was entered of them. */
function DueLine(props: { readonly view: OutcomesView }) {
  const w = useWording();
  const { outcomes, review } = props.view;
  const { fromMs, toMs } = boundsOf(review.quarter);
  const [first, after] = [dayOf(fromMs), dayOf(toMs)];
  const due = outcomes.filter(({ words }) => words.by !== null && words.by >= first && words.by < after);
  if (due.length === 0) return null;
  const ways = due.map((outcome) => wayOf(outcome).isReached);
  return (
    <Text>
      {w.t('review.due', {
        reached: ways.filter((reached) => reached === true).length,
        of: due.length,
        unknown: ways.filter((reached) => reached === null).length,
      })}
    </Text>
  );
}
