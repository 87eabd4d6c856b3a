import { plain, press, type Room } from "./room.ts";

const door = { ...plain, failed: "reads nothing" } as const;

/** The door, the homes, and what partners see. */
export const entryRooms: Readonly<Record<string, Room>> = {
  "/connexion": { ...door, content: [{ who: "visitor" }] },
  "/retour": {
    ...door,
    content: [{ who: "visitor", at: "/retour?error=access_denied&state=none", state: "refused" }],
  },
  "/deconnexion": { ...door, content: [{ who: "visitor", state: "leaves for the door" }] },
  "/": {
    content: [
      { who: "prescriber" },
      { who: "reception" },
      { who: "counsellor" },
      { who: "manager" },
      { who: "statistics" },
      { who: "director" },
      { who: "leader", state: "no list of one’s own" },
      { who: "administrator" },
      {
        who: "manager",
        state: "account menu",
        reach: async (page) => page.locator("summary").first().click(),
      },
    ],
    faults: "no form",
    dialog: [{ who: "counsellor", state: "search", reach: (page) => page.keyboard.press("/") }],
    nothing: [{ who: "animation" }],
    failed: "said",
  },
  "/orientations": {
    ...plain,
    content: [{ who: "prescriber" }],
    nothing: [{ who: "prescriber", at: "/orientations?etape=entered" }],
    failed: "said",
  },
  "/orientations/nouvelle": {
    ...plain,
    content: [{ who: "prescriber" }],
    faults: [{ who: "counsellor", reach: press("Continuer") }],
    failed: "reads nothing",
  },
  "/orientations/$dossierId": {
    ...plain,
    content: [{ who: "prescriber", at: "/orientations/:referred" }],
    dialog: [
      {
        who: "prescriber",
        at: "/orientations/:referred",
        reach: press("Retirer cette orientation"),
      },
    ],
    failed: "said",
  },
};
