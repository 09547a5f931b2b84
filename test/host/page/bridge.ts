/**
 * `window.__makeBridge(frameWindow)`: the one global the browser half of the SDK talks to. Everything crosses as JSON,
 * answers arrive in the frame's own realm, and a command nobody modelled is refused by name and shown on the page.
 */
import * as v from 'valibot';
import { commands } from './commands';
import { reasonOf, type FrameWindow, type ModuleInstance } from './module-instance';

export interface Bridge {
  callBridge(cmd: string, data?: unknown): unknown;
}

declare global {
  interface Window {
    __makeBridge: (frameWindow: FrameWindow) => Bridge;
    /** Every fault since the page was loaded, for tests. */
    __hostFaults: string[];
  }
}

const frames = new WeakMap<Element, ModuleInstance>();

/** Says which instance a frame element belongs to; call before the frame's page asks for its bridge. */
export function assignFrame(element: HTMLIFrameElement, instance: ModuleInstance): void {
  frames.set(element, instance);
}

async function run(instance: ModuleInstance, frame: FrameWindow, cmd: string, data: unknown): Promise<unknown> {
  const command = commands.get(cmd);
  if (command === undefined) {
    const sentence = `bridge command "${cmd}" is not modelled by the local host: add it in test/host/page/commands.ts`;
    instance.fault(sentence);
    throw new frame.Error(sentence);
  }
  try {
    return await command(instance, instance.receive(data));
  } catch (error) {
    // An error of this page's realm would not be `instanceof Error` over there.
    throw new frame.Error(reasonOf(error));
  }
}

function makeBridge(frame: FrameWindow): Bridge {
  const element = frame.frameElement;
  const instance = element === null ? undefined : frames.get(element);
  if (instance === undefined) {
    throw new Error('a frame asked for a bridge that the shell did not open');
  }
  instance.attach(frame);
  return {
    callBridge: (cmd, data) => {
      if (cmd === 'reconcile') {
        const doc: unknown = v.parse(v.object({ forgeDoc: v.unknown() }), data).forgeDoc;
        instance.reconcile(doc);
        return undefined;
      }
      if (cmd === 'onError') {
        const parsed = v.safeParse(v.object({ error: v.unknown() }), data);
        instance.fault(
          `${instance.module.key}: the app failed to render: ${reasonOf(parsed.success ? parsed.output.error : data)}`,
        );
        return undefined;
      }
      return run(instance, frame, cmd, data);
    },
  };
}

/** Puts the bridge where the frames look for it. */
export function installBridge(): void {
  window.__hostFaults = [];
  window.__makeBridge = makeBridge;
}
