import { expect, it } from "vitest";
import { type Antenne, antennesCovering } from "../../../domain/directory/directory.ts";
import { referContact } from "../../../domain/outreach/decide.ts";
import { submitReferral } from "../../../domain/referral/decide.ts";
import { submission } from "../../../domain/referral/submission.ts";
import { contextOf, directory, given, type Step } from "../given.ts";
import { identity, met, registered } from "../story.ts";

const dunkerque = "59183";
const mardyck = "59248";
const antenne = (id: string, commune: string, to?: string): Antenne => ({
  id,
  name: id,
  address: id,
  covers: [{ commune, from: "2026-01-01", ...(to && { to }) }],
  version: 1,
});
const antennes = [antenne("town", dunkerque), antenne("west", mardyck, "2026-12-31")];
const home = { commune: dunkerque, associatedCommune: mardyck };
const context = () => contextOf("helene", { directory: { ...directory, antennes } });
const notice = { version: "2026-01", means: "sent" as const };
const ids = (day: string, where: typeof home | { commune: string } = home) =>
  antennesCovering({ antennes }, where, day).map(({ id }) => id);

it("the antenne of an associated commune comes before those of its commune, on its dates", () => {
  expect(ids("2026-06-01")).toEqual(["west", "town"]);
  expect(ids("2027-01-01")).toEqual(["town"]);
  expect(ids("2026-06-01", { commune: dunkerque })).toEqual(["town"]);
});

it("an orientation goes to the antenne of the associated commune", () => {
  const input = submission.parse({
    identity,
    contact: { channel: "letter" },
    residence: home,
    wayIn: "came-alone",
    reason: "Cherche un emploi.",
    told: true,
    notice,
  });
  const { events } = given().when((dossier, own) => submitReferral(dossier, input, own), context());
  expect(events[0]?.data).toMatchObject({ antenne: "west" });
});

it("so does the orientation of somebody met", () => {
  const living: Step = {
    ...registered,
    events: registered.events.map((event) => ({
      ...event,
      data: { personId: "p-1", ...home, from: "2020-01-01" },
    })),
  };
  const input = { reason: "Cherche un emploi.", told: true as const, notice };
  const { events } = given(living, met).when(
    (dossier, own) => referContact(dossier, input, own),
    context(),
  );
  expect(events[0]?.data).toMatchObject({ antenne: "west" });
});
