import { Stack, Text } from '@forge/react';
import { useWording } from './wording-context';

/** Where software is made Premise is shown; elsewhere once the project wants it. */
export function isShownIn(projectType: string, isShownAnywhere: boolean): boolean {
  return projectType === 'software' || isShownAnywhere;
}

/** Instead of a screen, in a project that has not turned Premise on: quietly, with the way to turn it on. */
export function NotShown() {
  const w = useWording();
  return (
    <Stack space="space.050">
      <Text color="color.text.subtle">{w.t('shared.notShown')}</Text>
      <Text size="small" color="color.text.subtlest">
        {w.t('shared.notShown.next')}
      </Text>
    </Stack>
  );
}
