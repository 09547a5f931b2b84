/** What old statuses meant, and whether Premise is shown where no software is made. */
import { List, ListItem, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Settings } from '../../src/domain/settings';
import { SHOWN_WHERE } from '../../src/domain/settings';
import type { UntoldStatus } from '../../src/domain/settings-effect';
import { ChoiceInput, LongText } from '../shared/fields';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import type { FormProps } from './forms';
import { namesIn } from './names';
import { CATEGORIES } from './summary';
import { useEffectOf } from './use-effect-of';

const MAX_TEXT = 5_000;
/** Nothing changed: only looked at. */
const AS_IT_IS = {};

/** Names by what they meant, beside those nobody tells. */
export function StatusesForm(props: FormProps<Settings['statuses']> & { readonly projectId: string }) {
  const w = useWording();
  const { value, onValue, projectId } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(CATEGORIES.map((category) => [category, namesOf(value, category).join('\n')])),
  );
  const put = (category: string, text: string) => {
    const next = { ...typed, [category]: text };
    setTyped(next);
    const said = CATEGORIES.flatMap((each) => namesIn(next[each] ?? '').map((name) => ({ name, category: each })));
    onValue(new Set(said.map(({ name }) => name.toLowerCase())).size === said.length ? said : null);
  };
  return (
    <Stack space="space.150" alignInline="stretch">
      <Untold projectId={projectId} />
      {CATEGORIES.map((category) => (
        <LongText
          key={category}
          id={`setting-statuses-${category}`}
          label={w.t(`settings.statuses.${category}`)}
          value={typed[category] ?? ''}
          maxLength={MAX_TEXT}
          onText={(text) => put(category, text)}
        />
      ))}
    </Stack>
  );
}

function namesOf(value: Settings['statuses'], category: string): readonly string[] {
  return value.filter((status) => status.category === category).map(({ name }) => name);
}

/** The names Jira tells no category of, counted on the issues read. */
function Untold({ projectId }: { readonly projectId: string }) {
  const w = useWording();
  const { effect, isReading, failure } = useEffectOf(projectId, AS_IT_IS);
  if (failure !== null) return null;
  if (isReading && effect.statuses.length === 0) return <Text color="color.text.subtle">{w.t('effect.reading')}</Text>;
  if (effect.statuses.length === 0) return <Text color="color.text.subtle">{w.t('settings.statuses.told')}</Text>;
  return (
    <Stack space="space.050">
      <Text weight="medium">{w.t('settings.statuses.untold')}</Text>
      <List type="unordered">
        {effect.statuses.map((status) => (
          <ListItem key={status.name}>{untoldWords(w, status)}</ListItem>
        ))}
      </List>
    </Stack>
  );
}

function untoldWords(w: Wording, { name, category, issues }: UntoldStatus): string {
  return category === 'unknown'
    ? w.plural('settings.statuses.unknown', issues, { name })
    : w.plural('settings.statuses.guessed', issues, { name, category: w.t(`settings.category.${category}`) });
}

export function ShownForm({ value, onValue }: FormProps<Settings['shown']>) {
  const w = useWording();
  const [chosen, setChosen] = useState(value);
  return (
    <ChoiceInput
      id="setting-shown"
      label={w.t('setting.shown')}
      choices={SHOWN_WHERE.map((where) => ({ value: where, label: w.t(`settings.shown.${where}`) }))}
      value={chosen}
      onChoice={(picked) => {
        setChosen(picked);
        onValue(picked);
      }}
    />
  );
}
