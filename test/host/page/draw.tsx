/** ForgeDoc to Atlaskit: every UI Kit element the host can show. An unknown one is an error box naming this file. */
import { Component, Fragment, type ReactNode } from 'react';
import { buttons } from './draw/buttons';
import { charts } from './draw/charts';
import { choices } from './draw/choices';
import { Fault, drawAll, wordsOf, type Drawer } from './draw/drawing';
import { fields } from './draw/fields';
import { files } from './draw/files';
import { form } from './draw/form';
import { layout } from './draw/layout';
import { messages } from './draw/messages';
import { overlays } from './draw/overlays';
import { table } from './draw/table';
import { text } from './draw/text';
import type { ForgeNode } from './forge-doc';

const drawers: ReadonlyMap<string, Drawer> = new Map(
  Object.entries({
    ...text,
    ...layout,
    ...buttons,
    ...fields,
    ...files,
    ...form,
    ...choices,
    ...messages,
    ...table,
    ...overlays,
    ...charts,
  }),
);

/** Keeps one element that throws from taking the page with it. */
class Guard extends Component<{ type: string; children: ReactNode }, { sentence: string | null }> {
  override state: { sentence: string | null } = { sentence: null };

  static getDerivedStateFromError(error: unknown): { sentence: string } {
    return { sentence: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    return this.state.sentence === null ? (
      this.props.children
    ) : (
      <Fault kind="drawing failed" sentence={`<${this.props.type}> ${this.state.sentence}`} />
    );
  }
}

function Drawn({ node, drawer }: { node: ForgeNode; drawer: Drawer }): ReactNode {
  return drawer(node, drawNode);
}

/** Draws one node and all below it. */
export function drawNode(node: ForgeNode): ReactNode {
  if (node.type === 'String') {
    // Bare text, not an element: Atlaskit looks at its children's type in places.
    return <Fragment key={node.key}>{wordsOf(node)}</Fragment>;
  }
  const drawer = drawers.get(node.type);
  return drawer === undefined ? (
    <Fault
      key={node.key}
      kind="unknown element"
      sentence={`<${node.type}> is not a UI Kit element this host draws: add it in test/host/page/draw.tsx`}
    />
  ) : (
    <Guard key={node.key} type={node.type}>
      <Drawn node={node} drawer={drawer} />
    </Guard>
  );
}

/** Draws what an app has rendered, from its root. */
export function DrawDoc({ doc }: { doc: ForgeNode }): ReactNode {
  return doc.type === 'Root' ? (
    <div className="host-doc">{drawAll(doc.children, drawNode)}</div>
  ) : (
    <Fault kind="unknown root" sentence={`an app may not start with <${doc.type}>`} />
  );
}
