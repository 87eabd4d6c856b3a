import { expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { readPrint } from "../functions/queue/print/reading.ts";
import type { Person } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, orient, read, tasksOf, today } from "./steps.ts";

const scene = openScene();
const antenne = "antenne:dunkerque-centre";

const contact = (channel: string, email = "jeanne@exemple.fr") => ({
  contact: { phone: "06 12 34 56 78", email, channel },
});

/** Reception gives an appointment in a week; gives its id. */
const give = async (person: Person, dossier: string): Promise<string> => {
  const appointment = { date: addDays(today(), 7), time: "09:30", counsellor: "acc-conseillere" };
  return String(done(await person.post(`/dossiers/${dossier}/appointments`, appointment)).id);
};

const at = (dossier: string, appointment: string) =>
  `/dossiers/${dossier}/appointments/${appointment}`;

type Mail = {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text: string; readonly html: string };
  readonly attachments: readonly { filename?: string; content: string }[];
};

/** The mails that this address received. */
const mailsTo = async (address: string): Promise<readonly Mail[]> => {
  const answer = await fetch(`${scene.house.platform.mailbox}/store`);
  const { emails } = (await answer.json()) as { emails: Mail[] };
  return emails.filter(({ destination }) => destination.to.includes(address));
};

/** Once the tries of the last appointment are so many; gives them. */
const tries = (dossier: string, many: number) =>
  scene.house.eventually(async () => {
    const { appointments } = await read(scene.cast.reception, dossier);
    const { tellings = [] } = appointments.at(-1);
    expect(tellings).toHaveLength(many);
    return tellings;
  });

// The first test: what the functions keep of the directory is older else.
it("an associated commune goes to its own antenne, for the partner as for the appointment", async () => {
  const { cast } = scene;
  const west = {
    name: "Antenne de Fort-Mardyck",
    address: "1 place de l’Église, Fort-Mardyck",
    covers: [{ commune: "59248", from: "2026-01-01" }],
  };
  done(await cast.administrator.put("/antennes/fort-mardyck", west));
  const residence = { commune: "59183", associatedCommune: "59248", street: ["2 rue du Port"] };
  const dossier = await orient(cast, "Agneray", { residence });
  expect((await read(cast.manager, dossier)).card.antenne).toBe("fort-mardyck");
});

it("by e-mail: the platform writes once for each moment, in plain French, with a calendar file", async () => {
  const { cast, house } = scene;
  const address = "jeanne.caron@exemple.fr";
  const dossier = await orient(cast, "Caron", contact("email", address));
  const appointment = await give(cast.reception, dossier);
  expect(await tries(dossier, 1)).toMatchObject([
    { channel: "email", outcome: "sent", moment: 0, by: "system:mail" },
  ]);
  const [given] = await mailsTo(address);
  expect(given?.subject).toContain("Votre rendez-vous");
  expect(given?.body.text).toContain("à 9 h 30");
  for (const unsaid of ["Caron", dossier, "dossiers/"])
    expect(given?.body.text).not.toContain(unsaid);
  expect(given?.attachments).toHaveLength(1);
  await house.eventually(async () =>
    expect(await tasksOf(cast.reception, antenne, dossier)).toEqual([]),
  );

  const move = { date: addDays(today(), 9), time: "14:00", code: "person-asks" };
  done(await cast.reception.post(`${at(dossier, appointment)}/move`, move));
  await tries(dossier, 2);
  done(
    await cast.reception.post(`${at(dossier, appointment)}/cancellation`, { code: "person-asks" }),
  );
  await tries(dossier, 3);
  const all = await mailsTo(address);
  expect(all.map(({ subject }) => subject.split(/\s:/)[0])).toEqual([
    "Votre rendez-vous",
    "Votre rendez-vous change de date",
    "Votre rendez-vous est annulé",
  ]);

  // The same message again tells nothing twice.
  const { sendMessages } = await import("../../functions/adapters/queues.ts");
  await sendMessages([{ queue: "mail", message: { template: "appointment-told", dossier } }]);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await mailsTo(address)).toHaveLength(3);
});

