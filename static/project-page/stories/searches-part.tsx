import { router } from '@forge/bridge';
import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useWording } from '../../shared/wording-context';
import type { Part } from '../jql-part';
import { addressOfSearch, SEARCHES } from './searches';

/** Ways into Jira's own search, where boards, filters and dashboards go on. */
export function Searches(props: { readonly projectKey: string; readonly part: Part }) {
  const w = useWording();
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('searches.title')}
      </Heading>
      <Text color="color.text.subtle">{w.t('searches.what')}</Text>
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {SEARCHES.map((search) => (
          <Button
            key={search}
            spacing="compact"
            onClick={() => void router.open(addressOfSearch(search, props.projectKey, props.part))}
          >
            {w.t(`searches.${search}`)}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
}
