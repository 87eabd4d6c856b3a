import { createHash } from "node:crypto";
import { expect } from "vitest";
import { addDays, civilDateOf } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { type Answer, type House, type Person, platformNow } from "./house.ts";

/** The actors of the story, each signed in with their own token. */
export type Cast = Readonly<
  Record<
    | "partner"
    | "reception"
    | "counsellor"
    | "colleague"
    | "manager"
    | "statistics"
    | "secondStatistics"
    | "animation"
    | "administrator",
    Person
  >
>;

export const castOf = async (house: House): Promise<Cast> => ({
  partner: await house.as("acc-prescripteur"),
  reception: await house.as("acc-accueil"),
  counsellor: await house.as("acc-conseillere"),
  colleague: await house.as("acc-conseiller-gs"),
  manager: await house.as("acc-accompagnement"),
  statistics: await house.as("acc-statistiques"),
  secondStatistics: await house.as("acc-statistiques-2"),
  animation: await house.as("acc-animation"),
  administrator: await house.as("acc-administration"),
});

/** The day in Paris, by the platform's clock. */
export const today = (): string => civilDateOf(platformNow().toISOString());

/** A made-up orientation; every name differs, so that nobody is anybody's duplicate by chance. */
export const orientation = (name: string, more: Record<string, unknown> = {}) => ({
  identity: {
    birthName: name,
    firstNames: "Jeanne",
    sex: "woman",
    birth: { kind: "complete", date: "1980-02-29" },
  },
  contact: { phone: "06 12 34 56 78", channel: "sms" },
  residence: { commune: "59183", street: ["1 rue de la Cunette"], from: "2015-01-01" },
  reason: "Cherche un accompagnement vers l’emploi.",
  told: true,
  notice: { version: "2026-01", means: "handed-over" },
  ...more,
});

/** What to change of an orientation for somebody born on another day. */
export const bornOn = (name: string, date: string) => ({
  identity: { ...orientation(name).identity, birth: { kind: "complete", date } },
});

