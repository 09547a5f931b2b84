/** A description, in the part of Atlassian's document format that stories are written in. */
import { Fragment, type ReactNode } from 'react';
import * as v from 'valibot';

interface AdfNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?:
    readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
  readonly content?: readonly AdfNode[] | undefined;
}
const Attrs = v.optional(v.record(v.string(), v.unknown()));
const Adf: v.GenericSchema<unknown, AdfNode> = v.object({
  type: v.string(),
  text: v.optional(v.string()),
  attrs: Attrs,
  marks: v.optional(v.array(v.object({ type: v.string(), attrs: Attrs }))),
  content: v.optional(v.array(v.lazy(() => Adf))),
});

function marked(node: AdfNode): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    const href = mark.attrs?.['href'];
    switch (mark.type) {
      case 'strong':
        return <strong>{inner}</strong>;
      case 'em':
        return <em>{inner}</em>;
      case 'strike':
        return <s>{inner}</s>;
      case 'code':
        return <code className="host-code">{inner}</code>;
      case 'link':
        // Only web addresses: a description is written by anybody.
        return typeof href === 'string' && /^https?:/.test(href) ? <a href={href}>{inner}</a> : inner;
      default:
        return inner;
    }
  }, node.text ?? '');
}

function Node({ node }: { node: AdfNode }): ReactNode {
  const inner = (node.content ?? []).map((child, index) => <Node key={index} node={child} />);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return <br />;
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading':
      return <h3>{inner}</h3>;
    case 'bulletList':
      return <ul>{inner}</ul>;
    case 'orderedList':
      return <ol>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'codeBlock':
      return (
        <pre className="host-code-block" tabIndex={0}>
          {inner}
        </pre>
      );
    case 'rule':
      return <hr />;
    default:
      // What we do not draw still shows its words.
      return <Fragment>{node.text ?? inner}</Fragment>;
  }
}

/** Draws a description; a plain string, as imports may hold, is one paragraph per line. */
export function Description({ value }: { value: unknown }): ReactNode {
  const adf = v.safeParse(Adf, value);
  if (adf.success) {
    return <Node node={adf.output} />;
  }
  return typeof value === 'string' && value.trim() !== '' ? (
    value.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)
  ) : (
    <p className="host-quiet">No description.</p>
  );
}
