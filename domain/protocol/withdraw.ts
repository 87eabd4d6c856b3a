import type { CivilDate } from "../date.ts";
import { Refusal } from "../refusal.ts";
import type { ProtocolVersion } from "./protocol.ts";

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
  if (version === undefined)
    return new Refusal("protocol-unknown", "Aucune version du protocole ne commence ce jour-là.", {
      status: 404,
    });
  return version.from > today
    ? version
    : new Refusal(
        "protocol-begun",
        "Cette version a commencé : elle ne se retire plus. Préparez celle qui prendra sa suite.",
      );
};
