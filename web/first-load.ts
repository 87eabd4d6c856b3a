import { brotliCompressSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

const size = (chunk: Rolldown.OutputChunk) => brotliCompressSync(chunk.code).byteLength;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Every chunk that a chunk needs before it runs. */
const closure = (bundle: Rolldown.OutputBundle, names: readonly string[]): Set<string> => {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (seen.has(name) || chunk?.type !== "chunk") return;
    seen.add(name);
    chunk.imports.forEach(visit);
  };
  names.forEach(visit);
  return seen;
};

/**
 * Prints what the signed-in home loads first (the entry, the shell, the home page, and what they import), compressed
 * with brotli, and fails the build above `limit` bytes.
 */
export const firstLoad = ({ limit }: { limit: number }): Plugin => ({
  name: "first-load",
  apply: "build",
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
    const first = chunks.filter(
      (chunk) =>
        chunk.isEntry ||
        /\/(main|shell\/Shell|home\/HomePage)\.tsx$/.test(chunk.facadeModuleId ?? ""),
    );
    const needed = closure(
      bundle,
      first.map((chunk) => chunk.fileName),
    );
    let total = 0;
    for (const chunk of chunks.filter((one) => needed.has(one.fileName))) {
      total += size(chunk);
      this.info(`${chunk.fileName}: ${kilobytes(size(chunk))} brotli`);
    }
    this.info(
      `first load of the signed-in home: ${kilobytes(total)} of ${kilobytes(limit)} brotli`,
    );
    if (total > limit) this.error("the first load is over its limit");
  },
});
