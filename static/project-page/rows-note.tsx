import { Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { SeenRows } from './seen-rows';

/** What a list leaves out: issues this reader may not see, and titles Jira did not tell. */
export function RowsNote(props: { readonly rows: SeenRows<unknown> }) {
  const w = useWording();
  const { hidden, shown } = props.rows;
  const isUntitled = shown.some(({ issue }) => issue === null);
  if (hidden === 0 && !isUntitled) return null;
  return (
    <Text size="small" color="color.text.subtlest">
      {[
        ...(hidden > 0 ? [w.plural('rows.hidden', hidden)] : []),
        ...(isUntitled ? [w.t('rows.untitled.why')] : []),
      ].join(' ')}
    </Text>
  );
}
