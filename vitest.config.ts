import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that no core is left without work at the end. */
const longest = ["accessibility", "side-roads", "access", "seed", "outbox", "silence", "bad-input"];
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(`/${name}.`));
  return place === -1 ? longest.length : place;
};
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** What needs engines or a browser runs two files at a time: each is a platform of its own, and two fill two cores. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          // One registry of modules for all files: loading the domain anew for each took two thirds of the time.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/**/*.integration.test.ts",
            "test/scenario/**",
            "test/browser/**",
            "test/local/**",
          ],
        },
      },
      {
        test: {
          name: "engines",
          // One process for many files, our own modules anew in each: what engines and browser load took a quarter.
          isolate: false,
          setupFiles: ["test/modules-anew.ts"],
          include: [
            "test/**/*.integration.test.ts",
            "test/local/**/*.test.ts",
            "test/scenario/**/*.test.ts",
            "test/browser/**/*.test.ts",
          ],
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
