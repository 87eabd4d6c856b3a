import { airlockOutcomes } from "../../../domain/airlock/airlock.ts";
import { barrierLevels, modalities, themes } from "../../../domain/diagnosis/diagnosis.ts";
import { opinions } from "../../../domain/opinion/opinion.ts";
import { noticeMeans, waysIn } from "../../../domain/referral/referral.ts";
import { useNames, useSettings } from "../api/reference.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { longDate, moment } from "../kit/french.ts";
import { Said } from "../kit/Said.tsx";
import type { DossierView } from "./view.ts";

type Props = { view: DossierView };

const forgotten = "(texte effacé)";

const toneOfLevel = (level: number): Tone =>
  level >= 3 ? "stop" : level === 2 ? "wait" : "neutral";

export const DiagnosisSection = ({ view }: Props) => {
  const names = useNames();
  const { diagnosis } = view;
  if (!diagnosis) return null;
  const barriers = Object.entries(diagnosis.barriers).filter(([, level]) => level > 0);
  return (
    <section className="card">
      <h2>Diagnostic</h2>
      {barriers.length > 0 && (
        <div className="levels">
          {barriers.map(([theme, level]) => (
            <Badge key={theme} tone={toneOfLevel(level)}>
              {themes[theme as keyof typeof themes] ?? theme} :{" "}
              {barrierLevels[level]?.toLowerCase()}
            </Badge>
          ))}
        </div>
      )}
      <ul className="parts">
        {diagnosis.interviews.map((one) => (
          <li key={`${one.date} ${one.start}`}>
            <div className="part-head">
              <strong>Entretien du {longDate(one.date)}</strong>
              <span className="soft small">
                {one.start}–{one.end} · {modalities[one.modality as keyof typeof modalities]} ·{" "}
                {names.account(one.counsellor)}
              </span>
            </div>
            {one.content !== undefined && <Said>{one.content ?? forgotten}</Said>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const OpinionSection = ({ view }: Props) => {
  const names = useNames();
  const { reason } = useSettings();
  const { opinion } = view;
  if (!opinion) return null;
  const family = opinion.kind === "redirected" ? "redirection" : "unfavourable";
  return (
    <section className="card">
      <div className="section-head">
        <h2>Avis</h2>
        <Badge tone={opinion.kind === "favourable" ? "done" : "stop"}>
          {opinions[opinion.kind]}
        </Badge>
      </div>
      <p className="soft small">
        {names.account(opinion.by)}, {moment(opinion.at)}
        {opinion.seenBy && ` · vu par ${names.account(opinion.seenBy)}`}
      </p>
      {opinion.code && <p>{reason(family, opinion.code)}</p>}
      <Said>{opinion.reasons ?? forgotten}</Said>
    </section>
  );
};

const requestWords = {
  draft: "En préparation",
  submitted: "Envoyée au responsable",
  returned: "Retournée pour complément",
  validated: "Validée",
  declined: "Déclinée",
  withdrawn: "Retirée",
} as const;

export const RequestSection = ({ view }: Props) => {
  const names = useNames();
  const { reason } = useSettings();
  const request = view.entryRequest;
  if (!request) return null;
  const last = request.returns.at(-1);
  return (
    <section className="card">
      <div className="section-head">
        <h2>Demande d’entrée</h2>
        <Badge
          tone={
            request.status === "validated"
              ? "done"
              : request.status === "returned"
                ? "wait"
                : "note"
          }
        >
          {requestWords[request.status]}
        </Badge>
      </div>
      <p className="soft small">
        Préparée par {names.account(request.preparedBy)}
        {request.requestDate && ` · demande du ${longDate(request.requestDate)}`}
      </p>
      <Said>{request.motivation ?? forgotten}</Said>
      {last && request.status === "returned" && (
        <div>
          <strong>
            Retour du {moment(last.at)} : {reason("return", last.code)}
          </strong>
          <Said>{last.words ?? forgotten}</Said>
        </div>
      )}
      {request.decision?.code && <p>{reason("decline", request.decision.code)}</p>}
    </section>
  );
};

export const ReferralSection = ({ view }: Props) => {
  const names = useNames();
  const { referral } = view;
  if (!referral) return null;
  return (
    <section className="card">
      <h2>Orientation</h2>
      <dl className="facts">
        <dt>Venue par</dt>
        <dd>{waysIn[referral.wayIn]}</dd>
        {referral.organisation && (
          <>
            <dt>Organisme</dt>
            <dd>{names.organisation(referral.organisation)}</dd>
          </>
        )}
        <dt>Reçue le</dt>
        <dd>{moment(referral.submittedAt)}</dd>
        <dt>Notice</dt>
        <dd>{noticeMeans[referral.notice.means]}</dd>
      </dl>
      {referral.reason !== undefined && <Said>{referral.reason ?? forgotten}</Said>}
    </section>
  );
};

export const AirlockSection = ({ view }: Props) => {
  const names = useNames();
  const { airlock } = view;
  if (!airlock) return null;
  return (
    <section className="card">
      <div className="section-head">
        <h2>Sas de diagnostic</h2>
        {airlock.outcome && <Badge>{airlockOutcomes[airlock.outcome.kind]}</Badge>}
      </div>
      <p className="soft small">
        Depuis le {longDate(airlock.startedOn)}, avec {names.account(airlock.counsellor)}
      </p>
      <ul className="parts">
        {airlock.sessions.map((session) => (
          <li key={`${session.date} ${session.mode}`}>
            <strong>{longDate(session.date)}</strong>{" "}
            <span className="soft">{session.mode === "group" ? "en groupe" : "seule"}</span>
            {session.needs && session.needs.length > 0 && (
              <span className="under">
                Besoins : {session.needs.map((theme) => themes[theme].toLowerCase()).join(", ")}
              </span>
            )}
            {session.content && <Said>{session.content}</Said>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const ParcoursSection = ({ view }: Props) => {
  const names = useNames();
  if (!view.parcours?.length) return null;
  const words = { open: "En cours", cancelled: "Entrée annulée", ended: "Terminé" } as const;
  return (
    <section className="card">
      <h2>Parcours</h2>
      <ul className="parts">
        {view.parcours.map((one) => (
          <li key={one.id}>
            <div className="part-head">
              <strong>Entrée le {longDate(one.enteredOn)}</strong>
              <Badge tone={one.status === "open" ? "done" : "neutral"}>{words[one.status]}</Badge>
            </div>
            <ul className="soft small">
              {one.referents.map((referent) => (
                <li key={`${referent.account} ${referent.from}`}>
                  Référent : {names.account(referent.account)}, du {longDate(referent.from)}
                  {referent.to ? ` au ${longDate(referent.to)}` : " à aujourd’hui"}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
};
