import { Inline, Stack, Text, User } from '@forge/react';
import type { SettingsChange } from '../../src/contract/settings';
import { DEFAULT_SETTINGS, withParts } from '../../src/domain/settings';
import { Fold } from '../shared/fold';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { isShown, summaryOf } from './summary';

/** Rows in one answer: there may be older ones. */
const NEWEST = 50;

/** Who changed what, and when: newest first. */
export function Changes(props: { readonly changes: readonly SettingsChange[] }) {
  const w = useWording();
  const { changes } = props;
  return (
    <Fold title={w.t('changes.title')}>
      <Stack space="space.150">
        {changes.length === 0 && <Text color="color.text.subtle">{w.t('changes.none')}</Text>}
        {changes.map((change) => (
          <Stack key={change.rev} space="space.050">
            <Inline space="space.100" alignBlock="center" shouldWrap>
              {change.actor === null ? (
                <Text weight="medium">{w.t('changes.somebody')}</Text>
              ) : (
                <User accountId={change.actor} />
              )}
              <Text size="small" color="color.text.subtle">
                {w.list([w.date(change.atMs), w.time(change.atMs)])}
              </Text>
            </Inline>
            {linesOf(w, change).map((line) => (
              <Text key={line}>{line}</Text>
            ))}
          </Stack>
        ))}
        {changes.length === NEWEST && (
          <Text size="small" color="color.text.subtle">
            {w.t('changes.newest', { count: NEWEST })}
          </Text>
        )}
      </Stack>
    </Fold>
  );
}

function linesOf(w: Wording, { parts }: SettingsChange): readonly string[] {
  return Object.keys(parts)
    .filter(isShown)
    .map((setting) => {
      const value =
        parts[setting] === null
          ? w.t('changes.default')
          : summaryOf(w, withParts(DEFAULT_SETTINGS, parts), setting).join(w.t('shared.separator'));
      return w.t('changes.to', { name: w.t(`setting.${setting}`), value });
    });
}
