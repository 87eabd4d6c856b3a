/** The control address of a running platform: moves its clock, sets its faults, gives its settings. Loopback only. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, parsed, record, text } from "./json.ts";
import type { Platform } from "./platform.ts";
import { bodyOf, freePort, serve } from "./ports.ts";

const fileIn = (directory: string) => join(directory, "control.json");

/** Opens the control address of `platform` and writes it down in its directory. */
export async function openControl(
  platform: Platform,
): Promise<{ readonly stop: () => Promise<void> }> {
  const port = await freePort();
  const file = fileIn(platform.directory);
  const server = await serve(port, async (request, response) => {
    const body = record(
      parsed(((await bodyOf(request)) ?? Buffer.alloc(0)).toString("utf8")) ?? {},
    );
    try {
      if (request.url === "/clock")
        platform.clock.set(body.to === undefined ? undefined : text(body.to));
      else if (request.url === "/faults") await platform.faults.set(body);
      else if (request.url === "/schedules") platform.schedules.run(text(body.name));
      const state = {
        now: platform.clock.now().toISOString(),
        faults: platform.faults.state(),
        ...(request.url === "/settings" && { environment: platform.environment }),
      };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(state));
    } catch (error) {
      response.writeHead(400).end(error instanceof Error ? error.message : String(error));
    }
  });
  writeFileSync(file, JSON.stringify({ address: `http://127.0.0.1:${port}` }));
  return {
    stop: async () => {
      rmSync(file, { force: true });
      await server.stop();
    },
  };
}

/** Sends a change to the platform that runs in `directory`; undefined when none does. */
export async function control(
  directory: string,
  path: "/clock" | "/faults" | "/schedules" | "/settings",
  body: unknown,
): Promise<{ readonly ok: boolean; readonly said: string } | undefined> {
  const file = fileIn(directory);
  if (!existsSync(file)) return undefined;
  const address = text(at(JSON.parse(readFileSync(file, "utf8")), "address"));
  const answer = await fetch(`${address}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  }).catch(() => undefined);
  return answer && { ok: answer.ok, said: await answer.text() };
}
