/**
 * Splitting a Jira search answer into its issues while it is read, so that a file of any size takes the memory of one
 * issue: what stands in the list `issues` is handed on one by one, everything around it is the frame.
 */

/** One element of the list, as it stands in the file. */
export interface IssueText {
  readonly text: string;
  /** The line it begins on, counted from 1. */
  readonly line: number;
}

export interface Frame {
  /** The answer with an empty list of issues. */
  readonly text: string;
  /** Where in `text` the list was, and how many lines of the file it took. */
  readonly cutAt: number;
  readonly cutLines: number;
}

export interface Splitter {
  /** Takes the next piece of the file. @throws FrameTooLarge */
  push(piece: string): readonly IssueText[];
  /** What was around the issues; call it when everything was pushed. */
  frame(): Frame;
}

/** Not a search answer: its frame would be names of fields, some hundred kB at most. */
export class FrameTooLarge extends Error {}
const MAX_FRAME = 8_000_000;

/** Deep inside an issue, only these characters change anything. */
const OPENING = '{[';
const CLOSING = '}]';
const SPACE = ' \t\r\n';

export function createSplitter(): Splitter {
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let line = 1;
  /** The last string at depth 1, and the key it turned out to be. */
  let word = '';
  let key = '';
  /** Inside the list of issues. */
  let inList = false;
  let element: { text: string; line: number } | null = null;
  let frame = '';
  let cutAt = 0;
  let cutLines = 0;

  /** Ends the element under way, if there is one. */
  const take = (found: IssueText[], rest: string): void => {
    if (element === null) return;
    found.push({ text: element.text + rest, line: element.line });
    element = null;
  };

  return {
    push(piece) {
      const found: IssueText[] = [];
      // Where what is still to be copied begins: of the element under way, or of the frame.
      let from = 0;
      const keepFrame = (to: number): void => {
        frame += piece.slice(from, to);
        if (frame.length > MAX_FRAME) throw new FrameTooLarge();
      };
      for (let at = 0; at < piece.length; at += 1) {
        const char = piece.charAt(at);
        if (char === '\n') {
          line += 1;
          if (inList) cutLines += 1;
        }
        if (inString) {
          if (isEscaped) isEscaped = false;
          else if (char === '\\') isEscaped = true;
          else if (char === '"') inString = false;
          if (depth === 1 && inString) word += char;
          continue;
        }
        if (inList && depth === 2) {
          if (char === ',' || char === ']') {
            take(found, piece.slice(from, at));
            from = at + 1;
            if (char === ']') {
              inList = false;
              from = at;
              depth -= 1;
            }
            continue;
          }
          if (element === null) {
            if (SPACE.includes(char)) continue;
            element = { text: '', line };
            from = at;
          }
        }
        if (char === '"') {
          inString = true;
          if (depth === 1) word = '';
        } else if (char === ':' && depth === 1) key = word;
        else if (OPENING.includes(char)) {
          depth += 1;
          if (depth === 2 && char === '[' && key === 'issues' && !inList) {
            keepFrame(at + 1);
            cutAt = frame.length;
            inList = true;
            from = at + 1;
          }
        } else if (CLOSING.includes(char)) depth -= 1;
      }
      if (!inList) keepFrame(piece.length);
      else if (element !== null) element.text += piece.slice(from);
      return found;
    },
    frame() {
      // Cut off within the list, the frame is no whole JSON either: that is told where it is parsed.
      return { text: frame, cutAt, cutLines };
    },
  };
}
