import { fork } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { FunctionName } from "../../functions/api/routes.ts";
import { actorNamed } from "../../functions/tools/seed/walk.ts";
import { buildFolder, bundleFolder, bundling, root } from "../../infra/bundle.ts";
import type { Platform } from "../../local/platform.ts";
import { eventOf } from "../functions/api.ts";
import { percentile } from "./percentile.ts";

/** Cold starts of one bundle: milliseconds from the first line of its import to the end of its first answer. */
export type Cold = {
  readonly name: string;
  readonly what: string;
  /** Bytes of all that the bundle may load, without maps. */
  readonly size: number;
  readonly median: number;
  readonly p95: number;
};

type Subject = {
  readonly name: string;
  readonly what: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: () => unknown;
};

const floorFolder = join(buildFolder, "bench", "floor");

const bundleFloor = () =>
  build({
    absWorkingDir: root,
    entryPoints: { index: "test/bench/floor.mjs" },
    outdir: floorFolder,
    ...bundling,
  });

/** The first thing that somebody asks of each API function after a quiet night. */
const firsts: readonly (readonly [FunctionName, string, () => unknown])[] = [
  [
    "casework",
    "listWaiting",
    () => {
      const query = { list: "accompaniment-manager" };
      return eventOf(actorNamed("acc-accompagnement"), "listWaiting", { query });
    },
  ],
  ["reception", "listReferrals", () => eventOf(actorNamed("acc-prescripteur"), "listReferrals")],
  [
    "entry",
    "readEntrySession",
    () => {
      const params = { sessionId: crypto.randomUUID() };
      return eventOf(actorNamed("acc-animation"), "readEntrySession", { params });
    },
  ],
  [
    "documents",
    "openDocument",
    () => {
      const params = { dossierId: crypto.randomUUID(), documentId: crypto.randomUUID() };
      return eventOf(actorNamed("acc-conseillere"), "openDocument", { params, body: {} });
    },
  ],
  ["figures", "readObjectives", () => eventOf(actorNamed("acc-direction"), "readObjectives")],
  ["settings", "readSettings", () => eventOf(actorNamed("acc-administration"), "readSettings")],
  ["accounts", "readMe", () => eventOf(actorNamed("acc-conseillere"), "readMe")],
];

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".mjs"))
    .reduce((sum, entry) => sum + statSync(join(folder, entry.name)).size, 0);

const startOnce = ({ folder, environment, event }: Subject): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(join(root, "test/bench/cold-child.mjs"), [], {
      cwd: folder,
      env: environment,
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.once("message", ({ total, status }: { total: number; status: number }) => {
      if (status < 500) resolve(total);
      else reject(new Error(`${folder} answered ${status}`));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`${folder} ended with ${code}`));
    });
    child.send({ file: join(folder, "index.mjs"), event: event() });
  });

/** Starts each bundle afresh, `times` times, one after another and in turn, so that all see the same machine. */
export const coldStarts = async (platform: Platform, times = 20): Promise<readonly Cold[]> => {
  await bundleFloor();
  const subjects: readonly Subject[] = [
    {
      name: "floor",
      what: "one GetItem",
      folder: floorFolder,
      environment: platform.environmentOf("casework"),
      event: () => ({}),
    },
    ...firsts.map(([name, what, event]) => ({
      name,
      what,
      folder: bundleFolder(name),
      environment: platform.environmentOf(name),
      event,
    })),
  ];
  const taken = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= times; turn += 1)
    for (const subject of subjects) {
      const total = await startOnce(subject);
      // The first turn only warms the machine's own caches.
      if (turn > 0) taken.get(subject.name)?.push(total);
    }
  return subjects.map(({ name, what, folder }) => ({
    name,
    what,
    size: sizeOf(folder),
    median: percentile(taken.get(name) ?? [], 0.5),
    p95: percentile(taken.get(name) ?? [], 0.95),
  }));
};
