import { Stack, Text } from '@forge/react';
import type { Decision } from '../../src/domain/premise';
import { useWording } from '../shared/wording-context';
import { decisionLines } from './decision-words';

/** What was decided and why, line by line. */
export function DecisionSaid({ decision }: { readonly decision: Decision }) {
  const w = useWording();
  return (
    <Stack space="space.050">
      {decisionLines(w, decision).map((line, index) => (
        <Text key={line} weight={index === 0 ? 'medium' : 'regular'}>
          {line}
        </Text>
      ))}
    </Stack>
  );
}
