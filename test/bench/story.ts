import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import type { House, Person } from "../scenario/house.ts";
import {
  answer,
  bornOn,
  type Cast,
  checked,
  done,
  orient,
  read,
  receive,
  request,
  today,
  upload,
} from "../scenario/steps.ts";
import { playSideRoads } from "./side-roads.ts";

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
const enter = async (house: House, cast: Cast, name: string, born: string): Promise<void> => {
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
  const words = "Le projet devient : agent de restauration scolaire.";
  done(await cast.counsellor.post(`/dossiers/${dossier}/contract/amendment`, { words }));
  done(
    await cast.manager.post(`/dossiers/${dossier}/referent`, {
      account: "acc-conseiller",
      from: today(),
    }),
  );
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
  await playSideRoads(house, cast, name);
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
