/** Asynchronous calls of functions: what fails is tried again twice, then goes where the template says. */
import type { Assembly } from "../assembly.ts";
import type { Functions, LocalFunction } from "../functions/pool.ts";
import { number, text } from "../json.ts";

/** Lambda waits a minute before the first new try and two before the second. */
const waits = [60_000, 120_000];

/** Hands an event over and returns at once, as an asynchronous call does. */
export function invokeLater(
  assembly: Assembly,
  functions: Functions,
  fn: LocalFunction,
  event: unknown,
  say: (line: string) => void,
): void {
  const config = assembly
    .ofType("AWS::Lambda::EventInvokeConfig")
    .find(({ properties }) => functions.byArn(text(properties.FunctionName)) === fn);
  const retries = number(config?.properties.MaximumRetryAttempts, 2);
  const attempt = async (tries: number): Promise<void> => {
    const outcome = await functions.invoke(fn, event);
    if (outcome.ok) return;
    say(`${fn.program.name}: ${outcome.errorType}: ${outcome.errorMessage}`);
    if (tries < retries) setTimeout(() => attempt(tries + 1).catch(say), waits[tries]).unref();
  };
  attempt(0).catch((error: unknown) => say(String(error)));
}
