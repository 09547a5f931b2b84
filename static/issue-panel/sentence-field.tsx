import { Box, ErrorMessage, HelperMessage, Label, Stack, TextArea } from '@forge/react';
import { useEffect, useRef, useState } from 'react';
import { useWording } from '../shared/wording-context';
import { MAX } from './limits';
import { isEnter } from './sentence';

/** While somebody types, the line is read only when they pause this long, ms. */
const PAUSE_MS = 250;

/** A value that follows another once it has stood for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/**
 * One sentence in a text area that grows with it; Enter saves. UI Kit tells of no keys, so Enter is told by the line
 * break it leaves. There is no `maxLength`: a browser would cut what was pasted without a word.
 */
export function SentenceField(props: {
  readonly id: string;
  readonly label: string;
  readonly example: string;
  readonly start: string;
  readonly help?: string;
  /** What is wrong with it, in words, or null. */
  readonly problem?: string | null;
  readonly onLine: (line: string) => void;
  readonly onEnter: () => void;
}) {
  const w = useWording();
  const before = useRef(props.start);
  const [length, setLength] = useState(props.start.length);
  const hear = (typed: unknown) => {
    const text = typeof typed === 'string' ? typed : '';
    const entered = isEnter(before.current, text);
    before.current = text;
    if (entered) {
      props.onEnter();
      return;
    }
    setLength(text.length);
    // A sentence has no lines: what was pasted in several is read as one.
    props.onLine(text.replace(/\s*\n\s*/g, ' '));
  };
  const tooLong = length > MAX.text ? w.t('sentence.tooLong', { count: length, max: MAX.text }) : null;
  const problem = tooLong ?? props.problem ?? null;
  const long = length > MAX.sentence ? w.t('sentence.long') : props.help;
  return (
    <Stack>
      <Label labelFor={props.id}>{props.label}</Label>
      <Box>
        <TextArea
          id={props.id}
          name={props.id}
          defaultValue={props.start}
          placeholder={props.example}
          minimumRows={2}
          resize="smart"
          autoFocus
          isInvalid={problem !== null}
          onChange={(event) => hear(event.target.value)}
        />
      </Box>
      {problem !== null && <ErrorMessage>{problem}</ErrorMessage>}
      {problem === null && long !== undefined && <HelperMessage>{long}</HelperMessage>}
    </Stack>
  );
}
