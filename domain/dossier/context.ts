import type { Actor } from "../access/actor.ts";
import type { CivilDate } from "../date.ts";
import type { Directory } from "../directory/directory.ts";
import type { ProtocolVersion } from "../protocol/protocol.ts";
import type { SettingsInForce } from "../setting/setting.ts";

/** Everything that a rule may rely upon and that the dossier does not hold. Nothing else is read: no clock, no chance. */
export type Context = {
  readonly actor: Actor;
  /** For whom the actor acts, when as a deputy or stand-in. */
  readonly actsFor?: string;
  /** The instant (ISO, UTC) and the civil date in Paris. */
  readonly now: string;
  readonly today: CivilDate;
  /** A fresh id, the same for the same command and the same call number. */
  readonly newId: () => string;
  readonly settings: SettingsInForce;
  readonly protocols: readonly ProtocolVersion[];
  readonly directory: Directory;
};
