import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { startPlatform } from "../../local/platform.ts";
import { freePort } from "../../local/ports.ts";
import { portsInARow } from "../fixtures/ports.ts";
import { fixture, request, startFixture } from "./fixture/platform.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const folder = () => mkdtempSync(join(tmpdir(), "jalon-local-"));

/** Runs the one command on the fixture; resolves when it has said where to go, or has ended. */
function start(...parameters: string[]) {
  const child = spawn(
    process.execPath,
    ["local/start.ts", "--no-build", "--no-seed", "--assembly", fixture(), ...parameters],
    { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
  );
  // What a failing test leaves running ends with it.
  onTestFinished(() => void child.kill("SIGTERM"));
  let said = "";
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? -1));
  });
  const ready = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes("Ctrl-C")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    ended.then(() => resolve());
  });
  return { child, ended, ready, said: () => said };
}

async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await run("ps", ["-eo", "pid=,ppid="]);
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = pairs.filter(([, parent]) => parent === pid).map(([own]) => own ?? 0);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}
/** True for a process that runs; one that has ended and that nobody has waited for does not. */
const isAlive = (pid: number) => {
  const status = readIfAny(`/proc/${pid}/status`);
  return status !== "" && !/^State:\s+Z/m.test(status);
};
const readIfAny = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

describe("data", () => {
  it("survives a restart: items, files, sign-in keys, secrets and the clock", async () => {
    const directory = folder();
    const first = await startFixture({ directory });
    await request(first, "POST", "/items", { body: { id: "kept" } });
    const headers = { authorization: "AWS4-HMAC-SHA256 Credential=local/x/x/s3/aws4_request" };
    const address = (of: typeof first) => `${of.endpoints.s3}/${of.bucketNames[0]}/kept`;
    await fetch(address(first), { method: "PUT", headers, body: "kept" });
    first.clock.set("2026-06-30");
    const secret = first.environmentOf("Casework").SEALING_KEY;
    await first.stop();

    const second = await startFixture({ directory });
    expect((await request(second, "GET", "/items/kept")).status).toBe(200);
    expect(await (await fetch(address(second), { headers })).text()).toBe("kept");
    expect(second.environmentOf("Casework").SEALING_KEY).toBe(secret);
    expect(second.clock.now().toISOString().slice(0, 10)).toBe("2026-06-30");
    await second.stop();

    const third = await startPlatform({ directory, assembly: fixture(), reset: true });
    expect((await request(third, "GET", "/items/kept")).status).toBe(404);
    expect(third.clock.offset()).toBe(0);
    await third.stop();
  });
});

describe("the one command", () => {
  it("says where to go, moves its clock, and Ctrl-C ends every process that it started", async () => {
    const directory = folder();
    const { child, ended, ready, said } = start(
      "--directory",
      directory,
      "--port",
      String(portsInARow()),
    );
    await ready;
    expect(said()).toMatch(/Jalon est ouvert : http:\/\/localhost:\d+/);
    expect(said()).toMatch(/Courriels envoyés : http/);
    expect(said()).toMatch(/Hélène Carpentier <helene\.carpentier@example\.org>/);
    const origin = /http:\/\/localhost:\d+/.exec(said())?.[0] ?? "";
    expect((await fetch(origin)).status).toBe(200);
    const moved = await run(
      process.execPath,
      ["local/clock.ts", "2026-06-30", "--directory", directory],
      {
        cwd: repository,
      },
    );
    expect(moved.stdout).toContain("mardi 30 juin 2026");
    const wrong = run(process.execPath, ["local/clock.ts", "demain", "--directory", directory], {
      cwd: repository,
    });
    await expect(wrong).rejects.toMatchObject({
      stderr: expect.stringContaining("n’est pas une date"),
    });
    const started = await descendants(child.pid ?? 0);
    expect(started.length).toBeGreaterThan(0);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(started.filter(isAlive)).toEqual([]);
    const gone = run(process.execPath, ["local/clock.ts", "--directory", directory], {
      cwd: repository,
    });
    await expect(gone).rejects.toMatchObject({ stderr: expect.stringContaining("npm start") });
  });

  it("starts again after it was killed, on the same data, whatever was left running", async () => {
    const directory = folder();
    const port = String(portsInARow());
    const first = start("--directory", directory, "--port", port);
    await first.ready;
    const left = await descendants(first.child.pid ?? 0);
    first.child.kill("SIGKILL");
    await first.ended;
    const second = start("--directory", directory, "--port", port);
    await second.ready;
    expect(second.said()).toContain("Jalon est ouvert");
    expect(left.filter(isAlive)).toEqual([]);
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  });

  it("says in one line that a port is taken", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const { ended, ready, said } = start("--directory", folder(), "--port", String(port));
    await ready;
    expect(await ended).toBe(1);
    expect(said().trim()).toMatch(new RegExp(`^Le port ${port} est déjà pris : .*$`));
    other.close();
  });

  it("says in one line that it runs already", async () => {
    const directory = folder();
    writeFileSync(join(directory, "process"), String(process.pid));
    const { ended, ready, said } = start("--directory", directory, "--port", String(portsInARow()));
    await ready;
    expect(await ended).toBe(1);
    expect(said().trim()).toMatch(/^La plateforme tourne déjà \(processus \d+\) .*$/);
    expect(readFileSync(join(directory, "process"), "utf8")).toBe(String(process.pid));
  });

  it("says in one line that nothing can be written", async () => {
    const file = join(folder(), "file");
    writeFileSync(file, "");
    const { ended, ready, said } = start(
      "--directory",
      join(file, "data"),
      "--port",
      String(portsInARow()),
    );
    await ready;
    expect(await ended).toBe(1);
    expect(said().trim()).toMatch(/^Impossible d’écrire dans .*$/);
  });

  it("says in one line that an option is unknown", async () => {
    const { ended, ready, said } = start("--nonsense");
    await ready;
    expect(await ended).toBe(1);
    expect(said().trim()).toMatch(/^Options : .*$/);
  });
});
