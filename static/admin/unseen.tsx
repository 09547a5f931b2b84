import { Box, Button, ButtonGroup, Heading, List, ListItem, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { HealthView } from '../../src/contract/health';
import { useWording } from '../shared/wording-context';

/** Issues there are facts of and Jira no longer shows to the app: kept and counted, removed only by an administrator. */
export function Unseen(props: {
  readonly view: HealthView;
  readonly nameOf: (projectId: string) => string;
  readonly onPurge: (projectId: string) => void;
  readonly isBusy: boolean;
}) {
  const w = useWording();
  const { view, nameOf, onPurge, isBusy } = props;
  const [asked, setAsked] = useState<string | null>(null);
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
          <Text color="color.text.subtle">{w.t('health.unseen.next')}</Text>
          {view.unseen.map(({ projectId, issues, sinceMs }) => (
            <Box
              key={projectId}
              xcss={{
                padding: 'space.150',
                backgroundColor: 'color.background.neutral',
                borderRadius: 'radius.medium',
              }}
            >
              <Stack space="space.100" alignInline="start">
                <Text>
                  {w.plural('health.unseen.project', issues, { name: nameOf(projectId), date: w.date(sinceMs) })}
                </Text>
                {asked === projectId ? (
                  <>
                    <Text>{w.plural('health.purge.ask', issues, { name: nameOf(projectId) })}</Text>
                    <ButtonGroup label={w.t('health.purge', { name: nameOf(projectId) })}>
                      <Button
                        appearance="danger"
                        isDisabled={isBusy}
                        onClick={() => {
                          setAsked(null);
                          onPurge(projectId);
                        }}
                      >
                        {w.t('health.purge.now')}
                      </Button>
                      <Button onClick={() => setAsked(null)}>{w.t('health.purge.keep')}</Button>
                    </ButtonGroup>
                  </>
                ) : (
                  <Button isDisabled={isBusy} onClick={() => setAsked(projectId)}>
                    {w.t('health.purge', { name: nameOf(projectId) })}
                  </Button>
                )}
              </Stack>
            </Box>
          ))}
        </>
      )}
      {view.hidden.length > 0 && (
        <>
          <Text>{w.plural('health.hidden', view.hidden.length)}</Text>
          <List type="unordered">
            {view.hidden.map(({ projectId, why, sinceMs }) => (
              <ListItem key={projectId}>
                {w.t(`health.hidden.${why}`, { name: nameOf(projectId), date: w.date(sinceMs) })}
              </ListItem>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
