/** The words of Jira's rich text (Atlassian Document Format), block by block, without an editor. Pure. */
import * as v from 'valibot';

const Node = v.object({
  type: v.string(),
  text: v.optional(v.string(), ''),
  attrs: v.optional(v.looseObject({}), {}),
  content: v.optional(v.array(v.unknown()), []),
});
type Node = v.InferOutput<typeof Node>;

/** Blocks that hold words themselves; whatever else has content only holds blocks. */
const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'taskItem', 'decisionItem', 'caption']);
/** Code is quoted, not said. */
const UNSAID = new Set(['codeBlock', 'mediaSingle', 'mediaGroup', 'extension', 'inlineExtension']);
/** Deeper than any editor nests; a hostile document stops here. */
const DEEPEST = 40;

/** One text for each paragraph, heading, list item, cell… in reading order; blank ones are left out. Never throws. */
export function adfParagraphs(document: unknown): readonly string[] {
  return blocksOf(document, 0)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function blocksOf(value: unknown, depth: number): readonly string[] {
  const node = v.safeParse(Node, value);
  if (!node.success || depth > DEEPEST || UNSAID.has(node.output.type)) return [];
  const { type, content } = node.output;
  return TEXT_BLOCKS.has(type)
    ? [content.map((inline) => inlineText(inline, depth + 1)).join('')]
    : content.flatMap((block) => blocksOf(block, depth + 1));
}

function inlineText(value: unknown, depth: number): string {
  const node = v.safeParse(Node, value);
  if (!node.success || depth > DEEPEST) return '';
  const { type, text, content } = node.output;
  if (type === 'hardBreak') return '\n';
  return text + attributeText(node.output) + content.map((inline) => inlineText(inline, depth + 1)).join('');
}

/** What a mention, an emoji, a status or a date shows. */
function attributeText({ type, attrs }: Node): string {
  const { text, shortName, timestamp } = attrs;
  if (type === 'date') return dayText(timestamp);
  if (typeof text === 'string') return text;
  return type === 'emoji' && typeof shortName === 'string' ? shortName : '';
}

/** ADF keeps a date as milliseconds in a string. */
function dayText(timestamp: unknown): string {
  const ms = Number(timestamp);
  const isMoment = timestamp !== undefined && timestamp !== null && Math.abs(ms) <= 8.64e15;
  return isMoment ? new Date(ms).toISOString().slice(0, 10) : '';
}

const BEGINS = /^\W*as an?\b/i;
const GOES_ON = /^\W*(?:i|we|so|in order)\b/i;

/** A story sentence is often set as three paragraphs, *As a… / I want… / so that…*: read as the one sentence it is. */
export function storiesWhole(paragraphs: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let isStory = false;
  for (const paragraph of paragraphs) {
    const last = whole.at(-1);
    if (isStory && last !== undefined && GOES_ON.test(paragraph)) {
      whole[whole.length - 1] = `${last} ${paragraph}`;
    } else {
      whole.push(paragraph);
      isStory = BEGINS.test(paragraph);
    }
  }
  return whole;
}
