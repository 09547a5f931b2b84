import { Box, Button, ButtonGroup, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Settings, TrackRule } from '../../src/domain/settings';
import { TRACKS } from '../../src/domain/story';
import { ChoiceInput, LongText, Row } from '../shared/fields';
import { newId } from '../shared/ids';
import { useWording } from '../shared/wording-context';
import { namesIn } from './names';

const LOOKS_AT = ['issueType', 'label', 'component', 'parent', 'title'] as const satisfies readonly TrackRule['on'][];
const MAX_TEXT = 5_000;

/** A rule while it is written; `id` stays when it is moved. */
interface Draft {
  readonly id: string;
  readonly on: TrackRule['on'];
  readonly text: string;
  readonly track: TrackRule['track'];
}

/** Rules in their order: the first that matches decides. */
export function RulesForm(props: {
  readonly value: Settings['trackRules'];
  readonly onValue: (rules: Settings['trackRules'] | null) => void;
}) {
  const w = useWording();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => props.value.map(draftOf));
  const change = (next: readonly Draft[]) => {
    setDrafts(next);
    const rules = next.map(ruleOf);
    props.onValue(rules.every(({ values }) => values.length > 0) ? rules : null);
  };
  const put = (id: string, part: Partial<Draft>) =>
    change(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  return (
    <Stack space="space.150" alignInline="stretch">
      {drafts.map((draft, at) => (
        <RuleFields
          key={draft.id}
          draft={draft}
          nth={at + 1}
          onChange={(part) => put(draft.id, part)}
          onUp={at === 0 ? null : () => change(movedUp(drafts, at))}
          onRemove={() => change(drafts.filter(({ id }) => id !== draft.id))}
        />
      ))}
      <Stack alignInline="start">
        <Button
          spacing="compact"
          onClick={() => change([...drafts, { id: newId(), on: 'issueType', text: '', track: 'discovery' }])}
        >
          {w.t('settings.rules.add')}
        </Button>
      </Stack>
    </Stack>
  );
}

function RuleFields(props: {
  readonly draft: Draft;
  readonly nth: number;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
}) {
  const w = useWording();
  const { draft, nth, onChange, onUp, onRemove } = props;
  const id = `rule-${draft.id}`;
  const name = w.t('settings.rules.nth', { nth });
  return (
    <Box
      xcss={{ borderColor: 'color.border', borderWidth: 'border.width', borderStyle: 'solid', padding: 'space.150' }}
    >
      <Stack space="space.100" alignInline="stretch">
        <Text weight="semibold">{name}</Text>
        <Row>
          <ChoiceInput
            id={`${id}-on`}
            label={w.t('settings.rules.on')}
            choices={LOOKS_AT.map((each) => ({ value: each, label: w.t(`settings.rules.on.${each}`) }))}
            value={draft.on}
            onChoice={(on) => onChange({ on })}
          />
          <ChoiceInput
            id={`${id}-track`}
            label={w.t('settings.rules.track')}
            choices={TRACKS.map((each) => ({ value: each, label: w.t(`settings.track.${each}`) }))}
            value={draft.track}
            onChoice={(track) => onChange({ track })}
          />
        </Row>
        <LongText
          id={`${id}-values`}
          label={w.t('settings.rules.values')}
          value={draft.text}
          maxLength={MAX_TEXT}
          onText={(text) => onChange({ text })}
        />
        <Inline>
          <ButtonGroup label={name}>
            {onUp !== null && (
              <Button appearance="subtle" spacing="compact" onClick={onUp}>
                {w.t('settings.rules.up')}
              </Button>
            )}
            <Button appearance="subtle" spacing="compact" onClick={onRemove}>
              {w.t('settings.rules.remove')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </Box>
  );
}

function draftOf(rule: TrackRule): Draft {
  const id = rule.on === 'title' ? rule.id : newId();
  return { id, on: rule.on, text: rule.values.join('\n'), track: rule.track };
}

function ruleOf({ id, on, text, track }: Draft): TrackRule {
  const values = namesIn(text);
  return on === 'title' ? { on, id, values, track } : { on, values, track };
}

function movedUp(drafts: readonly Draft[], at: number): readonly Draft[] {
  const moved = drafts.slice(at, at + 1);
  return [...drafts.slice(0, at - 1), ...moved, ...drafts.slice(at - 1, at), ...drafts.slice(at + 1)];
}
