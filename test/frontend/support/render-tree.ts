/** Opens a real screen through the real @forge/react, without a browser: what it would draw is read as a tree. */
import { bridge } from './bridge';
// What a screen fetches later is there before it asks: how long that takes is not what these tests are about.
import '../../../static/issue-panel/found';
import '../../../static/issue-panel/writing';
import '../../../static/project-page/behind';
import ForgeReconciler from '@forge/react';
import type { ReactElement } from 'react';
import * as v from 'valibot';

export interface TreeNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly TreeNode[];
}

const Doc: v.GenericSchema<unknown, TreeNode> = v.object({
  type: v.string(),
  props: v.record(v.string(), v.unknown()),
  children: v.array(v.lazy(() => Doc)),
});

export interface Jira {
  readonly status: number;
  readonly body: unknown;
}

/** What stands behind the bridge: the resolvers, Jira as this person sees it, and where the screen is. */
export interface Behind {
  readonly context?: unknown;
  readonly invoke?: (functionKey: string, payload: unknown) => unknown;
  readonly jira?: (path: string, method: string, body: string) => Jira;
  /** What the address of a full page holds from `?` on. */
  readonly address?: string;
  /** Where a module of the app is, as Jira tells it. */
  readonly urlOf?: (target: unknown) => string;
  /** Jira does not let the app be told of what others do. */
  readonly isRealtimeRefused?: boolean;
}

const Invoke = v.object({ functionKey: v.string(), payload: v.unknown() });
const Fetch = v.object({
  restPath: v.string(),
  fetchRequestInit: v.object({ method: v.optional(v.string(), 'GET'), body: v.nullish(v.string(), '') }),
});
const Listen = v.object({ event: v.string(), callback: v.function() });
const Subscribe = v.object({ channelName: v.string(), onEvent: v.function() });
const Publish = v.object({ channelName: v.string(), eventPayload: v.unknown() });
const Navigate = v.object({ url: v.string() });
const Emit = v.object({ event: v.string(), payload: v.unknown() });
const Reconcile = v.object({ forgeDoc: v.unknown() });

export const ON_ISSUE = {
  locale: 'en-US',
  timezone: 'UTC',
  extension: { type: 'jira:issuePanel', issue: { id: '10001', key: 'PREM-1' }, project: { id: '10000', key: 'PREM' } },
};
export const ON_PROJECT = {
  cloudId: '5f0c1a52-0000-4000-8000-000000000001',
  locale: 'en-US',
  timezone: 'UTC',
  extension: { type: 'jira:projectPage', project: { id: '10000', key: 'PREM' } },
};

/** How long a screen may take to show what a test waits for, ms. */
const PATIENCE_MS = 5000;

