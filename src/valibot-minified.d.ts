/** The minified build has no types of its own: it is the library, by another path. */
declare module '*/valibot/dist/index.min.mjs' {
  export * from 'valibot';
}
