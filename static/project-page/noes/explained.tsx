import { Box, Button, Form, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { NoesCursor, NoesView } from '../../../src/contract/noes';
import type { NoesQuestion } from '../../../src/domain/noes';
import type { PageQuestion } from '../../../src/domain/page-question';
import { NO_CATEGORIES, type NoCategory } from '../../../src/domain/premise';
import { Failed } from '../../shared/failed';
import { ChoiceInput, Row, TextInput } from '../../shared/fields';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { Pager } from '../stories/pager';
import { onTo, usePages } from '../stories/use-pages';
import { NoTable } from './no-table';
import { readNoPage, type NoPage } from './read-noes';
import { whenWords } from './when-words';

const LONGEST_SEARCH = 200;
const ANY = 'any';

/** What was said no to, the latest first: narrowed to a reason, to what is to be looked at again, to words. */
export function ExplainedPart(props: {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly counts: NoesView;
  /** Read anew when it changes. */
  readonly version: number;
}) {
  const w = useWording();
  const { projectId, question, counts, version } = props;
  const [narrow, setNarrow] = useState<Pick<NoesQuestion, 'category' | 'isDue'>>({ category: null, isDue: false });
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const { category, isDue } = narrow;
  const { after, older, newer } = usePages<NoesCursor>(JSON.stringify({ question, narrow, text }));
  const read = useCallback(
    () => readNoPage({ projectId, question: { ...question, category, isDue }, text, after }),
    // The version is asked by nobody; another one asks anew.
    [projectId, question, category, isDue, text, after, version],
  );
  const { load, reload } = useLoad(read);
  const countOf = (reason: NoCategory) => counts.byCategory.find((one) => one.category === reason)?.noes ?? 0;
  const isNarrowed = category !== null || isDue || question.team !== null || question.sprint !== null;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('noes.list')}
      </Heading>
      {(counts.said > 0 || isNarrowed) && (
        <Stack space="space.100">
          <Row>
            {[
              <ChoiceInput<NoCategory | typeof ANY>
                key="category"
                id="noes-category"
                label={w.t('noes.category')}
                choices={[
                  { value: ANY, label: w.t('noes.category.any') },
                  ...NO_CATEGORIES.map((value) => ({
                    value,
                    label: w.t('noes.category.some', { reason: w.t(`no.${value}`), count: countOf(value) }),
                  })),
                ]}
                value={category ?? ANY}
                onChoice={(picked) => setNarrow({ isDue, category: picked === ANY ? null : picked })}
              />,
              <ChoiceInput<'any' | 'now'>
                key="due"
                id="noes-due"
                label={w.t('noes.due')}
                choices={[
                  { value: 'any', label: w.t('noes.due.any') },
                  { value: 'now', label: w.t('noes.due.now', { count: counts.due }) },
                ]}
                value={isDue ? 'now' : 'any'}
                onChoice={(picked) => setNarrow({ category, isDue: picked === 'now' })}
              />,
            ]}
          </Row>
          <Form onSubmit={() => setText(typed.trim())}>
            <Inline space="space.100" alignBlock="end" shouldWrap>
              <Box xcss={{ minWidth: '240px', flexGrow: 1 }}>
                <TextInput
                  id="noes-search"
                  label={w.t('noes.search')}
                  value={typed}
                  onText={setTyped}
                  maxLength={LONGEST_SEARCH}
                />
              </Box>
              <Button type="submit">{w.t('noes.find')}</Button>
            </Inline>
          </Form>
        </Stack>
      )}
      {load.kind === 'loading' && <Waiting />}
      {(load.kind === 'refused' || load.kind === 'failed') && <Failed failure={load.failure} onRetry={reload} />}
      {load.kind === 'ready' && (
        <>
          <Page
            page={load.value}
            none={
              text !== ''
                ? w.t('noes.none.found')
                : isNarrowed
                  ? w.t('noes.none.narrowed')
                  : w.t('noes.none', { when: whenWords(w, counts) })
            }
          />
          <Inline>
            <Pager label={w.t('noes.pages')} back={newer} on={onTo(load.value.next, older)} />
          </Inline>
        </>
      )}
    </Stack>
  );
}

function Page(props: { readonly page: NoPage; readonly none: string }) {
  const w = useWording();
  const { rows, hidden, looked } = props.page;
  const notes = [
    ...(hidden > 0 ? [w.plural('rows.hidden', hidden)] : []),
    ...(looked === null ? [] : [w.plural('noes.looked', looked)]),
  ];
  return (
    <Stack space="space.100">
      {rows.length > 0 && <NoTable rows={rows} />}
      {rows.length === 0 && hidden === 0 && <Text>{props.none}</Text>}
      {notes.length > 0 && (
        <Text size="small" color="color.text.subtlest">
          {notes.join(' ')}
        </Text>
      )}
    </Stack>
  );
}
