import { refusedIn } from "../../../domain/control/returned.ts";
import type { Report } from "../../../domain/eligibility/report.ts";
import { useNames, useSettings } from "../api/reference.ts";
import { type DossierView, type SeenControl, standingControl } from "../dossier/view.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { longDate, moment } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { Said } from "../kit/Said.tsx";
import { BringList } from "./BringList.tsx";
import { ReportView } from "./Report.tsx";

const statusWords: Record<SeenControl["status"], { label: string; tone: Tone }> = {
  waiting: { label: "En attente de contrôle", tone: "note" },
  reserved: { label: "Contrôle en cours", tone: "note" },
  granted: { label: "Accord", tone: "done" },
  refused: { label: "Refus", tone: "stop" },
  "documents-missing": { label: "Pièces manquantes", tone: "wait" },
  withdrawn: { label: "Retiré", tone: "neutral" },
};

type Words = { readonly text?: string; readonly notes?: readonly string[] } | null | undefined;

/** The return of Statistics that is pending, if one is. */
const pendingReturn = (control: SeenControl) =>
  control.status === "documents-missing" ? control.returns.at(-1) : undefined;

/** What Statistics asked for in its last return, document by document. */
const LastReturn = ({ control }: { control: SeenControl }) => {
  const { kind, reason } = useSettings();
  const last = pendingReturn(control);
  if (last === undefined) return null;
  const said = last.words as unknown as Words;
  return (
    <Notice tone="wait" title={`Pièces demandées le ${moment(last.at)}`}>
      {said?.text && <p>{said.text}</p>}
      <ul>
        {last.reviews.map(
          (review, index) =>
            !review.accepted && (
              <li key={`${review.kind} ${review.document}`}>
                {kind(review.kind)} : {reason("document", review.fault).toLowerCase()}
                {said?.notes?.[index] && ` (${said.notes[index]})`}
              </li>
            ),
        )}
      </ul>
    </Notice>
  );
};

/** The control that stands: its decision, what is missing, and the automatic report behind it. */
export const Eligibility = ({ view }: { view: DossierView }) => {
  const names = useNames();
  const { reason, inForce } = useSettings();
  const control = standingControl(view);
  if (control === undefined) return null;
  const { label, tone } = statusWords[control.status];
  const report = control.report as Report | null | undefined;
  const said = control.decision?.words as unknown as Words;
  const last = pendingReturn(control);
  const notes = (last?.words as unknown as Words)?.notes;
  const refused =
    last && inForce ? refusedIn({ reviews: last.reviews, ...(notes && { notes }) }, inForce) : [];
  return (
    <section className="card">
      <div className="section-head">
        <h2>Éligibilité</h2>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p className="soft small">
        Demande du {longDate(control.requestDate)}
        {control.decision &&
          ` · ${names.account(control.decision.by)}, ${moment(control.decision.at)}`}
        {control.reservation &&
          control.status === "reserved" &&
          ` · pris par ${names.account(control.reservation.by)}`}
      </p>
      {control.decision?.code && <p>{reason("refusal", control.decision.code)}</p>}
      {said?.text && control.status !== "documents-missing" && <Said>{said.text}</Said>}
      <LastReturn control={control} />
      {report ? (
        <>
          <ReportView report={report} />
          <BringList report={report} card={view.card} refused={refused} />
        </>
      ) : (
        control.status === "waiting" && <p role="status">Le contrôle automatique est en cours…</p>
      )}
    </section>
  );
};
