import { Box, Button, ButtonGroup, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useWording } from './wording-context';

export interface ConflictRow {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Both texts side by side, one above the other where it is narrow. Neither is lost until someone chooses. */
export function Conflict(props: {
  readonly rows: readonly ConflictRow[];
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const w = useWording();
  return (
    <SectionMessage appearance="warning" title={w.t('error.conflict')}>
      <Stack space="space.150">
        <Text>{w.t('error.conflict.next')}</Text>
        {props.rows.map((row) => (
          <Stack key={row.label} space="space.050">
            <Text weight="semibold">{row.label}</Text>
            <Inline space="space.200" rowSpace="space.100" shouldWrap>
              <Version title={w.t('conflict.mine')} text={row.mine} />
              <Version title={w.t('conflict.theirs')} text={row.theirs} />
            </Inline>
          </Stack>
        ))}
        <Inline>
          <ButtonGroup>
            <Button appearance="primary" onClick={props.onMine}>
              {w.t('conflict.keepMine')}
            </Button>
            <Button onClick={props.onTheirs}>{w.t('conflict.keepTheirs')}</Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}

function Version(props: { readonly title: string; readonly text: string }) {
  const w = useWording();
  return (
    <Box xcss={{ minWidth: '160px', width: '45%' }}>
      <Text size="small" color="color.text.subtle">
        {props.title}
      </Text>
      <Text>{props.text === '' ? w.t('conflict.nothing') : props.text}</Text>
    </Box>
  );
}