export async function openScreen(element: ReactElement, behind: Behind): Promise<OpenScreen> {
  const screen = new OpenScreen();
  let root: unknown = null;
  bridge.target = async (command, payload) => {
    switch (command) {
      case 'reconcile': {
        const { forgeDoc } = v.parse(Reconcile, payload);
        root ??= forgeDoc;
        // The same tree is changed and sent again: keep a copy. A screen left open by an earlier test is not ours.
        if (forgeDoc === root) screen.tree = v.parse(Doc, forgeDoc);
        return undefined;
      }
      case 'getContext':
        if (behind.context === undefined) throw new Error('Network error');
        return behind.context;
      case 'invoke': {
        const { functionKey, payload: argument } = v.parse(Invoke, payload);
        if (behind.invoke === undefined) throw new Error(`this screen must not invoke ${functionKey}`);
        // What crosses the bridge is JSON, in both directions.
        const answer = await behind.invoke(functionKey, overTheWire(argument));
        return overTheWire(answer);
      }
      case 'on': {
        const { event, callback } = v.parse(Listen, payload);
        screen.listeners.push({ event, callback });
        return { unsubscribe: () => undefined };
      }
      case 'emit': {
        const { event, payload: told } = v.parse(Emit, payload);
        screen.told.push([event, overTheWire(told)]);
        return undefined;
      }
      case 'fetchProduct': {
        const { restPath, fetchRequestInit } = v.parse(Fetch, payload);
        if (behind.jira === undefined) throw new Error(`this screen must not ask Jira for ${restPath}`);
        const { status, body } = behind.jira(restPath, fetchRequestInit.method, fetchRequestInit.body);
        return { status, statusText: '', headers: {}, body: JSON.stringify(body), isAttachment: false };
      }
      case 'subscribeRealtimeChannel': {
        if (behind.isRealtimeRefused === true) throw new Error('Realtime is not available');
        const { channelName, onEvent } = v.parse(Subscribe, payload);
        const listener = { event: `live:${channelName}`, callback: onEvent };
        screen.listeners.push(listener);
        return { unsubscribe: () => void screen.listeners.splice(screen.listeners.indexOf(listener), 1) };
      }
      case 'publishRealtimeChannel': {
        if (behind.isRealtimeRefused === true) throw new Error('Realtime is not available');
        const { channelName, eventPayload } = v.parse(Publish, payload);
        screen.told.push([`live:${channelName}`, overTheWire(eventPayload)]);
        return { eventId: null, eventTimestamp: null };
      }
      case 'getUrl':
        if (behind.urlOf === undefined) throw new Error('Network error');
        return behind.urlOf(payload);
      case 'navigate':
        screen.went.push(v.parse(Navigate, payload).url);
        return undefined;
      case 'createHistory': {
        // What a reader's address holds behind `?`; kept on the screen, where a test finds it.
        screen.address = behind.address ?? '';
        return {
          location: { pathname: '/', search: screen.address, hash: '' },
          replace: ({ search }: { readonly search: string }) => (screen.address = search),
          listen: () => () => undefined,
        };
      }
      default:
        throw new Error(`the bridge command ${command} is not modelled: test/frontend/support/render-tree.ts`);
    }
  };
  ForgeReconciler.render(element);
  await screen.settled();
  return screen;
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

export class OpenScreen {
  tree: TreeNode = { type: 'Root', props: {}, children: [] };

  /** From `?` on, as the screen last wrote it. */
  address = '';

  readonly listeners: { readonly event: string; readonly callback: unknown }[] = [];
  /** What this screen told the app's other frames on the page. */
  readonly told: (readonly [event: string, payload: unknown])[] = [];

  /** Where the screen has led the browser. */
  readonly went: string[] = [];

  /** Another frame of the app tells this one; with `live:` before the channel, somebody else's browser. */
  async hear(event: string, payload: unknown): Promise<void> {
    for (const listener of this.listeners) if (listener.event === event) await run(listener.callback, payload);
    await this.settled();
  }

  /** Every node, in reading order. */
  nodes(): TreeNode[] {
    const below = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(below)];
    return below(this.tree);
  }

  all(type: string): TreeNode[] {
    return this.nodes().filter((node) => node.type === type);
  }

  /** What a person reads, pieces separated by a space: texts, titles, tags and the names of fields. */
  text(): string {
    return textOf(this.tree);
  }

  has(text: string): boolean {
    return this.text().includes(text);
  }

  buttons(): string[] {
    return this.nodes().filter(isButton).map(textOf);
  }

  /** The field a label belongs to. */
  field(label: string): TreeNode {
    const labelled = this.all('Label').find((node) => textOf(node) === label);
    const id = labelled?.props['labelFor'];
    const field = this.nodes().find(
      (node) => id !== undefined && (node.props['id'] === id || node.props['inputId'] === id),
    );
    if (field === undefined) throw new Error(`there is no field "${label}" in: ${this.text()}`);
    return field;
  }

  async click(text: string, nth = 0): Promise<void> {
    const button = this.nodes().filter((node) => isButton(node) && textOf(node) === text)[nth];
    if (button === undefined) throw new Error(`there is no button "${text}" among: ${this.buttons().join(' | ')}`);
    if (button.props['isDisabled'] === true) throw new Error(`the button "${text}" is disabled`);
    if (button.props['type'] === 'submit') return this.submit(button);
    await run(button.props['onClick']);
    await this.settled();
  }

  /** A submit button hands over to the form around it. */
  private async submit(button: TreeNode): Promise<void> {
    const form = this.all('Form').findLast((each) => contains(each, button));
    if (form === undefined) throw new Error('a submit button without a form around it');
    await run(form.props['onSubmit']);
    await this.settled();
  }

  async type(label: string, text: string): Promise<void> {
    const { onChange } = this.field(label).props;
    await run(onChange, { target: { value: text, type: 'text' } });
    await this.settled();
  }

  /** What somebody types into the field of a list to find something there. */
  async search(label: string, text: string): Promise<void> {
    await run(this.field(label).props['onInputChange'], text);
    await this.settled();
  }

  async choose(label: string, option: string): Promise<void> {
    const field = this.field(label);
    const options = v.parse(v.array(v.looseObject({ label: v.string() })), field.props['options']);
    const picked = options.find((each) => each.label === option);
    if (picked === undefined) {
      throw new Error(`"${label}" offers no "${option}" but ${options.map((each) => each.label).join(' | ')}`);
    }
    await run(field.props['onChange'], picked);
    await this.settled();
  }

  /** A file is chosen; the picker's own label is a prop of it. */
  async pick(label: string, file: { readonly name: string; readonly type: string; readonly text: string }) {
    const picker = this.all('FilePicker').find((node) => node.props['label'] === label);
    const bytes = Buffer.from(file.text, 'utf8');
    const { name, type } = file;
    await run(picker?.props['onChange'], [{ name, type, size: bytes.length, data: bytes.toString('base64') }]);
    await this.settled();
  }

  async tick(label: string): Promise<void> {
    const box = this.all('Checkbox').find((node) => node.props['label'] === label);
    await run(box?.props['onChange'], { target: { checked: true, type: 'checkbox' } });
    await this.settled();
  }

  async waitFor(text: string): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (!this.has(text)) {
      if (performance.now() > until) throw new Error(`never read "${text}", but: ${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Until nothing has been drawn for a few turns of the event loop. */
  async settled(): Promise<void> {
    for (let quiet = 0, last = this.tree; quiet < 10; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.tree !== last) {
        quiet = 0;
        last = this.tree;
      }
    }
  }
}

function isButton(node: TreeNode): boolean {
  return node.type === 'Button' || node.type === 'LoadingButton';
}

function contains(node: TreeNode, wanted: TreeNode): boolean {
  return node === wanted || node.children.some((child) => contains(child, wanted));
}

/** Words that are props: titles, tags, labels, what a field holds. */
const WORDY_PROPS = ['title', 'text', 'label', 'defaultValue'] as const;

export function textOf(node: TreeNode): string {
  const own = WORDY_PROPS.map((name) => node.props[name]).filter((value) => typeof value === 'string' && value !== '');
  return [...own, ...node.children.map(textOf)].filter((part) => part !== '').join(' ');
}

async function run(handler: unknown, ...values: unknown[]): Promise<void> {
  if (typeof handler !== 'function') throw new Error('nothing happens there: no handler');
  await Reflect.apply(handler, undefined, values);
}
