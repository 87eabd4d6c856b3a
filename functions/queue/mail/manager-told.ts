import { isHiddenFrom } from "../../../domain/access/may.ts";
import { dossierNumber } from "../../../domain/dossier/card.ts";
import { type Dossier, latest } from "../../../domain/dossier/dossier.ts";
import { openParcours, standingControl } from "../../../domain/dossier/stage.ts";
import { reasonOf } from "../../../domain/setting/setting.ts";
import type { HappenedMail } from "./message.ts";
import { holdersOf } from "./recipients.ts";
import { mails, type Prepared, type Scene } from "./scene.ts";
import { dossierOpened } from "./templates/dossier-opened.ts";
import { entryReview } from "./templates/entry-review.ts";

/** The manager is told of an entry that its control grants no more. */
export const aboutEntry = (
  { template, id, n }: HappenedMail,
  dossier: Dossier,
  scene: Scene,
): Prepared[] => {
  const status = openParcours(dossier) && standingControl(dossier)?.state.status;
  if (status === undefined || status === "granted" || status === "withdrawn") return [];
  const content = entryReview({
    plie: scene.plie,
    dossierNumber: dossierNumber(dossier.id),
    standing: status === "reserved" ? "waiting" : status,
    address: `${scene.site}/dossiers/${dossier.id}`,
  });
  const managers = holdersOf(scene.reference.directory, "accompaniment-manager", scene.today);
  return mails(scene, template, managers, [dossier.id, id, String(n)], content);
};

/** The managers who may read the dossier are told that a colleague opened it. */
export const aboutOpening = (
  { template, id, n }: HappenedMail,
  dossier: Dossier,
  scene: Scene,
): Prepared[] => {
  const opening = latest(dossier, "person")?.state.openings.at(-1);
  if (opening === undefined) return [];
  const { plie, site, today, reference } = scene;
  const content = dossierOpened({
    plie,
    dossierNumber: dossierNumber(dossier.id),
    hours: reference.settings.values.colleagueOpeningHours,
    reason: reasonOf(reference.settings, "opening", opening.code)?.label ?? opening.code,
    address: `${site}/dossiers/${dossier.id}`,
  });
  const managers = holdersOf(reference.directory, "accompaniment-manager", today).filter(
    (account) => !isHiddenFrom({ account: account.id }, dossier),
  );
  return mails(scene, template, managers, [dossier.id, id, String(n)], content);
};
