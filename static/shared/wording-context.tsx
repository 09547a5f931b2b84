import { createContext, useContext } from 'react';
import { wordingFor } from './wording';
import type { Wording } from './wording';

const Words = createContext<Wording>(wordingFor({ en: {} }, 'en-US', 'UTC', 0));

export const WordingProvider = Words.Provider;

/** The sentences of this reader. Not for table cells: UI Kit calls those outside a component. */
export function useWording(): Wording {
  return useContext(Words);
}
