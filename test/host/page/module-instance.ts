/** One running copy of a UI module: its hidden frame, the last tree it sent, and what went wrong in it. */
import * as v from 'valibot';
import type { ModuleInfo } from './host-info';
import type { ShellServices } from './shell-services';
import { copyOut, parseDoc, plainArgument, revive, type ForgeNode } from './forge-doc';

export interface Snapshot {
  /** Null until the app has rendered for the first time. */
  readonly doc: ForgeNode | null;
  /** Sentences shown in an error box instead of being swallowed. */
  readonly faults: readonly string[];
}

export type FrameWindow = Window & typeof globalThis;

export interface InstanceOptions {
  readonly module: ModuleInfo;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly services: ShellServices;
  /** Only for a module shown in a dialog. */
  readonly closeModal?: (payload: unknown) => void;
}

export interface ModuleInstance extends InstanceOptions {
  readonly localId: string;
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Ties the instance to the window of its frame; called when the frame asks for its bridge. */
  attach(frame: FrameWindow): void;
  attached(): boolean;
  reconcile(source: unknown): void;
  fault(sentence: string): void;
  /** Copies what the app passed to a command; functions in it become callable over the bridge. */
  receive(source: unknown): unknown;
  /** Copies an answer into the frame's own realm, so that `Array.isArray` and prototypes are the frame's. */
  deliver(value: unknown): unknown;
  /** Calls this when the module is no longer shown. */
  atEnd(end: () => void): void;
  dispose(): void;
}

/** Trees kept callable: a click may race with the commit that replaced its handler. */
const CALLABLE_DOCS = 20;

/** Faults outlive the screen they happened on, so that a test sees one that a re-render has since covered. */
export function recordFault(sentence: string): void {
  window.__hostFaults.push(sentence);
}

const ErrorLike = v.object({ message: v.string() });

/** The words of a failure; an error of the frame's realm is no `instanceof Error` here. */
export function reasonOf(error: unknown): string {
  const parsed = v.safeParse(ErrorLike, error);
  return parsed.success ? parsed.output.message : `no Error but a ${typeof error}`;
}

/** Starts an instance; the frame attaches itself when its page has loaded. */
export function createInstance(options: InstanceOptions): ModuleInstance {
  let current: Snapshot = { doc: null, faults: [] };
  let frame: FrameWindow | null = null;
  let nextId = 0;
  const listeners = new Set<() => void>();
  const lasting = new Map<string, (...args: unknown[]) => unknown>();
  const perDoc: Map<string, (...args: unknown[]) => unknown>[] = [];
  const disposers: (() => void)[] = [];

  const change = (next: Snapshot): void => {
    current = next;
    for (const listener of [...listeners]) {
      listener();
    }
  };
  const fault = (sentence: string): void => {
    recordFault(sentence);
    if (!current.faults.includes(sentence)) {
      change({ ...current, faults: [...current.faults, sentence] });
    }
  };
  const deliver = (value: unknown): unknown => {
    if (frame === null || value === undefined || value === null) {
      return value;
    }
    const copy: unknown = frame.JSON.parse(JSON.stringify(value));
    return copy;
  };
  const call = (id: string, args: readonly unknown[]): void => {
    const callback = lasting.get(id) ?? perDoc.find((callbacks) => callbacks.has(id))?.get(id);
    if (callback === undefined) {
      fault(`${options.module.key}: a handler was called that the app has replaced long ago`);
      return;
    }
    const answer: unknown = callback(...args.map((argument) => deliver(plainArgument(argument))));
    Promise.resolve(answer).catch((error: unknown) => {
      fault(`${options.module.key}: a handler failed: ${reasonOf(error)}`);
    });
  };
  const copyInto = (source: unknown, callbacks: Map<string, (...args: unknown[]) => unknown>): unknown => {
    const copy = copyOut(source, (callback) => {
      nextId += 1;
      const id = String(nextId);
      callbacks.set(id, callback);
      return id;
    });
    for (const sentence of copy.faults) {
      fault(`${options.module.key}: ${sentence}`);
    }
    return revive(copy.text, call);
  };

  return {
    ...options,
    localId: `${options.module.key}:${crypto.randomUUID()}`,
    snapshot: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach: (window) => {
      frame = window;
      const onError = (event: ErrorEvent): void => {
        fault(`${options.module.key}: the app threw: ${event.message}`);
      };
      const onRejection = (event: PromiseRejectionEvent): void => {
        fault(`${options.module.key}: the app left a rejection unhandled: ${reasonOf(event.reason)}`);
      };
      window.addEventListener('error', onError);
      window.addEventListener('unhandledrejection', onRejection);
      disposers.push(() => {
        window.removeEventListener('error', onError);
        window.removeEventListener('unhandledrejection', onRejection);
      });
    },
    attached: () => frame !== null,
    reconcile: (source) => {
      const callbacks = new Map<string, (...args: unknown[]) => unknown>();
      const doc = parseDoc(copyInto(source, callbacks));
      perDoc.unshift(callbacks);
      perDoc.length = Math.min(perDoc.length, CALLABLE_DOCS);
      change({ ...current, doc });
    },
    fault,
    receive: (source) => copyInto(source, lasting),
    deliver,
    atEnd: (end) => void disposers.push(end),
    dispose: () => {
      for (const dispose of disposers.splice(0)) {
        dispose();
      }
      listeners.clear();
    },
  };
}
