import {
  Box,
  Button,
  ButtonGroup,
  Link,
  List,
  ListItem,
  Lozenge,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Inline,
  Stack,
  Text,
} from '@forge/react';
import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { IssueSetView } from '../../src/contract/page';
import type { PageQuestion } from '../../src/domain/page-question';
import type { PageSet } from '../../src/domain/page-sets';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { IssuesSeen, useIssueSeen, useIssuesSeen } from '../shared/issues-seen';
import { Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';

interface Shown {
  readonly set: PageSet;
  readonly title: string;
}

const Show = createContext<(shown: Shown) => void>(() => undefined);

/** Lets every number below it open its issues. */
export function IssueSets(props: {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly children: ReactNode;
}) {
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => setShown(null);
  const w = useWording();
  return (
    <Show.Provider value={setShown}>
      {props.children}
      <ModalTransition>
        {shown !== null && (
          <Modal onClose={close} width="large">
            <ModalHeader>
              <ModalTitle>{shown.title}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <SetPages projectId={props.projectId} question={props.question} set={shown.set} />
            </ModalBody>
            <ModalFooter>
              <Button onClick={close}>{w.t('set.close')}</Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </Show.Provider>
  );
}

/** A number as a button that opens its issues; nothing to open where it is none. */
export function SetButton(props: {
  readonly set: PageSet;
  readonly count: number;
  /** Of the list; what the button says unless told. */
  readonly title?: string;
  readonly children: string;
}) {
  const show = useContext(Show);
  if (props.count === 0) return <Text>{props.children}</Text>;
  return (
    <Button
      appearance="subtle"
      spacing="compact"
      onClick={() => show({ set: props.set, title: props.title ?? props.children })}
    >
      {props.children}
    </Button>
  );
}

interface Asked {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly set: PageSet;
}

/** One page of a set after another; a page back is a page that was there. */
function SetPages(props: Asked) {
  const w = useWording();
  const [places, setPlaces] = useState<readonly (string | null)[]>([null]);
  const { projectId, question, set } = props;
  const after = places.at(-1) ?? null;
  const read = useCallback(
    () => call('readIssueSet', { projectId, question, set, after }),
    [projectId, question, set, after],
  );
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  const next = load.value.after;
  return (
    <Stack space="space.200">
      <SetIssues view={load.value} />
      {(places.length > 1 || next !== null) && (
        <ButtonGroup label={w.t('set.pages')}>
          <Button isDisabled={places.length === 1} onClick={() => setPlaces(places.slice(0, -1))}>
            {w.t('set.back')}
          </Button>
          <Button isDisabled={next === null} onClick={() => setPlaces([...places, next])}>
            {w.t('set.more')}
          </Button>
        </ButtonGroup>
      )}
    </Stack>
  );
}

function SetIssues(props: { readonly view: IssueSetView }) {
  const w = useWording();
  const { issueIds } = props.view;
  if (issueIds.length === 0) return <Text color="color.text.subtle">{w.t('set.none')}</Text>;
  return (
    <IssuesSeen ids={issueIds}>
      <Stack space="space.100">
        <List type="unordered">
          {issueIds.map((issueId) => (
            <IssueItem key={issueId} issueId={issueId} />
          ))}
        </List>
        <Unseen ids={issueIds} />
      </Stack>
    </IssuesSeen>
  );
}

function IssueItem(props: { readonly issueId: string }) {
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') return null;
  return (
    <ListItem>
      <IssueLine issueId={props.issueId} />
    </ListItem>
  );
}

/** Key, title and status, as this person sees them; nothing of an issue they do not see. */
export function IssueLine(props: { readonly issueId: string }) {
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') return null;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>
        <Link href={`/browse/${encodeURIComponent(seen.key)}`}>{seen.key}</Link> {seen.summary}
      </Text>
      <Lozenge appearance={seen.isDone ? 'success' : 'default'}>{seen.status}</Lozenge>
    </Inline>
  );
}

/** "3 you cannot see", where there are any, or that Jira did not answer. */
export function Unseen(props: { readonly ids: readonly string[] }) {
  const w = useWording();
  const sight = useIssuesSeen();
  const sights = [...new Set(props.ids)].map(sight);
  if (sights.includes('reading')) return <Waiting />;
  if (sights.includes('unread')) return <Text color="color.text.subtle">{w.t('set.unread')}</Text>;
  const hidden = sights.filter((each) => each === 'hidden').length;
  return hidden === 0 ? null : (
    <Box>
      <Text color="color.text.subtle">{w.plural('set.hidden', hidden)}</Text>
    </Box>
  );
}
