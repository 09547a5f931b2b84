import { Box, Checkbox, Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import { mayComment } from '../shared/may-comment';
import { useWording } from '../shared/wording-context';

/** Whether to say the no in a comment too, and what it will read: for whoever may comment, the others are not asked. */
export function TellIt(props: {
  readonly issueId: string;
  readonly comment: readonly string[];
  readonly isTold: boolean;
  readonly onTold: (isTold: boolean) => void;
}) {
  const w = useWording();
  const { issueId, comment, isTold, onTold } = props;
  const [isAllowed, setAllowed] = useState(false);
  useEffect(() => {
    let isGone = false;
    void mayComment(issueId).then((may) => {
      if (!isGone) setAllowed(may);
    });
    return () => {
      isGone = true;
    };
  }, [issueId]);
  if (!isAllowed) return null;
  return (
    <Stack space="space.100">
      <Checkbox
        id="decision-comment"
        name="decision-comment"
        value="comment"
        label={w.t('decision.comment')}
        isChecked={isTold}
        onChange={(event) => onTold(event.target.checked === true)}
      />
      {isTold && (
        <Box xcss={{ paddingInlineStart: 'space.300' }}>
          <Stack space="space.050">
            <Text size="small" color="color.text.subtlest">
              {w.t('decision.comment.preview')}
            </Text>
            {comment.map((paragraph) => (
              <Text key={paragraph}>{paragraph}</Text>
            ))}
          </Stack>
        </Box>
      )}
    </Stack>
  );
}
