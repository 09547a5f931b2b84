/** What every part of the shell reaches for: who acts, where we are, and Jira as that person sees it. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type DependencyList } from 'react';
import type { JiraClient, SiteFields } from '../jira-client';
import { parseRoute, type Route } from '../route';
import type { ShellServices } from '../shell-services';

export interface ShellContext {
  readonly services: ShellServices;
  readonly jira: JiraClient;
  readonly fields: SiteFields;
  /** Goes up when something outside a view wants it read again. */
  readonly revision: number;
}

const Context = createContext<ShellContext | null>(null);
export const ShellProvider = Context.Provider;

/** @throws outside the shell. */
export function useShell(): ShellContext {
  const shell = useContext(Context);
  if (shell === null) {
    throw new Error('useShell needs a ShellProvider above it');
  }
  return shell;
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

/** The place in the address, kept in step with the back button. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onHashChange, () => window.location.hash));
}

export type Loaded<T> =
  | { readonly state: 'loading'; readonly stale: T | null }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly sentence: string };

/** Loads when the inputs change; an answer that comes after the reader has moved on is dropped. */
export function useLoad<T>(load: () => Promise<T>, inputs: DependencyList): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', stale: null });
  useEffect(() => {
    let current = true;
    setLoaded((before) => ({ state: 'loading', stale: before.state === 'ready' ? before.value : null }));
    load().then(
      (value) => {
        if (current) {
          setLoaded({ state: 'ready', value });
        }
      },
      (error: unknown) => {
        if (current) {
          setLoaded({ state: 'failed', sentence: error instanceof Error ? error.message : String(error) });
        }
      },
    );
    return () => {
      current = false;
    };
    // The caller names the inputs of its own closure.
  }, inputs);
  return loaded;
}
