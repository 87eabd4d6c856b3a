import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import type { House } from "../scenario/house.ts";
import {
  type Cast,
  checked,
  controlled,
  done,
  granted,
  orient,
  orientation,
  read,
  receive,
  request,
  today,
  upload,
} from "../scenario/steps.ts";

const counsellor = "acc-conseillere";
const antenne = "dunkerque-centre";

const give = async (cast: Cast, dossier: string): Promise<string> => {
  const appointment = { date: today(), time: "23:40", counsellor };
  const given = await cast.reception.post(`/dossiers/${dossier}/appointments`, appointment);
  return `/dossiers/${dossier}/appointments/${done(given).id}`;
};

/** Slots opened and closed; an appointment moved, told by letter, cancelled; a protected dossier. Gives the dossier. */
const appointments = async (house: House, cast: Cast, name: string): Promise<string> => {
  const { reception, partner, manager } = cast;
  const opening = { antenne, counsellor, date: addDays(today(), 8), times: ["08:10"] };
  const { ids } = done(await reception.post("/slots", opening));
  done(await reception.get(`/slots?antenne=${antenne}`));
  done(await partner.get("/free-slots?commune=59183"));
  done(await reception.post(`/slots/${encodeURIComponent(ids?.[0] ?? "")}/closing`));

  const moved = await orient(cast, `${name} Un`);
  const meeting = await give(cast, moved);
  const later = { date: addDays(today(), 7), time: "10:00", code: "person-asks" };
  done(await reception.post(`${meeting}/move`, later));
  const protect = { action: "protect", readers: ["acc-accompagnement", counsellor] };
  done(await manager.post(`/dossiers/${moved}/protection`, protect));
  done(await manager.post(`/dossiers/${moved}/protection`, { action: "lift" }));

  const contact = { phone: "06 12 34 56 78", channel: "letter" };
  const written = await orient(cast, `${name} Sept`, { contact });
  const letter = await give(cast, written);
  await house.eventually(async () => {
    const { actions } = await read(reception, written);
    if (!actions.includes("openAppointmentLetter")) throw new Error("no letter yet");
  }, 20_000);
  done(await reception.post(`${letter}/letter/link`));
  done(await reception.post(`${letter}/tellings`, { channel: "letter", outcome: "sent" }));
  done(await reception.post(`${letter}/cancellation`, { code: "person-asks" }));
  return moved;
};

/** Two people, one person, an orientation withdrawn, a tie declared. */
const pairs = async (cast: Cast, name: string, known: string): Promise<void> => {
  const second = await orient(cast, `${name} Deux`);
  done(await cast.counsellor.post(`/dossiers/${second}/distinctions`, { dossier: known }));
  const third = await orient(cast, `${name} Un`);
  done(await cast.counsellor.post(`/dossiers/${third}/attachment`, { dossier: known }));
  done(await cast.secondStatistics.post(`/dossiers/${second}/ties`));
  done(await cast.partner.post(`/dossiers/${second}/referral/withdrawal`, { code: "mistake" }));
};

/** Met outside: one goes through the airlock to an orientation, the other elsewhere. */
const outreach = async (cast: Cast, name: string): Promise<void> => {
  const { counsellor } = cast;
  const action = { date: today(), antenne, place: "Marché" };
  const met = done(await counsellor.post("/outreach-actions", action));
  const meet = async (who: string) => {
    const { identity, contact, residence } = orientation(who);
    const path = `/outreach-actions/${met.id}/contacts`;
    return done(await counsellor.post(path, { identity, contact, residence })).dossier;
  };
  const one = `/dossiers/${await meet(`${name} Trois`)}`;
  done(await counsellor.post(`${one}/airlock`));
  const session = { date: today(), mode: "alone", needs: ["mobility"] };
  done(await counsellor.post(`${one}/airlock/sessions`, session));
  done(await counsellor.post(`${one}/airlock/outcome`, { kind: "entry-proposed" }));
  const notice = { version: "2026-01", means: "handed-over" };
  const reason = "Souhaite un accompagnement.";
  done(await counsellor.post(`${one}/referral`, { reason, told: true, notice }));
  const other = `/dossiers/${await meet(`${name} Huit`)}`;
  done(await counsellor.get(`/outreach-actions/${met.id}`));
  done(await counsellor.post(`${other}/contact/closing`, { kind: "oriented-elsewhere" }));
};

/** An unfavourable opinion, seen by the manager. */
const unfavourable = async (cast: Cast, name: string): Promise<void> => {
  const dossier = await orient(cast, `${name} Neuf`);
  const meeting = await give(cast, dossier);
  done(await cast.counsellor.post(`${meeting}/presence`, { presence: "present" }));
  const opinion = { kind: "unfavourable", code: "no-wish", reasons: "Ne souhaite pas s’engager." };
  done(await cast.counsellor.post(`/dossiers/${dossier}/opinion`, opinion));
  done(await cast.manager.post(`/dossiers/${dossier}/opinion/acknowledgement`));
};

