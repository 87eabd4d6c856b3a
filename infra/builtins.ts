import { isBuiltin } from "node:module";
import type { Plugin } from "esbuild";

/**
 * Reaches Node's own modules as Node's own code does. An `import` of `node:http` reads each of its exports, and one of
 * them (`WebSocket`) loads all of undici: a fifth of a cold start, for what no function asks for.
 */
export const builtinsAsTheyAre: Plugin = {
  name: "builtins-as-they-are",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z_]+)?$/ }, ({ path }) =>
      isBuiltin(path) ? { path, namespace: "builtin", sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("${path}");`,
    }));
  },
};
