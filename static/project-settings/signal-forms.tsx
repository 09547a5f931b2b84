/** How far the product is, and when its signals light up. */
import { Stack } from '@forge/react';
import { useState } from 'react';
import type { Settings } from '../../src/domain/settings';
import { type Bound, isWithin, LIMIT_KEYS, type LimitKey, type Limits, LIMITS } from '../../src/domain/signals/limits';
import { SIGNAL_IDS, STAGES, type SignalId, type Stage } from '../../src/domain/signals/types';
import { ChoiceInput, Row, TextInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import type { FormProps } from './forms';
import { LIMIT_WORDS } from './limit-words';
import { limitText, limitValue, stageWords, standardOf } from './signal-words';

export function StageForm({ value, onValue }: FormProps<Stage>) {
  const w = useWording();
  const [chosen, setChosen] = useState(value);
  return (
    <ChoiceInput
      id="setting-stage"
      label={w.t('setting.stage')}
      choices={STAGES.map((stage) => ({ value: stage, label: stageWords(w, stage) }))}
      value={chosen}
      onChoice={(picked) => {
        setChosen(picked);
        onValue(picked);
      }}
    />
  );
}

/** One signal's limits at a time: thirty-four fields at once would be a wall. */
export function LimitsForm({ value, onValue, stage }: FormProps<Settings['limits']> & { readonly stage: Stage }) {
  const w = useWording();
  const [signal, setSignal] = useState<SignalId>(() => signalOf(LIMIT_KEYS.find((key) => value[key] !== undefined)));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const textOf = (key: LimitKey) => typed[key] ?? limitText(LIMITS[key], value[key] ?? standardOf(stage, key));
  const put = (key: LimitKey, text: string) => {
    const next = { ...typed, [key]: text };
    setTyped(next);
    onValue(limitsOf(next, value, stage));
  };
  const mine = LIMIT_KEYS.filter((key) => signalOf(key) === signal);
  return (
    <Stack space="space.100" alignInline="stretch">
      <ChoiceInput
        id="setting-limits-signal"
        label={w.t('settings.limits.signal')}
        choices={SIGNAL_IDS.map((id) => ({ value: id, label: w.t(`signal.${id}.name`) }))}
        value={signal}
        onChoice={setSignal}
      />
      <Row>
        {mine.map((key) => {
          const bound = LIMITS[key];
          return (
            <TextInput
              key={key}
              id={`setting-limits-${key.replace('.', '-')}`}
              label={w.t(LIMIT_WORDS[key])}
              help={w.t('settings.limits.bound', {
                least: limitText(bound, bound.least),
                most: limitText(bound, bound.most),
                usual: limitText(bound, standardOf(stage, key)),
              })}
              value={textOf(key)}
              maxLength={6}
              onText={(text) => put(key, text)}
            />
          );
        })}
      </Row>
    </Stack>
  );
}

function signalOf(key: LimitKey | undefined): SignalId {
  return SIGNAL_IDS.find((id) => key?.startsWith(`${id}.`) === true) ?? 'hope';
}

/** What was typed, over what was set; what says the usual again is not kept. Null = some field says no limit. */
function limitsOf(typed: Readonly<Record<string, string>>, set: Limits, stage: Stage): Limits | null {
  const all = LIMIT_KEYS.map((key): readonly [LimitKey, number | null | undefined] => {
    const text = typed[key];
    return [key, text === undefined ? set[key] : saidBy(text, LIMITS[key], standardOf(stage, key))];
  });
  if (all.some(([, limit]) => limit === null)) return null;
  return Object.fromEntries(
    all.flatMap(([key, limit]): (readonly [string, number])[] => (typeof limit === 'number' ? [[key, limit]] : [])),
  );
}

/** Undefined = the usual; null = nothing that could be a limit. */
function saidBy(text: string, bound: Bound, usual: number): number | null | undefined {
  const said = text.trim();
  if (said === '' || said === limitText(bound, usual)) return undefined;
  const limit = limitValue(bound, said);
  return limit !== null && isWithin(bound, limit) ? limit : null;
}
