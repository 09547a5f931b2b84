/**
 * The shape of every drawer: a schema that says which props the host understands, and how they are drawn with the
 * Atlaskit component. A prop the schema does not know is an error box, never dropped: what we silently ignore here would
 * look different on a customer's site.
 */
import { useEffect, type ReactNode } from 'react';
import * as v from 'valibot';
import { isForgeNode, type ForgeNode, type Handler } from '../forge-doc';
import { recordFault } from '../module-instance';

export type DrawNode = (node: ForgeNode) => ReactNode;

export interface Drawing {
  readonly node: ForgeNode;
  /** The children, drawn. */
  readonly children: ReactNode;
  readonly draw: DrawNode;
  /** Draws a prop that holds text, a node or several. */
  readonly rendered: (value: Rendered) => ReactNode;
  /** The children below the `ContentWrapper` of that name, as `@forge/react` splits a component's slots. */
  readonly slot: (name: string) => readonly ForgeNode[];
}

export type Drawer = (node: ForgeNode, draw: DrawNode) => ReactNode;

/** What went wrong, where a person and a test both see it; the marker is `data-host-fault`. */
export function Fault({ kind, sentence }: { kind: string; sentence: string }): ReactNode {
  useEffect(() => {
    recordFault(sentence);
  }, [sentence]);
  return (
    <div role="alert" data-host-fault={kind} className="host-fault">
      <strong>Local host: {kind}</strong>
      <span>{sentence}</span>
    </div>
  );
}

export type Rendered = string | number | ForgeNode | readonly Rendered[];
export const rendered: v.GenericSchema<unknown, Rendered> = v.union([
  v.string(),
  v.number(),
  v.custom<ForgeNode>(isForgeNode, 'a UI Kit element'),
  v.array(v.lazy(() => rendered)),
]);

/** A function of the app; it runs in its own frame, a moment later. */
export const handler = v.custom<Handler>((value) => typeof value === 'function', 'a function');

/** Props every component may carry. `key` never arrives: React keeps it. */
const common = { testId: v.exactOptional(v.string()) };

/** Makes a drawer of a table of props and a way to draw them. `file` is named in error boxes. */
export function drawer<const E extends v.ObjectEntries>(
  file: string,
  entries: E,
  render: (props: v.InferOutput<v.StrictObjectSchema<E & typeof common, undefined>>, drawing: Drawing) => ReactNode,
): Drawer {
  const schema = v.strictObject({ ...common, ...entries });
  return function Drawn(node, draw) {
    const parsed = v.safeParse(schema, node.props);
    if (!parsed.success) {
      const sentences = parsed.issues
        .map((issue) => `${v.getDotPath(issue) ?? '(props)'}: ${issue.message}`)
        .join(' · ');
      return (
        <Fault kind="unknown prop" sentence={`<${node.type}> ${sentences}. Edit test/host/page/draw/${file}.tsx`} />
      );
    }
    const drawing: Drawing = {
      node,
      draw,
      children: drawAll(node.children, draw),
      rendered: (value) => drawValue(value, draw),
      slot: (name) =>
        node.children.find((child) => child.type === 'ContentWrapper' && child.props['name'] === name)?.children ?? [],
    };
    return render(parsed.output, drawing);
  };
}

/** Draws siblings, each under its own key; one text child stays plain text, as buttons and lozenges expect. */
export function drawAll(nodes: readonly ForgeNode[], draw: DrawNode): ReactNode {
  return nodes.length === 1 && nodes[0] !== undefined ? draw(nodes[0]) : nodes.map((node) => draw(node));
}

function drawValue(value: Rendered, draw: DrawNode): ReactNode {
  if (typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  return isForgeNode(value) ? draw(value) : value.map((item) => drawValue(item, draw));
}

/** The words of a text node; empty for any other. */
export function wordsOf(node: ForgeNode): string {
  const text = node.props['text'];
  return node.type === 'String' && typeof text === 'string' ? text : '';
}

/** The words below nodes, for names that must be plain text. */
export function textOf(nodes: readonly ForgeNode[]): string {
  return nodes.map((node) => wordsOf(node) + textOf(node.children)).join('');
}

/** The same props but for those the Atlaskit component does not take. */
export function without<T extends object, K extends keyof T>(props: T, ...keys: readonly K[]): Omit<T, K> {
  const rest = { ...props };
  for (const key of keys) {
    Reflect.deleteProperty(rest, key);
  }
  return rest;
}
