import { Button, ButtonGroup, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { SettingsView } from '../../src/contract/settings';
import type { Failure } from '../../src/domain/failure';
import { DEFAULT_SETTINGS, type Settings, type SettingsParts } from '../../src/domain/settings';
import { call } from '../shared/call';
import { newId } from '../shared/ids';
import { wordsOfReminders } from '../shared/reminder-words';
import { useWording } from '../shared/wording-context';
import type { Wording } from '../shared/wording';
import { EffectPart } from './effect';
import { SettingForm } from './forms';
import { Refused } from './refused';
import { SignalsEffect } from './signals-effect';
import { isOwn, isSame, summaryOf, type Shown } from './summary';

interface Draft {
  /** Null = the form says nothing that could be saved. */
  readonly parts: SettingsParts | null;
  /** The default again, rather than what the form says. */
  readonly isReset: boolean;
  /** Made once per intention: sent twice it counts once. */
  readonly id: string;
}

/** One setting: what it says, whether that is the default, and its form with what a change would do. */
export function Section(props: {
  readonly projectId: string;
  readonly setting: Shown;
  readonly view: SettingsView;
  readonly show: (view: SettingsView) => void;
  readonly reload: () => void;
}) {
  const w = useWording();
  const { projectId, setting, view, show, reload } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const { settings } = view;
  const own = isOwn(settings, setting);
  const close = () => setDraft(null);
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading size="small">{w.t(`setting.${setting}`)}</Heading>
        {own ? (
          <Lozenge appearance="inprogress">{w.t('settings.own')}</Lozenge>
        ) : (
          <Lozenge>{w.t('settings.default')}</Lozenge>
        )}
      </Inline>
      <Text size="small" color="color.text.subtle">
        {w.t(`setting.${setting}.help`)}
      </Text>
      {draft?.isReset !== false &&
        summaryOf(w, draft === null ? settings : DEFAULT_SETTINGS, setting).map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      {draft === null ? (
        <Inline>
          <ButtonGroup label={w.t(`setting.${setting}`)}>
            <Button spacing="compact" onClick={() => setDraft({ parts: {}, isReset: false, id: newId() })}>
              {w.t('settings.change')}
            </Button>
            {own && (
              <Button
                spacing="compact"
                appearance="subtle"
                onClick={() => setDraft({ parts: { [setting]: null }, isReset: true, id: newId() })}
              >
                {w.t('settings.reset')}
              </Button>
            )}
          </ButtonGroup>
        </Inline>
      ) : (
        <Open
          {...{ projectId, setting, view, draft, close }}
          onParts={(parts) => setDraft({ ...draft, parts: parts === null ? null : complete(w, parts) })}
          onSaved={(saved) => {
            close();
            show(saved);
          }}
          onLook={() => {
            close();
            reload();
          }}
        />
      )}
    </Stack>
  );
}

/** Reminders speak the language of whoever turns them on. */
function complete(w: Wording, parts: SettingsParts): SettingsParts {
  const { reminders } = parts;
  return reminders === undefined || reminders === null || reminders === 'off'
    ? parts
    : { ...parts, reminderWords: wordsOfReminders(w) };
}

function Open(props: {
  readonly projectId: string;
  readonly setting: Shown;
  readonly view: SettingsView;
  readonly draft: Draft;
  readonly close: () => void;
  readonly onParts: (parts: { readonly [P in Shown]?: Settings[P] } | null) => void;
  readonly onSaved: (view: SettingsView) => void;
  readonly onLook: () => void;
}) {
  const w = useWording();
  const { projectId, setting, view, draft, close, onParts, onSaved, onLook } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { parts } = draft;
  const isChanged = parts !== null && changes(view.settings, parts, setting);
  const save = async () => {
    if (parts === null) return;
    setSaving(true);
    const result = await call('changeSettings', { projectId, id: draft.id, seenRev: view.settings.rev, parts });
    setSaving(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) onSaved(result.value);
  };
  return (
    <Stack space="space.150" alignInline="stretch">
      {!draft.isReset && (
        <SettingForm projectId={projectId} setting={setting} settings={view.settings} onParts={onParts} />
      )}
      {parts === null && <Text color="color.text.subtle">{w.t('settings.unsayable')}</Text>}
      {isChanged && COUNTED.has(setting) && <EffectPart projectId={projectId} parts={parts} issues={view.issues} />}
      {isChanged && SIGNALLED.has(setting) && <SignalsEffect projectId={projectId} parts={parts} />}
      {isChanged && RECKONED.has(setting) && view.issues > 0 && <Text>{w.t('effect.background')}</Text>}
      {failure !== null && <Refused failure={failure} onRetry={() => void save()} onLook={onLook} />}
      <Inline>
        <ButtonGroup label={w.t(`setting.${setting}`)}>
          <Button appearance="primary" onClick={() => void save()} isDisabled={!isChanged || isSaving}>
            {w.t(draft.isReset ? 'settings.reset' : 'settings.save')}
          </Button>
          <Button appearance="subtle" onClick={close} isDisabled={isSaving}>
            {w.t('shared.cancel')}
          </Button>
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}

/** What a change of these does can be counted in issues; of the others it cannot, and is said. */
const COUNTED: ReadonlySet<Shown> = new Set(['trackRules', 'exemptTypes', 'asked', 'notDelivered', 'statuses']);
/** Of these it is told which signals they would light. */
const SIGNALLED: ReadonlySet<Shown> = new Set(['stage', 'limits']);
const RECKONED: ReadonlySet<Shown> = new Set(['disciplines', 'checkAfterDays']);

function changes(settings: Settings, parts: SettingsParts, setting: Shown): boolean {
  const value = parts[setting];
  if (value === undefined) return false;
  return !isSame({ ...settings, [setting]: value ?? DEFAULT_SETTINGS[setting] }, settings, setting);
}