it("a mail that comes back asks the antenne to tell the person", async () => {
  const { cast, house } = scene;
  const dossier = await orient(
    cast,
    "Delattre",
    contact("email", "bounce@simulator.amazonses.com"),
  );
  const appointment = await give(cast.reception, dossier);
  expect((await tries(dossier, 2)).at(-1)).toMatchObject({ outcome: "returned" });
  await house.eventually(async () =>
    expect(await tasksOf(cast.reception, antenne, dossier)).toEqual(["tell-person"]),
  );
  const told = { channel: "call", outcome: "reached" };
  done(await cast.reception.post(`${at(dossier, appointment)}/tellings`, told));
  await house.eventually(async () =>
    expect(await tasksOf(cast.reception, antenne, dossier)).toEqual([]),
  );
});

it("by letter: reception opens the PDF by a link, posts it, and says so", async () => {
  const { cast, house } = scene;
  const dossier = await orient(cast, "Lernould", contact("letter"));
  const appointment = await give(cast.reception, dossier);
  const actions = async () => (await read(cast.reception, dossier)).actions;
  await house.eventually(async () => expect(await actions()).toContain("openAppointmentLetter"));
  expect(await tasksOf(cast.reception, antenne, dossier)).toEqual(["tell-person"]);
  const link = done(await cast.reception.post(`${at(dossier, appointment)}/letter/link`));
  const answer = await fetch(String(link.url));
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { words } = await readPrint(bytes);
  for (const said of ["Jeanne Lernould", "1 rue de la Cunette", "9 h 30", "Madame"])
    expect(words.replaceAll(/\s/g, " ")).toContain(said);
  expect((await cast.partner.post(`${at(dossier, appointment)}/letter/link`)).status).toBe(403);

  const posted = { channel: "letter", outcome: "sent" };
  done(await cast.reception.post(`${at(dossier, appointment)}/tellings`, posted));
  await house.eventually(async () =>
    expect(await tasksOf(cast.reception, antenne, dossier)).toEqual([]),
  );
});

it.each(["call", "sms"])("by %s: a task of the antenne, until a try succeeded", async (channel) => {
  const { cast, house } = scene;
  const dossier = await orient(cast, `Vasseur ${channel}`, contact(channel));
  const appointment = await give(cast.reception, dossier);
  const expectTasks = (tasks: readonly string[]) =>
    house.eventually(async () =>
      expect(await tasksOf(cast.reception, antenne, dossier)).toEqual(tasks),
    );
  await expectTasks(["tell-person"]);
  const tell = (outcome: string, by = "call") =>
    cast.reception.post(`${at(dossier, appointment)}/tellings`, { channel: by, outcome });
  done(await tell("no-answer"));
  await expectTasks(["tell-person"]);
  const told = async () => {
    const day = addDays(today(), 7);
    const { body } = await cast.reception.get(
      `/appointments?antenne=dunkerque-centre&day=${day}&limit=500`,
    );
    return body.items.find((line: { dossier: string }) => line.dossier === dossier)?.told;
  };
  await house.eventually(async () => expect(await told()).toBe(false));
  done(channel === "sms" ? await tell("sent", "sms") : await tell("reached"));
  await expectTasks([]);
  await house.eventually(async () => expect(await told()).toBe(true));
  expect(await tries(dossier, 2)).toMatchObject([
    { channel: "call", outcome: "no-answer", by: "acc-accueil" },
    { by: "acc-accueil" },
  ]);
  expect((await tell("uncertain", "email")).body.code).toBe("telling-outcome");
});

it("nothing leaves for a protected dossier: its counsellor tells the person", async () => {
  const { cast, house } = scene;
  const address = "protegee@exemple.fr";
  const dossier = await orient(cast, "Masson", contact("email", address));
  const readers = {
    action: "protect",
    readers: ["acc-conseillere", "acc-accompagnement"],
  };
  const before = await read(cast.manager, dossier);
  done(
    await cast.manager.post(`/dossiers/${dossier}/protection`, readers, {
      seen: before.person.version,
    }),
  );
  await give(cast.manager, dossier);
  await house.eventually(async () =>
    expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", dossier)).toContain(
      "tell-person",
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await mailsTo(address)).toEqual([]);
});

it("nor after a closing, even what was already asked", async () => {
  const { cast, house } = scene;
  const address = "close@exemple.fr";
  const dossier = await orient(cast, "Pruvost", contact("email", address));
  await house.platform.faults.set({ stopped: ["mail"] });
  await give(cast.reception, dossier);
  done(await cast.partner.post(`/dossiers/${dossier}/referral/withdrawal`, { code: "other" }));
  await house.platform.faults.clear();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(await mailsTo(address)).toEqual([]);
});
