import { Button, ButtonGroup, HelperMessage, Inline, Label, SectionMessage, Stack, Text, TextArea } from '@forge/react';
import { useState } from 'react';
import * as v from 'valibot';
import type { SettingsView } from '../../src/contract/settings';
import type { Failure } from '../../src/domain/failure';
import { type Settings, type SettingsParts, withParts } from '../../src/domain/settings';
import { call } from '../shared/call';
import { Fold } from '../shared/fold';
import { newId } from '../shared/ids';
import { useWording } from '../shared/wording-context';
import { EffectPart } from './effect';
import { Refused } from './refused';
import { SignalsEffect } from './signals-effect';
import { isOwn, isSame, namesOf, SHOWN } from './summary';

/** Only the frame: what the settings say is the resolver's to check, which names the field. */
const File = v.strictObject({
  premise: v.literal('settings'),
  version: v.literal(1),
  settings: v.custom<SettingsParts>((parts) => typeof parts === 'object' && parts !== null && !Array.isArray(parts)),
});

/** A project's settings as text, and another project's from it: only what is not the default is named. */
export function FilePart(props: {
  readonly projectId: string;
  readonly view: SettingsView;
  readonly show: (view: SettingsView) => void;
  readonly reload: () => void;
}) {
  const w = useWording();
  return (
    <Fold title={w.t('file.title')}>
      <Stack space="space.300" alignInline="stretch">
        <Stack alignInline="stretch">
          <Label labelFor="settings-out">{w.t('file.out')}</Label>
          <TextArea
            id="settings-out"
            name="settings-out"
            value={textOf(props.view.settings)}
            isReadOnly
            isMonospaced
            minimumRows={4}
          />
          <HelperMessage>{w.t('file.out.help')}</HelperMessage>
        </Stack>
        <In {...props} />
      </Stack>
    </Fold>
  );
}

function textOf(settings: Settings): string {
  const own = SHOWN.filter((setting) => isOwn(settings, setting));
  const parts = {
    ...Object.fromEntries(own.map((setting) => [setting, settings[setting]])),
    ...(settings.reminders === 'off' ? {} : { reminderWords: settings.reminderWords }),
  };
  return JSON.stringify({ premise: 'settings', version: 1, settings: parts }, null, 2);
}

type Pasted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'parts'; readonly parts: SettingsParts; readonly id: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'saved' };

/** What is not named has its default: the project becomes what the other one is. */
function parse(text: string): SettingsParts | null {
  const file = v.safeParse(v.pipe(v.string(), v.parseJson(), File), text);
  if (!file.success) return null;
  return { ...Object.fromEntries(SHOWN.map((setting) => [setting, null])), ...file.output.settings };
}

function In(props: Parameters<typeof FilePart>[0]) {
  const w = useWording();
  const { projectId, view, show, reload } = props;
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted>({ kind: 'nothing' });
  const check = async () => {
    const parts = parse(text);
    if (parts === null) {
      setPasted({ kind: 'notJson' });
      return;
    }
    const answer = await call('previewSettings', { projectId, parts, after: '' });
    setPasted(answer.ok ? { kind: 'parts', parts, id: newId() } : { kind: 'refused', failure: answer.error });
  };
  const save = async (parts: SettingsParts, id: string) => {
    const answer = await call('changeSettings', { projectId, id, seenRev: view.settings.rev, parts });
    setPasted(answer.ok ? { kind: 'saved' } : { kind: 'refused', failure: answer.error });
    if (answer.ok) show(answer.value);
  };
  return (
    <Stack space="space.150" alignInline="stretch">
      <Stack alignInline="stretch">
        <Label labelFor="settings-in">{w.t('file.in')}</Label>
        <TextArea
          id="settings-in"
          name="settings-in"
          isMonospaced
          minimumRows={4}
          onChange={(event) => {
            const typed: unknown = event.target.value;
            setText(typeof typed === 'string' ? typed : '');
            setPasted({ kind: 'nothing' });
          }}
        />
        <HelperMessage>{w.t('file.in.help')}</HelperMessage>
      </Stack>
      <Inline>
        <ButtonGroup label={w.t('file.check')}>
          <Button isDisabled={text.trim() === ''} onClick={() => void check()}>
            {w.t('file.check')}
          </Button>
        </ButtonGroup>
      </Inline>
      {pasted.kind === 'notJson' && (
        <SectionMessage appearance="warning" title={w.t('file.notJson')}>
          <Text>{w.t('file.notJson.next')}</Text>
        </SectionMessage>
      )}
      {pasted.kind === 'refused' && <Refused failure={pasted.failure} onRetry={() => void check()} onLook={reload} />}
      {pasted.kind === 'saved' && <Text weight="medium">{w.t('file.saved')}</Text>}
      {pasted.kind === 'parts' && (
        <Change {...{ projectId, view }} parts={pasted.parts} onSave={() => void save(pasted.parts, pasted.id)} />
      )}
    </Stack>
  );
}

function Change(props: {
  readonly projectId: string;
  readonly view: SettingsView;
  readonly parts: SettingsParts;
  readonly onSave: () => void;
}) {
  const w = useWording();
  const { projectId, view, parts, onSave } = props;
  const then = withParts(view.settings, parts);
  const changed = SHOWN.filter((setting) => !isSame(then, view.settings, setting));
  if (changed.length === 0) return <Text>{w.t('file.same')}</Text>;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Text weight="medium">{w.t('file.changes', { names: namesOf(w, changed) })}</Text>
      <EffectPart projectId={projectId} parts={parts} issues={view.issues} />
      {changed.some((setting) => setting === 'stage' || setting === 'limits') && (
        <SignalsEffect projectId={projectId} parts={parts} />
      )}
      <Inline>
        <ButtonGroup label={w.t('settings.save')}>
          <Button appearance="primary" onClick={onSave}>
            {w.t('settings.save')}
          </Button>
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}
