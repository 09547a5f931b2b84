import {
  Box,
  Button,
  ButtonGroup,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import { NO_CATEGORIES, type Discipline, type NoCategory } from '../../../src/domain/premise';
import { saysSomething } from '../../../src/domain/words';
import { commentOfNo } from '../../shared/comment-of-no';
import { ChoiceInput, DisciplinesInput, LongText, TextInput } from '../../shared/fields';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import type { SeenCandidate } from './read-noes';
import type { No } from './use-said';

const MAX = 500;

interface Draft {
  readonly category: NoCategory;
  readonly because: string;
  /** It was written here: another reason brings no other words. */
  readonly isOwn: boolean;
  readonly revisitWhen: string;
  readonly together: readonly Discipline[];
}

/** The reason and the sentence for those that were chosen, proposed so that one click can be enough. */
export function SayNo(props: {
  readonly title: string;
  readonly chosen: readonly SeenCandidate[];
  /** Nobody has come back to them: the sentence says so, and is posted. */
  readonly isStale: boolean;
  readonly action: string;
  readonly onSend: (no: No, comment: readonly string[] | null) => void;
  readonly onClose: () => void;
}) {
  const w = useWording();
  const { chosen, isStale, onClose } = props;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ category: 'notNow', isOwn: false, revisitWhen: '', together: [] },
    because: proposed(w, 'notNow', isStale),
  }));
  const [isSent, setSent] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const no = noOf(draft);
  const isMissing = !saysSomething(no.because);
  const comment = isStale ? commentOfNo(w, no) : null;
  const send = () => {
    setSent(true);
    if (!isMissing) props.onSend(no, comment);
  };
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle>{props.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.150">
          <List type="unordered">
            {chosen.map(({ issue }) => (
              <ListItem key={issue.key}>{`${issue.key} ${issue.summary}`}</ListItem>
            ))}
          </List>
          <ChoiceInput
            id="noes-reason"
            label={w.t('noes.reason')}
            choices={NO_CATEGORIES.map((value) => ({ value, label: w.t(`no.${value}`) }))}
            value={draft.category}
            onChoice={(category) =>
              set({ category, ...(draft.isOwn ? {} : { because: proposed(w, category, isStale) }) })
            }
          />
          <LongText
            // A field keeps what it began with: proposed anew, it is another field.
            key={draft.isOwn ? 'own' : draft.category}
            id="noes-because"
            label={w.t('noes.because')}
            value={draft.because}
            onText={(because) => set({ because, isOwn: because !== proposed(w, draft.category, isStale) })}
            maxLength={MAX}
            problem={isSent && isMissing ? 'noes.because.need' : undefined}
          />
          <TextInput
            id="noes-revisit"
            label={w.t('noes.revisitWhen')}
            value={draft.revisitWhen}
            onText={(revisitWhen) => set({ revisitWhen })}
            maxLength={MAX}
          />
          <DisciplinesInput
            id="noes-together"
            label={w.t('decision.together')}
            value={draft.together}
            onChange={(together) => set({ together })}
          />
          {comment === null ? (
            <Text color="color.text.subtle">{w.t('noes.noComment')}</Text>
          ) : (
            <Preview comment={comment} />
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <ButtonGroup label={props.title}>
          <Button appearance="subtle" onClick={onClose}>
            {w.t('shared.cancel')}
          </Button>
          <Button appearance="primary" onClick={send}>
            {props.action}
          </Button>
        </ButtonGroup>
      </ModalFooter>
    </Modal>
  );
}

function Preview(props: { readonly comment: readonly string[] }) {
  const w = useWording();
  return (
    <Stack space="space.050">
      <Text color="color.text.subtle">{w.t('noes.comment')}</Text>
      <Box xcss={{ backgroundColor: 'color.background.neutral', padding: 'space.150', borderRadius: 'radius.medium' }}>
        <Stack space="space.050">
          {props.comment.map((paragraph) => (
            <Text key={paragraph}>{paragraph}</Text>
          ))}
        </Stack>
      </Box>
    </Stack>
  );
}

function noOf({ category, because, revisitWhen, together }: Draft): No {
  return { kind: 'no', category, because: because.trim(), revisitWhen: revisitWhen.trim(), together };
}

function proposed(w: Wording, category: NoCategory, isStale: boolean): string {
  return w.t(isStale && category === 'notNow' ? 'noes.stale.because' : `no.because.${category}`);
}
