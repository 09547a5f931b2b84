/** A style sheet is imported for what esbuild makes of it; it has nothing to give to the code. */
declare module '*.css';
