import { router } from '@forge/bridge';
import { Box, Inline, Link, Spinner, Stack, Text } from '@forge/react';
import { useCallback, useEffect } from 'react';
import type { Result } from '../../src/domain/failure';
import { transportFailure } from '../shared/call';
import { Failed } from '../shared/failed';
import { retroAddress } from '../shared/retro-address';
import { OnSprint, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { WORDS } from './words';

/** The project page, as the manifest names it. */
const PAGE = 'premise-page';

/** From a sprint's menu to its retrospective. That is a page of the project, so all this does is lead there. */
export function LookBack() {
  return (
    <Screen where={OnSprint} words={WORDS}>
      {({ extension }) => <Leading projectKey={extension.project.key} sprintId={extension.sprint.id} />}
    </Screen>
  );
}

function Leading({ projectKey, sprintId }: { readonly projectKey: string; readonly sprintId: string }) {
  const { load, reload } = useLoad(useCallback(() => placeOf(projectKey, sprintId), [projectKey, sprintId]));
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <Going to={load.value} />;
}

async function placeOf(projectKey: string, sprintId: string): Promise<Result<string>> {
  try {
    const url = await router.getUrl({ target: 'module', moduleKey: PAGE, projectKey });
    if (url === null) throw new Error('the page has no address');
    for (const [name, value] of new URLSearchParams(retroAddress(sprintId))) url.searchParams.set(name, value);
    return { ok: true, value: url.href };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}

/** A browser that does not go by itself is shown the way. */
function Going({ to }: { readonly to: string }) {
  const w = useWording();
  useEffect(() => {
    // Where Jira does not take it there, the link below does.
    router.navigate(to).catch(() => undefined);
  }, [to]);
  return (
    <Stack space="space.150">
      <Inline space="space.100" alignBlock="center">
        <Spinner size="small" label={w.t('sprintAction.opening')} />
        <Text>{w.t('sprintAction.opening')}</Text>
      </Inline>
      {/* Nothing follows below it in the dialog. */}
      <Box xcss={{ paddingBlockEnd: 'space.200' }}>
        <Text>
          <Link href={to}>{w.t('sprintAction.open')}</Link>
        </Text>
      </Box>
    </Stack>
  );
}