/** A paper of another kind than was said, and one of another person, moved to where it belongs. */
const papers = async (house: House, cast: Cast, name: string, other: string): Promise<void> => {
  const { counsellor } = cast;
  const dossier = await orient(cast, `${name} Dix`);
  await receive(cast, dossier);
  const situation = { resources: "rsa", educationLevel: 3 };
  done(await counsellor.put(`/dossiers/${dossier}/situation`, situation));
  const residence = { commune: "59350", communeName: "Lille", from: today() };
  done(await counsellor.put(`/dossiers/${dossier}/residence`, residence));
  const file = { bytes: await pdf(1), type: "application/pdf" };
  const id = await upload(house, counsellor, dossier, "rsa-certificate", file);
  const paper = `/dossiers/${dossier}/documents/${id}`;
  const kinds = { kinds: ["address-proof"], issuedOn: addDays(today(), -15) };
  done(await counsellor.put(`${paper}/kinds`, kinds));
  const wrong = { code: "wrong-person", moveTo: other };
  // Not before both of its verdicts stand.
  await house.eventually(async () => done(await counsellor.post(`${paper}/withdrawal`, wrong)));
};

/** A request returned and declined; one withdrawn. */
const requests = async (house: House, cast: Cast, name: string): Promise<void> => {
  const declined = `/dossiers/${await requested(house, cast, `${name} Quatre`)}/entry-request`;
  const returned = { code: "project-unclear", words: "Préciser le projet." };
  done(await cast.manager.post(`${declined}/return`, returned));
  done(await cast.counsellor.post(`${declined}/submission`));
  const reason = { code: "not-relevant", words: "Un accompagnement plus léger suffit." };
  done(await cast.manager.post(`${declined}/decline`, reason));
  const withdrawn = `/dossiers/${await requested(house, cast, `${name} Onze`)}/entry-request`;
  done(await cast.counsellor.post(`${withdrawn}/withdrawal`, { code: "person-gives-up" }));
};

const requested = async (house: House, cast: Cast, name: string): Promise<string> => {
  const dossier = await orient(cast, name);
  await receive(cast, dossier);
  await request(house, cast, dossier);
  return dossier;
};

const refusal = { outcome: "refused", code: "no-social-criterion" };

/** A control reserved, left, drafted, refused and opened again on appeal. */
const controls = async (house: House, cast: Cast, name: string): Promise<void> => {
  const { statistics, secondStatistics } = cast;
  const control = `/dossiers/${await controlled(house, cast, `${name} Cinq`)}/control`;
  done(await statistics.post(`${control}/reservation`));
  done(await statistics.put(`${control}/draft`, refusal));
  done(await statistics.post(`${control}/release`));
  done(await statistics.post(`${control}/reservation`));
  done(await statistics.post(`${control}/decision`, refusal));
  done(await secondStatistics.post(`${control}/supersession`, { code: "appeal" }));
};

/** Two enter in one session: one is kept though a later control refused it, and cannot sign; the other is cancelled. */
const entries = async (house: House, cast: Cast, name: string): Promise<void> => {
  const { animation, manager, statistics, secondStatistics } = cast;
  const kept = await granted(house, cast, `${name} Six`);
  const cancelled = await granted(house, cast, `${name} Douze`);
  const dossiers = [{ dossier: kept }, { dossier: cancelled }];
  const { session } = done(await animation.post("/entry-sessions", { date: today(), dossiers }));
  await house.eventually(async () => {
    const { body } = await animation.get(`/entry-sessions/${session}`);
    if (!body.minutesReady) throw new Error("the minutes are not printed yet");
  }, 30_000);
  done(await animation.post(`/entry-sessions/${session}/minutes/link`));

  const signature = { code: "person-refuses" };
  done(await cast.counsellor.post(`/dossiers/${kept}/contract/impossibility`, signature));
  const mistake = { code: "reviewer-mistake" };
  done(await secondStatistics.post(`/dossiers/${kept}/control/supersession`, mistake));
  await checked(house, statistics, kept);
  done(await statistics.post(`/dossiers/${kept}/control/reservation`));
  done(await statistics.post(`/dossiers/${kept}/control/decision`, refusal));
  const keeping = { words: "La personne a produit la pièce en recours." };
  done(await manager.post(`/dossiers/${kept}/parcours/keeping`, keeping));
  const wrong = { code: "wrong-person" };
  done(await manager.post(`/dossiers/${cancelled}/parcours/cancellation`, wrong));
};

/** Every side road of the story (domain.md section 3), but those that only days bring about. */
export const playSideRoads = async (house: House, cast: Cast, name: string): Promise<void> => {
  const known = await appointments(house, cast, name);
  await pairs(cast, name, known);
  await outreach(cast, name);
  await unfavourable(cast, name);
  await papers(house, cast, name, known);
  await requests(house, cast, name);
  await controls(house, cast, name);
  await entries(house, cast, name);
};
