import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstLoad } from "./first-load.ts";

/** The client's build: `npx vite build web`. Files are hashed; nothing is inlined, because the policy forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), firstLoad({ limit: 250_000 })],
  build: {
    outDir: fileURLToPath(new URL("../dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    // Browsers of 2024 and later know light-dark(), nesting and ranges: nothing is rewritten.
    cssTarget: ["chrome125", "firefox128", "safari18"],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    sourcemap: false,
    // What reads HEIC pictures weighs 3 MB, and comes when somebody chooses one; the first load has a limit of its own.
    chunkSizeWarningLimit: 3_500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What goes to the issuer before anything else is there (entry.ts) stays apart from what draws.
            {
              name: "door",
              test: /oauth4webapi|session\/(attempt|configuration)\.ts/,
              priority: 2,
            },
            // Forty small files a page cost more than one that most pages need.
            { name: "shared", minShareCount: 30, priority: 1 },
          ],
        },
      },
    },
  },
});
