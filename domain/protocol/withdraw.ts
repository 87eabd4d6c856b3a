import type { CivilDate } from "../date.ts";
import type { Refusal } from "../refusal.ts";
import type { ProtocolVersion } from "./protocol.ts";
import { refusals } from "./refusals.ts";

/**
 * Takes back a version that is planned. One that has begun has judged requests: it stays for ever, and another one
 * follows it.
 *
 * @returns the version, or a refusal: `protocol-unknown`, `protocol-begun`.
 */
export const withdrawProtocol = (
  versions: readonly ProtocolVersion[],
  from: string,
  today: CivilDate,
): ProtocolVersion | Refusal => {
  const version = versions.find((one) => one.from === from);
  if (version === undefined) return refusals.unknown();
  return version.from > today ? version : refusals.begun();
};
