import { ProgressBar, Stack, Text } from '@forge/react';
import { useCallback, useEffect } from 'react';
import type { SettingsView } from '../../src/contract/settings';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { OnProject, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { Changes } from './changes';
import { FilePart } from './file';
import { Section } from './section';
import { isOwn, namesOf, SHOWN } from './summary';
import { WORDS } from './words';

/** How often the page is read again while new settings are being applied, ms. */
const POLL_MS = 3_000;

/** What a project may set: all of it has a default, and each change says beforehand what it does. */
export function SettingsPage() {
  return (
    <Screen where={OnProject} words={WORDS}>
      {({ extension }) => (
        <Loaded projectId={extension.project.id} isSoftware={extension.project.type === 'software'} />
      )}
    </Screen>
  );
}

function Loaded(props: { readonly projectId: string; readonly isSoftware: boolean }) {
  const { projectId } = props;
  const read = useCallback(() => call('readSettings', { projectId }), [projectId]);
  const { load, reload, show } = useLoad(read);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return <Page {...props} view={load.value} reload={reload} show={show} />;
  }
}

function Page(props: {
  readonly projectId: string;
  readonly isSoftware: boolean;
  readonly view: SettingsView;
  readonly reload: () => void;
  readonly show: (view: SettingsView) => void;
}) {
  const { view, reload, isSoftware } = props;
  const isApplying = view.backfill.recount !== null;
  useEffect(() => {
    if (!isApplying) return;
    const timer = setTimeout(reload, POLL_MS);
    return () => clearTimeout(timer);
  }, [isApplying, reload, view]);
  const offered = SHOWN.filter((setting) => setting !== 'shown');
  // Where no software is made it decides about all the others.
  const asksFirst = !isSoftware || isOwn(view.settings, 'shown');
  return (
    <Stack space="space.400" alignInline="stretch">
      <Top view={view} isOff={!isSoftware && view.settings.shown !== 'always'} />
      {(asksFirst ? (['shown', ...offered] as const) : offered).map((setting) => (
        <Section key={setting} setting={setting} {...props} />
      ))}
      <Stack space="space.100" alignInline="stretch">
        <Changes changes={view.changes} />
        <FilePart {...props} />
      </Stack>
    </Stack>
  );
}

/** Whether there is anything to look at here at all, and how far new settings have got. */
function Top({ view, isOff }: { readonly view: SettingsView; readonly isOff: boolean }) {
  const w = useWording();
  const own = SHOWN.filter((setting) => isOwn(view.settings, setting));
  const { recount } = view.backfill;
  return (
    <Stack space="space.100" alignInline="stretch">
      <Text color="color.text.subtle">{w.t('settings.intro')}</Text>
      <Text weight="medium">
        {isOff
          ? w.t('shared.notShown')
          : own.length === 0
            ? w.t('settings.allDefault')
            : w.t('settings.changed', { names: namesOf(w, own) })}
      </Text>
      {view.issues === 0 && <Text>{w.t('settings.nothingRead')}</Text>}
      {recount !== null && (
        <>
          <Text weight="medium">{w.t('settings.applying')}</Text>
          <ProgressBar
            ariaLabel={w.t('settings.applying')}
            value={Math.min(1, recount.done / Math.max(1, recount.total))}
          />
          <Text color="color.text.subtle">{w.plural('backfill.progress', recount.total, { done: recount.done })}</Text>
        </>
      )}
    </Stack>
  );
}
