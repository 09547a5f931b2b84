/**
 * The schema library as its authors minified it, for everything in src. The functions are deployed as they are bundled,
 * minified by nobody, and the other build of the same version is 120 kB more of a cold start, most of it comments.
 */
export * from '../node_modules/valibot/dist/index.min.mjs';
