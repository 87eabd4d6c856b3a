/** One process of one function: answers one event at a time, and is killed when it takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream, type WriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { ended } from "../engines.ts";
import { at, text } from "../json.ts";

/** Milliseconds of the processor: of our own code, and of the exchanges with engines (signing, sending, receiving). */
export type Took = { readonly own: number; readonly exchanges: number };

/** What a call of a function gives: its value and what it took; or the error that Lambda would report. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown; readonly took?: Took }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** What a worker needs to run a function. */
export type Program = {
  readonly name: string;
  readonly arn: string;
  readonly folder: string;
  /** What the template sets. */
  readonly settings: Readonly<Record<string, string>>;
  /** The whole environment: the template's settings and what Lambda adds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly memory: number;
  readonly logFile: string;
};

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** How Lambda's runtime of Node shares out a function's memory (MB) between young and old objects. */
const heapOf = (memory: number): readonly string[] => {
  const young = Math.floor(memory / 10);
  return [
    `--max-semi-space-size=${Math.floor(young / 2)}`,
    `--max-old-space-size=${memory - young}`,
  ];
};

/** Lambda gives a function's start 10 seconds, apart from its timeout. */
const initLimit = 10_000;

export class Worker {
  busy = false;
  gone = false;
  readonly #child: ChildProcess;
  readonly #program: Program;
  readonly #log: WriteStream;
  readonly #ready: Promise<Outcome | number>;

  constructor(program: Program, offset: number) {
    this.#program = program;
    this.#log = createWriteStream(program.logFile, { flags: "a" });
    // A log that can't be written (its folder was removed) must not end the platform.
    this.#log.on("error", () => undefined);
    this.#child = fork(here("./runtime.mjs"), [], {
      cwd: program.folder,
      env: program.environment,
      execArgv: [
        ...heapOf(program.memory),
        "--import",
        `${new URL("./preload.mjs", import.meta.url).href}?offset=${offset}`,
      ],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child.stdout?.pipe(this.#log, { end: false });
    this.#child.stderr?.pipe(this.#log, { end: false });
    this.#child.once("exit", () => {
      this.gone = true;
      this.#log.end();
    });
    this.#ready = this.#said(["ready"], initLimit, "init").then((said) =>
      "outcome" in said ? said.outcome : Number(at(said.message, "milliseconds")),
    );
  }

  /** The id of the process. */
  get process(): number {
    return this.#child.pid ?? 0;
  }

  /** Milliseconds that the code took to load, once it has. */
  async loadTime(): Promise<number | undefined> {
    const ready = await this.#ready;
    return typeof ready === "number" ? ready : undefined;
  }

  /** Gives the function an event and waits for its answer, its failure or its timeout. */
  async call(event: unknown, offset: number): Promise<Outcome> {
    const ready = await this.#ready;
    if (typeof ready !== "number") return ready;
    const id = randomUUID();
    const begun = performance.now();
    this.#note(`START RequestId: ${id} Version: $LATEST\n`);
    const { arn, timeout } = this.#program;
    const answer = this.#said(["answer", "failure"], timeout, id);
    this.#child.send({ id, event: JSON.stringify(event), timeout, arn, offset });
    const said = await answer;
    const taken = (performance.now() - begun).toFixed(2);
    this.#note(`END RequestId: ${id}\nREPORT RequestId: ${id} Duration: ${taken} ms\n`);
    if ("outcome" in said) return said.outcome;
    const { message } = said;
    if (at(message, "kind") === "answer")
      return {
        ok: true,
        value: JSON.parse(text(at(message, "value"), "null")),
        took: { own: Number(at(message, "own")), exchanges: Number(at(message, "exchanges")) },
      };
    return failure(at(message, "error"));
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.gone = true;
    this.#child.kill("SIGKILL");
  }

  stop(): Promise<void> {
    this.gone = true;
    return ended(this.#child);
  }

  #note(line: string): void {
    if (this.#log.writable) this.#log.write(line);
  }

  #said(
    kinds: readonly string[],
    limit: number,
    id: string,
  ): Promise<{ message: unknown } | { outcome: Outcome }> {
    return new Promise((resolve) => {
      const child = this.#child;
      const done = (result: { message: unknown } | { outcome: Outcome }) => {
        clearTimeout(timer);
        child.off("message", heard).off("exit", died).off("error", died);
        resolve(result);
      };
      const heard = (message: unknown) => {
        const kind = text(at(message, "kind"));
        if (kinds.includes(kind)) done({ message });
        else if (kind === "crash") {
          this.kill();
          done({ outcome: failure(at(message, "error")) });
        }
      };
      const died = () =>
        done({
          outcome: {
            ok: false,
            errorType: "Runtime.ExitError",
            errorMessage: `RequestId: ${id} Error: Runtime exited`,
          },
        });
      const timer = setTimeout(() => {
        this.kill();
        const seconds = (limit / 1_000).toFixed(2);
        const errorMessage = `RequestId: ${id} Error: Task timed out after ${seconds} seconds`;
        this.#note(`${errorMessage}\n`);
        done({ outcome: { ok: false, errorType: "Sandbox.Timedout", errorMessage } });
      }, limit);
      child.on("message", heard).on("exit", died).on("error", died);
    });
  }
}

function failure(error: unknown): Outcome {
  return {
    ok: false,
    errorType: text(at(error, "errorType"), "Error"),
    errorMessage: text(at(error, "errorMessage")),
  };
}
