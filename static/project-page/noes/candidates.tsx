import { Button, Heading, Inline, ModalTransition, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { NoesCursor } from '../../../src/contract/noes';
import type { Result } from '../../../src/domain/failure';
import { STALE_DAYS } from '../../../src/domain/noes';
import type { PageQuestion } from '../../../src/domain/page-question';
import { Failed } from '../../shared/failed';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { Pager } from '../stories/pager';
import { onTo, usePages } from '../stories/use-pages';
import { ChooseTable } from './choose-table';
import { readStale, readUnexplained, type CandidatePage, type CandidatesAsked, type SeenCandidate } from './read-noes';
import { SaidReport } from './said-report';
import { SayNo } from './say-no';
import { useSaid } from './use-said';

interface Props {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly canEdit: boolean;
  readonly onDone: () => void;
}

/** Closed by a decision that says no reason: each is one click from a no people can learn from. */
export function UnexplainedPart({ when, ...props }: Props & { readonly when: string }) {
  const w = useWording();
  return (
    <Part
      {...props}
      isStale={false}
      read={readUnexplained}
      title={w.t('noes.unexplained')}
      what={w.t('noes.unexplained.what')}
      none={w.t('noes.unexplained.none', { when })}
    />
  );
}

/** Old, without an outcome, and nobody began: let go a few at a time, each with a kind word. */
export function StalePart(props: Props) {
  const w = useWording();
  return (
    <Part
      {...props}
      isStale
      read={readStale}
      title={w.t('noes.stale')}
      what={w.t('noes.stale.what', { days: STALE_DAYS })}
      none={w.t('noes.stale.none', { days: STALE_DAYS })}
    />
  );
}

interface PartProps extends Props {
  readonly isStale: boolean;
  readonly title: string;
  readonly what: string;
  readonly none: string;
  readonly read: (asked: CandidatesAsked) => Promise<Result<CandidatePage>>;
}

function Part(props: PartProps) {
  const { projectId, question, read: readPage, onDone } = props;
  const { after, older, newer } = usePages<NoesCursor>(JSON.stringify(question));
  const read = useCallback(() => readPage({ projectId, question, after }), [readPage, projectId, question, after]);
  const { load, reload } = useLoad(read);
  const sayer = useSaid(projectId, () => {
    reload();
    onDone();
  });
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {props.title}
      </Heading>
      <Text color="color.text.subtle">{props.what}</Text>
      {sayer.said !== null && <SaidReport sayer={sayer} said={sayer.said} />}
      {load.kind === 'loading' && <Waiting />}
      {(load.kind === 'refused' || load.kind === 'failed') && <Failed failure={load.failure} onRetry={reload} />}
      {load.kind === 'ready' && (
        // Another page is another choice.
        <Ready
          key={`${JSON.stringify(after)} ${load.value.rows.map(({ row }) => row.issueId).join()}`}
          {...props}
          page={load.value}
          isFirst={after === null}
          isBusy={sayer.said?.isRunning === true}
          onSend={sayer.begin}
        />
      )}
      {load.kind === 'ready' && (
        <Inline>
          <Pager label={props.title} back={newer} on={onTo(load.value.next, older)} />
        </Inline>
      )}
    </Stack>
  );
}

function Ready(
  props: PartProps & {
    readonly page: CandidatePage;
    readonly isFirst: boolean;
    readonly isBusy: boolean;
    readonly onSend: ReturnType<typeof useSaid>['begin'];
  },
) {
  const w = useWording();
  const { page, isStale, isBusy } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [saying, setSaying] = useState<readonly SeenCandidate[] | null>(null);
  const picked = page.rows.filter(({ row }) => chosen.has(row.issueId));
  const words = isStale ? 'noes.letGo.some' : 'noes.explain.some';
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  if (page.rows.length === 0) {
    return (
      <>
        {page.hidden === 0 && page.touched === 0 && page.next === null && props.isFirst && <Text>{props.none}</Text>}
        <LeftOut page={page} />
      </>
    );
  }
  return (
    <Stack space="space.100">
      {props.canEdit && (
        <Inline space="space.100" alignBlock="center">
          {picked.length === 0 ? (
            <Text color="color.text.subtlest">{w.t('noes.chooseFirst')}</Text>
          ) : (
            <Button isDisabled={isBusy} onClick={() => setSaying(picked)}>
              {w.plural(words, picked.length)}
            </Button>
          )}
        </Inline>
      )}
      <ChooseTable
        title={props.title}
        rows={page.rows}
        chosen={chosen}
        isStale={isStale}
        isBusy={isBusy}
        canEdit={props.canEdit}
        onChoose={choose}
        onExplain={(one) => setSaying([one])}
      />
      <LeftOut page={page} />
      <ModalTransition>
        {saying !== null && (
          <SayNo
            title={w.plural(words, saying.length)}
            action={w.plural(words, saying.length)}
            chosen={saying}
            isStale={isStale}
            onClose={() => setSaying(null)}
            onSend={(no, comment) => {
              setSaying(null);
              setChosen(new Set());
              props.onSend({
                no,
                comment,
                issues: saying.map(({ row, issue }) => ({
                  issueId: row.issueId,
                  seenRev: row.rev,
                  key: issue.key,
                })),
              });
            }}
          />
        )}
      </ModalTransition>
    </Stack>
  );
}

function LeftOut(props: { readonly page: CandidatePage }) {
  const w = useWording();
  const { hidden, touched } = props.page;
  if (hidden + touched === 0) return null;
  return (
    <Text size="small" color="color.text.subtlest">
      {[
        ...(hidden > 0 ? [w.plural('rows.hidden', hidden)] : []),
        ...(touched > 0 ? [w.plural('noes.touched', touched)] : []),
      ].join(' ')}
    </Text>
  );
}
