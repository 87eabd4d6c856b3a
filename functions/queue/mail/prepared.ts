import type { Return } from "../../../domain/control/control.ts";
import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { dossierNumber } from "../../../domain/dossier/card.ts";
import { type Dossier, find, latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { neglectOf } from "../../../domain/referral/untouched.ts";
import { wasInHand } from "../../../domain/referral/view.ts";
import { readDirectory } from "../../adapters/table/directory.ts";
import { readEvenings, wholePlie } from "../../adapters/table/figures.ts";
import { loadDossier } from "../../adapters/table/load.ts";
import { loadReference } from "../../adapters/table/reference.ts";
import { aboutEntry, aboutOpening } from "./manager-told.ts";
import type {
  HappenedMail,
  MailMessage,
  NightMail,
  ReminderMail,
  UntouchedMail,
} from "./message.ts";
import { holdersOf, inCharge, prescriberOf } from "./recipients.ts";
import { mails, type Prepared, type Scene } from "./scene.ts";
import { documentsMissing, thirdReturn } from "./templates/documents-missing.ts";
import { nightReport } from "./templates/night-report.ts";
import { prescriberTold } from "./templates/prescriber-told.ts";
import { untouchedReferrals } from "./templates/untouched-referrals.ts";
import { toPerson } from "./to-person.ts";

const news = {
  "referral-appointment": "appointment",
  "referral-attached": "appointment",
  "referral-opinion": "opinion",
  "referral-entry": "entry",
  "referral-closed": "closing",
} as const;

/** The return that waits for the counsellor; undefined once it was answered, decided otherwise, or the dossier closed. */
const pendingReturn = (dossier: Dossier, control: string) =>
  awaited(dossier).some(({ id, task }) => id === control && task === "bring-documents")
    ? find(dossier, "control", control)?.state.returns.at(-1)
    : undefined;

/** The counsellor in charge, or the stand-in, is told of a return; `causes` name the mail. */
const aboutReturn = (
  template: string,
  dossier: Dossier,
  sent: Return,
  causes: readonly string[],
  scene: Scene,
): Prepared[] => {
  const { plie, site, today, reference } = scene;
  const since = civilDateOf(sent.at);
  const content = documentsMissing({
    plie,
    dossierNumber: dossierNumber(dossier.id),
    address: `${site}/dossiers/${dossier.id}`,
    count: sent.reviews.filter(({ accepted }) => !accepted).length,
    since,
    days: daysBetween(since, today),
  });
  const to = inCharge(dossier, reference.directory, today);
  return mails(scene, template, to, [dossier.id, ...causes], content);
};

/** The reminder of a day, if its return is still the one that waits. */
const reminderOf = async (message: ReminderMail, scene: Scene): Promise<Prepared[]> => {
  const { template, control, since, day } = message;
  const { dossier } = await loadDossier(message.dossier);
  const sent = pendingReturn(dossier, control);
  if (sent?.at !== since) return [];
  return aboutReturn(template, dossier, sent, [control, since, String(day)], scene);
};

const aboutDocuments = (message: HappenedMail, dossier: Dossier, scene: Scene): Prepared[] => {
  const { template, id, n } = message;
  const { plie, site, today, reference } = scene;
  if (template === "third-return") {
    const returns = find(dossier, "control", id)?.state.returns.length ?? 0;
    if (returns < reference.settings.values.returnsBeforeAlert) return [];
    const managers = holdersOf(reference.directory, "accompaniment-manager", today);
    const content = thirdReturn({
      plie,
      dossierNumber: dossierNumber(dossier.id),
      address: `${site}/dossiers/${dossier.id}`,
      returns,
    });
    // Once a control, whatever the number of returns that follow.
    return mails(scene, template, managers, [dossier.id, id], content);
  }
  const sent = pendingReturn(dossier, id);
  return sent ? aboutReturn(template, dossier, sent, [id, String(n)], scene) : [];
};

/** What the partners of orientations attached to a passage are told of it too: what their own view follows. */
const follows: readonly string[] = ["referral-opinion", "referral-entry", "referral-closed"];

/** An attached orientation whose partner still waits for news; none once it was withdrawn or forgotten. */
const attachedStill = async (id: string): Promise<readonly Dossier[]> => {
  const { dossier } = await loadDossier(id);
  return latest(dossier, "referral")?.state.closing?.code === "attached" ? [dossier] : [];
};

const tell = (
  dossier: Dossier,
  template: keyof typeof news,
  causes: readonly string[],
  scene: Scene,
): Prepared[] => {
  const content = prescriberTold({
    plie: scene.plie,
    news: news[template],
    dossierNumber: dossierNumber(dossier.id),
    address: `${scene.site}/orientations/${dossier.id}`,
  });
  const to = prescriberOf(dossier, scene.reference.directory, scene.today);
  return mails(scene, template, to, [...new Set([...causes, dossier.id])], content);
};

const aboutDossier = async (message: HappenedMail, scene: Scene): Promise<Prepared[]> => {
  const { dossier } = await loadDossier(message.dossier);
  if (dossier.states.length === 0) return [];
  const { template, kind, id, n } = message;
  if (template === "documents-missing" || template === "third-return")
    return aboutDocuments(message, dossier, scene);
  if (template === "entry-review") return aboutEntry(message, dossier, scene);
  if (template === "dossier-opened") return aboutOpening(message, dossier, scene);
  const referral = latest(dossier, "referral")?.state;
  if (template === "referral-attached" && wasInHand(referral?.attachedAt)) return [];
  const seconds = await Promise.all(
    follows.includes(template) ? (referral?.seconds ?? []).map(attachedStill) : [],
  );
  const causes = [dossier.id, kind, id, String(n)];
  return [dossier, ...seconds.flat()].flatMap((one) => tell(one, template, causes, scene));
};

/** @throws Error when the evening has no figures yet: the message comes again. */
const reportOf = async ({ template, date, account }: NightMail, scene: Scene) => {
  const [evening] = await readEvenings(wholePlie, date, 1);
  if (evening?.date !== date) throw new Error("the evening has no figures yet");
  const to = scene.reference.directory.accounts.filter(({ id }) => id === account);
  const { plie, site } = scene;
  const address = `${site}/objectifs`;
  const content = nightReport({ plie, date, attainments: evening.attainments, address });
  return mails(scene, template, to, [date], content);
};

const alertOf = async ({ template, date, dossiers }: UntouchedMail, scene: Scene) => {
  const { plie, site, today, reference } = scene;
  const loaded = await Promise.all(dossiers.split(" ").map((id) => loadDossier(id)));
  const referrals = loaded.flatMap(({ dossier }) => {
    const neglect = neglectOf(dossier);
    if (neglect === undefined) return [];
    return [
      {
        dossierNumber: dossierNumber(dossier.id),
        why: neglect.why,
        days: daysBetween(civilDateOf(neglect.since), today),
        address: `${site}/dossiers/${dossier.id}`,
      },
    ];
  });
  if (referrals.length === 0) return [];
  const limit = reference.settings.values.untouchedReferralDays;
  const content = untouchedReferrals({ plie, limit, referrals, address: `${site}/dossiers` });
  const managers = holdersOf(reference.directory, "accompaniment-manager", today);
  return mails(scene, template, managers, [date, dossiers], content);
};

/**
 * The mails that a message asks for, one a person to be told: loaded and written before any is claimed. None when it is
 * no longer needed (dossier gone, documents resubmitted, nobody to tell).
 *
 * @param site the client's address, without a slash at the end
 */
export const prepare = async (
  message: MailMessage,
  now: string,
  site: string,
): Promise<readonly Prepared[]> => {
  // Whoever left since the reference was read is told nothing any more.
  const [known, directory] = await Promise.all([loadReference(now), readDirectory()]);
  const reference = { ...known, directory };
  const own = reference.directory.organisations.find(({ kind }) => kind === "plie");
  const scene = { reference, now, today: civilDateOf(now), plie: own?.name ?? "le PLIE", site };
  switch (message.template) {
    case "night-report":
      return reportOf(message, scene);
    case "documents-reminder":
      return reminderOf(message, scene);
    case "untouched-referrals":
      return alertOf(message, scene);
    case "appointment-told":
      return toPerson(message, scene);
    default:
      return aboutDossier(message, scene);
  }
};
