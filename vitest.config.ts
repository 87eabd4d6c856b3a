import { defineConfig } from "vitest/config";

/** Unit and rules run side by side; what needs engines or a browser runs one file at a time on two cores. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
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
          name: "integration",
          include: ["test/**/*.integration.test.ts", "test/local/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "scenario",
          include: ["test/scenario/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
