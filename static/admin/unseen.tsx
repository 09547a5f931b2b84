import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import type { HealthView } from '../../src/contract';
import { useWording } from '../shared/wording-context';

/** Issues there are facts of and Jira no longer shows to the app: kept, counted, never taken for deleted. */
export function Unseen(props: { readonly view: HealthView; readonly nameOf: (projectId: string) => string }) {
  const w = useWording();
  const { view, nameOf } = props;
  const total = view.unseen.reduce((sum, { issues }) => sum + issues, 0);
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('health.unseen')}
      </Heading>
      {total === 0 ? (
        <Text color="color.text.subtle">{w.t('health.unseen.none')}</Text>
      ) : (
        <>
          <Text>{w.plural('health.unseen.count', total)}</Text>
          <List type="unordered">
            {view.unseen.map(({ projectId, issues, sinceMs }) => (
              <ListItem key={projectId}>
                {w.plural('health.unseen.project', issues, { name: nameOf(projectId), date: w.date(sinceMs) })}
              </ListItem>
            ))}
          </List>
          <Text color="color.text.subtle">{w.t('health.unseen.next')}</Text>
        </>
      )}
    </Stack>
  );
}
