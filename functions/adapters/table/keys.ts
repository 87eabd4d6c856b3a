import type { Reading } from "../../../domain/access/reading.ts";

/** Every prefix of the table, written once. Nobody outside this folder sees `pk` or `sk`. */
export type Key = { readonly pk: string; readonly sk: string };

const ends = {
  states: "1#STATE#",
  turn: "1#TURN",
  texts: "2#TEXT#",
  events: "3#EVENT#",
  readings: "4#READING#",
} as const;

export const dossierPartition = (dossier: string): string => `DOSSIER#${dossier}`;

export const stateKey = (dossier: string, kind: string, id: string): Key => ({
  pk: dossierPartition(dossier),
  sk: `${ends.states}${kind}#${id}`,
});

/** One more at every save: whoever read the dossier before another saved decides again. */
export const turnKey = (dossier: string): Key => ({
  pk: dossierPartition(dossier),
  sk: ends.turn,
});

export const textKey = (dossier: string, leaf: string): Key => ({
  pk: dossierPartition(dossier),
  sk: `${ends.texts}${leaf}`,
});

/** By instant first, so that a timeline is read in order and paged. */
export const eventKey = (
  dossier: string,
  at: string,
  kind: string,
  id: string,
  n: number,
): Key => ({
  pk: dossierPartition(dossier),
  sk: `${ends.events}${at}#${kind}#${id}#${String(n).padStart(5, "0")}`,
});

/** Behind the history, by instant: who opened the page, or which paper, in whose name. The key says all of it. */
export const readingKey = ({ dossier, at, by, document, ...read }: Reading): Key => ({
  pk: dossierPartition(dossier),
  sk: `${ends.readings}${[at, by, read.for ?? "", document ?? ""].join("#")}`,
});
export const readingPrefix = ends.readings;

/** The bounds of what a command loads: states, turn and texts, not the history; and of a whole passage, without readings. */
export const loadedRange = { from: ends.states, to: ends.events } as const;
export const passageEnd = ends.readings;
export const statePrefix = ends.states;
export const textPrefix = ends.texts;
export const eventPrefix = ends.events;

export const directoryPartition = "DIRECTORY";
export const accountKey = (id: string): Key => ({ pk: directoryPartition, sk: `ACCOUNT#${id}` });
export const antenneKey = (id: string): Key => ({ pk: directoryPartition, sk: `ANTENNE#${id}` });
export const organisationKey = (id: string): Key => ({
  pk: directoryPartition,
  sk: `ORGANISATION#${id}`,
});

export const settingsPartition = "SETTINGS";
export const protocolKey = (from: string): Key => ({
  pk: settingsPartition,
  sk: `PROTOCOL#${from}`,
});
/** One a change, in their order; those written before changes were numbered bear a day instead and stand first. */
export const settingKey = (name: string, version: number): Key => ({
  pk: settingsPartition,
  sk: `SETTING#${name}#v${String(version).padStart(6, "0")}`,
});

export const uniqueKey = (name: string): Key => ({ pk: `UNIQUE#${name}`, sk: "UNIQUE" });
export const claimKey = (job: string, of: string): Key => ({
  pk: `CLAIM#${job}#${of}`,
  sk: "CLAIM",
});
/** Hash of a drawer of births: whoever may be the same person is in one partition. */
export const twinPartition = (hash: string): string => `TWIN#${hash}`;
export const twinKey = (hash: string, dossier: string): Key => ({
  pk: twinPartition(hash),
  sk: dossier,
});
/** In which drawers a dossier is filed, so that a corrected birth leaves nothing behind. */
export const twinIndexKey = (dossier: string): Key => ({ pk: `TWIN-OF#${dossier}`, sk: "TWIN-OF" });
export const searchKey = (scope: string, word: string, dossier: string): Key => ({
  pk: `SEARCH#${scope}#${word.slice(0, 3)}`,
  sk: `${word}#${dossier}`,
});

/** One of 16 partitions, from the dossier's id. */
export const factKey = (dossier: string): Key => ({
  pk: `FACTS#${Number.parseInt(dossier.replaceAll("-", "").slice(-1), 16)}`,
  sk: dossier,
});
export const factPartitions = Array.from({ length: 16 }, (_, index) => `FACTS#${index}`);
/** An entry session and its lines look like states, so that the stream carries them; they belong to no dossier. */
export const sessionPartition = (id: string): string => `SESSION#${id}`;
export const sessionKey = (id: string): Key => ({
  pk: sessionPartition(id),
  sk: `${ends.states}entry-session#${id}`,
});
export const sessionLineKey = (id: string, dossier: string): Key => ({
  pk: sessionPartition(id),
  sk: `${ends.states}entry-line#${dossier}`,
});
export const outreachPartition = "OUTREACH";
export const outreachKey = (id: string): Key => ({ pk: outreachPartition, sk: id });
export const outreachPlanPartition = "OUTREACH-PLAN";
export const outreachPlanKey = (id: string): Key => ({ pk: outreachPlanPartition, sk: id });
export const slotPartition = (antenne: string): string => `SLOTS#${antenne}`;
/** A slot's id is `antenne~when~token`: by antenne, in the order of the hours. */
export const slotKey = (id: string): Key => {
  const [antenne = "", when = "", token = ""] = id.split("~");
  return { pk: slotPartition(antenne), sk: `${when}#${token}` };
};
export const figuresKey = (scope: string, date: string): Key => ({
  pk: `FIGURES#${scope}`,
  sk: date,
});