/** The partner orients somebody; gives the dossier's id. */
export const orient = async (
  cast: Cast,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> => {
  const answer = await cast.partner.post("/referrals", orientation(name, more));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body.dossier;
};

/** Expects that a step was done, and gives its answer. */
export const done = (answer: { status: number; body: Record<string, string> }) => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

/** Appointment, presence, first interview, favourable opinion, by the counsellor of the cast. */
export const receive = async (
  cast: Cast,
  dossier: string,
  counsellor = "acc-conseillere",
  said: { readonly place?: string; readonly barriers?: Record<string, number> } = {},
): Promise<void> => {
  const { id } = done(
    await cast.reception.post(`/dossiers/${dossier}/appointments`, {
      date: today(),
      time: "23:45",
      counsellor,
      ...(said.place && { place: said.place }),
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/appointments/${id}/presence`, {
      presence: "present",
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/diagnosis/interviews`, {
      date: addDays(today(), -1),
      start: "09:00",
      end: "10:00",
      modality: "in-person",
      content: "Parcours retracé avec la personne.",
      barriers: said.barriers ?? { mobility: 2 },
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/opinion`, {
      kind: "favourable",
      reasons: "Motivation et disponibilité.",
    }),
  );
};

/** Announces, uploads to the signed address and waits for both verdicts. Gives the document's id. */
export const upload = async (
  house: House,
  person: Person,
  dossier: string,
  kind: string,
  file: { bytes: Uint8Array; type: string },
  dates: Record<string, string> = {},
): Promise<string> => {
  const { bytes, type } = file;
  const announced = await person.post(`/dossiers/${dossier}/documents`, {
    kinds: [kind],
    name: `${kind}.${type.split("/")[1]}`,
    size: bytes.length,
    type,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...dates,
  });
  expect(announced.status, JSON.stringify(announced.body)).toBe(201);
  const { url, headers } = announced.body.upload;
  const sent = await fetch(url, { method: "PUT", headers, body: bytes as BodyInit });
  expect(sent.status, await sent.text()).toBe(200);
  const id = String(announced.body.id);
  await house.eventually(async () => {
    const { body } = await person.get(`/dossiers/${dossier}`);
    const found = body.documents.find((one: { id: string }) => one.id === id);
    expect(["usable", "rejected"]).toContain(found.status);
  }, 20_000);
  return id;
};

/** Every paper that the default protocol asks for, and the entry request, submitted. */
export const request = async (
  house: House,
  cast: Cast,
  dossier: string,
  without: readonly string[] = [],
): Promise<void> => {
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/seen-documents`, {
      kinds: ["identity-card"],
      lastCharacters: "7K42",
      issuedOn: addDays(today(), -1000),
      expiresOn: addDays(today(), 1000),
    }),
  );
  const file = { bytes: await pdf(1), type: "application/pdf" };
  const papers = ["address-proof", "rsa-certificate"].filter((kind) => !without.includes(kind));
  const dates = { issuedOn: addDays(today(), -15) };
  // One after the other: a reviewer meets papers in the order in which they came.
  for (const kind of papers) await upload(house, cast.counsellor, dossier, kind, file, dates);
  done(
    await cast.counsellor.put(`/dossiers/${dossier}/entry-request`, {
      claimed: ["minimum-income"],
      motivation: "Souhaite s’engager.",
    }),
  );
  done(await cast.counsellor.post(`/dossiers/${dossier}/entry-request/submission`));
};

type Control = { status: string; report?: { criteria: { criterion: string; verdict: string }[] } };

/** The last control of a dossier, once the automatic check has reported. */
export const checked = (house: House, person: Person, dossier: string): Promise<Control> =>
  house.eventually(async () => {
    const { body } = await person.get(`/dossiers/${dossier}`);
    const control = body.controls.at(-1) as Control;
    expect(control.report).toBeDefined();
    return control;
  });

type Paper = { id: string; kinds: string[]; status: string };

/** Statistics takes the control and answers; each paper accepted but those named. */
export const answer = async (
  cast: Cast,
  dossier: string,
  outcome: "granted" | "documents-missing",
  missing: readonly string[] = [],
) => {
  done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
  const { body } = await cast.statistics.get(`/dossiers/${dossier}`);
  const reviews = (body.documents as Paper[])
    .filter(({ status }) => ["usable", "seen"].includes(status))
    .flatMap(({ id, kinds }) => kinds.map((kind) => ({ document: id, kind, accepted: true })));
  return cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
    outcome,
    reviews: [...reviews, ...missing.map((kind) => ({ kind, accepted: false, fault: "missing" }))],
  });
};

/** Up to a control that the automatic check has reported on. */
export const controlled = async (
  house: House,
  cast: Cast,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> => {
  const dossier = await orient(cast, name, more);
  await receive(cast, dossier);
  await request(house, cast, dossier);
  done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
  await checked(house, cast.statistics, dossier);
  return dossier;
};

/** Up to the grant: only the entry is left to record. */
export const granted = async (
  house: House,
  cast: Cast,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> => {
  const dossier = await controlled(house, cast, name, more);
  done(await answer(cast, dossier, "granted"));
  return dossier;
};

/** Up to the entry: a participant. */
export const entered = async (house: House, cast: Cast, name: string): Promise<string> => {
  const dossier = await granted(house, cast, name);
  done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
  return dossier;
};

/** A dossier as somebody reads it. */
export const read = async (person: Person, dossier: string) =>
  done(await person.get(`/dossiers/${dossier}`)) as Answer["body"];

/** What waits for somebody of a dossier, once the lists have it. */
export const tasksOf = async (person: Person, list: string, dossier: string): Promise<string[]> => {
  const { items } = done(await person.get(`/waiting?list=${list}&limit=500`)) as Answer["body"];
  return items
    .filter((row: { card: { dossier: string } }) => row.card.dossier === dossier)
    .map((row: { task: string }) => row.task);
};

/** The events of a dossier, oldest first. */
export const historyOf = async (person: Person, dossier: string): Promise<Happening[]> => {
  const { items } = done(
    await person.get(`/dossiers/${dossier}/timeline?limit=500`),
  ) as Answer["body"];
  return items.toReversed();
};
type Happening = {
  readonly type: string;
  readonly by: string;
  readonly for?: string;
  readonly data?: unknown;
};

/** Moves the platform's clock forward. */
export const later = (
  house: House,
  { days = 0, minutes = 0 }: { days?: number; minutes?: number },
) =>
  house.platform.clock.set(new Date(platformNow().getTime() + (days * 1_440 + minutes) * 60_000));

/** The mails that left the platform and whose subject holds all of these words. */
export const mailsAbout = async (house: House, ...words: string[]): Promise<readonly Mail[]> => {
  const answer = await fetch(`${house.platform.mailbox}/store`);
  const { emails } = (await answer.json()) as { emails: readonly Mail[] };
  return emails.filter(({ subject }) => words.every((word) => subject.includes(word)));
};
type Mail = {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text?: string };
};
