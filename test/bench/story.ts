import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import type { House, Person } from "../scenario/house.ts";
import {
  answer,
  bornOn,
  type Cast,
  checked,
  controlled,
  done,
  entered,
  orient,
  orientation,
  read,
  receive,
  request,
  today,
  upload,
} from "../scenario/steps.ts";

/** What every role opens in a day: homes, lists, search, settings. */
const look = async (cast: Cast, dossier: string): Promise<void> => {
  const homes: readonly [Person, string][] = [
    [cast.reception, "antenne:dunkerque-centre"],
    [cast.counsellor, "counsellor:acc-conseillere"],
    [cast.manager, "accompaniment-manager"],
    [cast.statistics, "statistics-officer"],
    [cast.animation, "animation-team"],
  ];
  for (const [person, list] of homes)
    done(await person.get(`/waiting?list=${encodeURIComponent(list)}`));
  done(await cast.partner.get("/referrals"));
  done(await cast.partner.get(`/referrals/${dossier}`));
  done(await cast.counsellor.get("/dossiers"));
  done(await cast.manager.get("/dossiers?scope=all"));
  done(await cast.manager.get("/dossiers?scope=antenne&antenne=dunkerque-centre"));
  done(await cast.reception.get(`/appointments?antenne=dunkerque-centre&day=${today()}`));
  done(await cast.manager.get(`/dossiers/${dossier}/timeline`));
  done(await cast.manager.post("/searches", { text: "Vandewalle Jeanne" }));
  done(await cast.counsellor.get("/outreach-actions"));
  done(await cast.manager.get("/objectives"));
  for (const path of ["/me", "/directory", "/settings", "/protocols"])
    done(await cast.administrator.get(path));
};

/** The main story: from the orientation to the signed contract, with one return for a missing paper. */
const enter = async (house: House, cast: Cast, name: string, born: string): Promise<string> => {
  const dossier = await orient(cast, name, bornOn(name, born));
  const { identity } = (await read(cast.counsellor, dossier)).person;
  const { birthName, firstNames, birth } = identity;
  done(await cast.counsellor.post("/duplicates", { birthName, firstNames, birth, dossier }));
  const corrected = { ...identity, firstNames: "Jeanne Marie" };
  done(await cast.counsellor.put(`/dossiers/${dossier}/identity`, { identity: corrected }));
  await receive(cast, dossier);
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/entry-request/preview`, {
      claimed: ["minimum-income"],
    }),
  );
  await request(house, cast, dossier, ["rsa-certificate"]);
  done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
  await checked(house, cast.statistics, dossier);
  done(await answer(cast, dossier, "documents-missing", ["rsa-certificate"]));
  const file = { bytes: await pdf(1), type: "application/pdf" };
  const dates = { issuedOn: addDays(today(), -15) };
  await upload(house, cast.counsellor, dossier, "rsa-certificate", file, dates);
  done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
  await checked(house, cast.statistics, dossier);
  done(await answer(cast, dossier, "granted"));
  await look(cast, dossier);
  done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
  done(await cast.counsellor.post(`/dossiers/${dossier}/contract`));
  const { id } = await house.eventually(async () => {
    const { contract } = await read(cast.counsellor, dossier);
    if (contract.status !== "produced") throw new Error("the contract is not printed yet");
    return contract;
  }, 20_000);
  done(await cast.counsellor.post(`/dossiers/${dossier}/documents/${id}/link`));
  const document = await upload(house, cast.counsellor, dossier, "signed-contract", file);
  const signature = { signedOn: today(), document };
  done(await cast.counsellor.post(`/dossiers/${dossier}/contract/signature`, signature));
  done(
    await cast.manager.post(`/dossiers/${dossier}/referent`, {
      account: "acc-conseiller",
      from: today(),
    }),
  );
  return dossier;
};

const give = (cast: Cast, dossier: string) =>
  cast.reception.post(`/dossiers/${dossier}/appointments`, {
    date: today(),
    time: "23:40",
    counsellor: "acc-conseillere",
  });

const protect = { action: "protect", readers: ["acc-accompagnement", "acc-conseillere"] };

/** Roads that end before the request: moved, attached, withdrawn, redirected, met outside. */
const early = async (cast: Cast, name: string): Promise<void> => {
  const moved = await orient(cast, `${name} Un`);
  const { id } = done(await give(cast, moved));
  done(
    await cast.reception.post(`/dossiers/${moved}/appointments/${id}/move`, {
      date: addDays(today(), 7),
      time: "10:00",
      code: "person-asks",
    }),
  );
  done(await cast.manager.post(`/dossiers/${moved}/protection`, protect));
  done(await cast.manager.post(`/dossiers/${moved}/protection`, { action: "lift" }));
  const second = await orient(cast, `${name} Deux`);
  done(await cast.counsellor.post(`/dossiers/${second}/distinctions`, { dossier: moved }));
  const third = await orient(cast, `${name} Un`);
  done(await cast.counsellor.post(`/dossiers/${third}/attachment`, { dossier: moved }));
  done(await cast.partner.post(`/dossiers/${second}/referral/withdrawal`, { code: "mistake" }));
  const met = done(
    await cast.counsellor.post("/outreach-actions", {
      date: today(),
      antenne: "dunkerque-centre",
      place: "Marché",
    }),
  );
  const { identity, contact, residence } = orientation(`${name} Trois`);
  const { dossier } = done(
    await cast.counsellor.post(`/outreach-actions/${met.id}/contacts`, {
      identity,
      contact,
      residence,
    }),
  );
  done(await cast.counsellor.post(`/dossiers/${dossier}/airlock`));
  const session = { date: today(), mode: "alone", needs: ["mobility"] };
  done(await cast.counsellor.post(`/dossiers/${dossier}/airlock/sessions`, session));
  const outcome = { kind: "entry-proposed" };
  done(await cast.counsellor.post(`/dossiers/${dossier}/airlock/outcome`, outcome));
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/referral`, {
      reason: "Souhaite un accompagnement.",
      told: true,
      notice: { version: "2026-01", means: "handed-over" },
    }),
  );
};

