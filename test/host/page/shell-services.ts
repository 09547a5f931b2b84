/** What the shell offers to the modules it hosts; the bridge turns bridge commands into these. */
import type { HostInfo, ModuleInfo, Person } from './host-info';
import type { Route } from './route';

export type ColorMode = 'light' | 'dark';

export interface FlagView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly actions: readonly { readonly text: string; readonly onClick?: ((...args: unknown[]) => void) | undefined }[];
  readonly isAutoDismiss: boolean;
}

export interface ModalView {
  readonly module: ModuleInfo;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly width: string;
  readonly title: string;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly onClose: (payload: unknown) => void;
}

export type Listener = (payload: unknown) => void;

/** Events between the modules of the app and from Jira to them. */
export interface EventBus {
  on(event: string, listener: Listener): () => void;
  emit(event: string, payload: unknown): void;
}

export function createEventBus(): EventBus {
  const listeners = new Map<string, Set<Listener>>();
  return {
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    emit: (event, payload) => {
      for (const listener of [...(listeners.get(event) ?? [])]) {
        listener(payload);
      }
    },
  };
}

export interface ShellServices {
  readonly info: HostInfo;
  readonly person: Person;
  readonly events: EventBus;
  colorMode(): ColorMode;
  go(route: Route): void;
  openTab(url: string): void;
  reload(): void;
  /** Reads the issue in view again, as Jira does after `view.refresh`. */
  refresh(): void;
  showFlag(flag: FlagView): void;
  closeFlag(id: string): void;
  openModal(modal: ModalView): void;
  setTitle(title: string): void;
}
