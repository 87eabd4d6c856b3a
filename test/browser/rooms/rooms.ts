import { dossierRooms } from "./dossier.ts";
import { entryRooms } from "./entry.ts";
import type { Room } from "./room.ts";
import { settingsRooms } from "./settings.ts";
import { workRooms } from "./work.ts";

/** Every route of the client, each with the states in which people meet it. */
export const rooms: Readonly<Record<string, Room>> = {
  ...entryRooms,
  ...dossierRooms,
  ...workRooms,
  ...settingsRooms,
};