/** Roads of the request and the control: returned, declined, released, drafted, refused, superseded, cancelled. */
const late = async (house: House, cast: Cast, name: string): Promise<void> => {
  const declined = await orient(cast, `${name} Quatre`);
  await receive(cast, declined);
  await request(house, cast, declined);
  const returned = { code: "project-unclear", words: "Préciser le projet." };
  done(await cast.manager.post(`/dossiers/${declined}/entry-request/return`, returned));
  done(await cast.counsellor.post(`/dossiers/${declined}/entry-request/submission`));
  const reason = { code: "not-relevant", words: "Un accompagnement plus léger suffit." };
  done(await cast.manager.post(`/dossiers/${declined}/entry-request/decline`, reason));

  const refused = await controlled(house, cast, `${name} Cinq`);
  const { statistics } = cast;
  done(await statistics.post(`/dossiers/${refused}/control/reservation`));
  const draft = { outcome: "refused", code: "no-social-criterion" };
  done(await statistics.put(`/dossiers/${refused}/control/draft`, draft));
  done(await statistics.post(`/dossiers/${refused}/control/release`));
  done(await statistics.post(`/dossiers/${refused}/control/reservation`));
  done(await statistics.post(`/dossiers/${refused}/control/decision`, draft));
  done(
    await cast.secondStatistics.post(`/dossiers/${refused}/control/supersession`, {
      code: "appeal",
    }),
  );
  const cancelled = await entered(house, cast, `${name} Six`);
  const wrong = { code: "wrong-person" };
  done(await cast.manager.post(`/dossiers/${cancelled}/parcours/cancellation`, wrong));
};

/**
 * One round through the whole story and its side roads, everybody with their own token.
 *
 * @param born the birth date of the person sought among possible duplicates: another each round, as people are
 */
export const playRound = async (
  house: House,
  cast: Cast,
  name: string,
  born: string,
): Promise<void> => {
  await enter(house, cast, name, born);
  await early(cast, name);
  await late(house, cast, name);
};

/** From the manager's validation to the automatic check's report, as the client sees it: milliseconds. */
export const timeToReport = async (house: House, cast: Cast, name: string): Promise<number> => {
  const dossier = await orient(cast, name);
  await receive(cast, dossier);
  await request(house, cast, dossier);
  done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
  const begun = performance.now();
  await checked(house, cast.statistics, dossier);
  return performance.now() - begun;
};
