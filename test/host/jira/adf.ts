/** Jira's rich text (Atlassian Document Format), as far as searching and histories need it. */
import * as v from 'valibot';
import type { Adf } from './model';

const Node = v.looseObject({ text: v.optional(v.string()), content: v.optional(v.array(v.unknown())) });

/** One paragraph per line of text. */
export function adfOf(text: string): Adf {
  const paragraphs = text.split('\n').map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  }));
  return { type: 'doc', version: 1, content: paragraphs };
}

/** The words of a document, blocks separated by line breaks. */
export function adfText(document: Adf | null): string {
  return document === null ? '' : document.content.map(nodeText).join('\n');
}

function nodeText(value: unknown): string {
  const node = v.safeParse(Node, value);
  if (!node.success) return '';
  return (node.output.text ?? '') + (node.output.content ?? []).map(nodeText).join('');
}
