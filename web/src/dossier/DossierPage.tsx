import "./dossier.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { attachable, type Stage, stages } from "../../../domain/dossier/stages.ts";
import type { ReasonFamily } from "../../../domain/setting/reasons.ts";
import { Actions } from "../action/Actions.tsx";
import { Problem } from "../api/problem.ts";
import { useSettings } from "../api/reference.ts";
import { AppointmentsSection } from "../appointment/AppointmentsSection.tsx";
import { ContractSection } from "../contract/ContractSection.tsx";
import { Eligibility } from "../control/Eligibility.tsx";
import { Documents } from "../document/Documents.tsx";
import { DuplicatesFound } from "../duplicate/DuplicatesFound.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { ProgressLine } from "../kit/ProgressLine.tsx";
import { States } from "../kit/States.tsx";
import { ContactSection } from "../outreach/ContactSection.tsx";
import { SituationSection } from "../person/SituationSection.tsx";
import { OpenForColleague } from "../protection/OpenForColleague.tsx";
import { Openings } from "../protection/Openings.tsx";
import { progressOf, toneOf } from "../referral/stages.ts";
import { mayEver, useMe } from "../session/me.ts";
import { lastList } from "../shell/lists.ts";
import { Page } from "../shell/Page.tsx";
import { AwaitedList } from "./Awaited.tsx";
import { History } from "./History.tsx";
import { Identity } from "./Identity.tsx";
import { Readings } from "./Readings.tsx";
import {
  AirlockSection,
  DiagnosisSection,
  OpinionSection,
  ParcoursSection,
  ReferralSection,
  RequestSection,
} from "./sections.tsx";
import { type DossierView, dossierQuery } from "./view.ts";

/** Where a closed dossier had come before it closed. */
const reachedBy = (view: DossierView): Stage => {
  if (view.controls?.length) return "control";
  if (view.entryRequest) return "request";
  if (view.opinion || view.diagnosis) return "diagnosis";
  return view.appointments?.length ? "appointment" : "referred";
};

const Closing = ({ view }: { view: DossierView }) => {
  const { reason } = useSettings();
  const { closing, outcome } = view.card;
  // Reception and the animation team are told what may be shared of it.
  if (closing === undefined) return outcome ? <span className="soft">{outcome}</span> : null;
  // « family/code », or « attached » to another dossier.
  const [family = "", code] = closing.split("/");
  const words = code ? reason(family as ReasonFamily, code) : "Rattaché à un autre dossier";
  return <span className="soft">{words}</span>;
};

const Content = ({ view }: { view: DossierView }) => {
  const me = useMe();
  return (
    <>
      {attachable.includes(view.card.stage) && <DuplicatesFound dossierId={view.id} />}
      <section className="card" aria-label="Avancement">
        <div className="part-head">
          <Badge tone={toneOf(view.card.stage)}>{stages[view.card.stage]}</Badge>
          <Closing view={view} />
        </div>
        <ProgressLine steps={progressOf(view.card.stage, reachedBy(view))} />
      </section>
      <div className="dossier">
        <div className="dossier-main">
          <Identity view={view} />
          <Openings view={view} />
          <SituationSection view={view} />
          <Eligibility view={view} />
          <RequestSection view={view} />
          <OpinionSection view={view} />
          <DiagnosisSection view={view} />
          <AppointmentsSection view={view} />
          <AirlockSection view={view} />
          <ContactSection view={view} />
          <ReferralSection view={view} />
          <ParcoursSection view={view} />
          <ContractSection view={view} />
          {view.documents && <Documents view={view} />}
          {mayEver(me, "readTimeline") && <History dossierId={view.id} />}
          {mayEver(me, "listReadings") && <Readings dossierId={view.id} />}
        </div>
        <aside className="dossier-side" aria-label="À faire">
          <AwaitedList view={view} />
          {view.actions.length > 0 && (
            <section className="card screen-only">
              <h2>Vous pouvez</h2>
              <Actions view={view} />
            </section>
          )}
        </aside>
      </div>
    </>
  );
};

/** One dossier, as the reader's role sees it, with the actions possible now. */
export const DossierPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId" });
  const query = useQuery(dossierQuery(dossierId));
  const me = useMe();
  const card = query.data?.card;
  const shut = query.error instanceof Problem && query.error.status === 404;
  const unknown = shut && query.data === undefined;
  return (
    <Page
      title="Dossier"
      back={lastList()}
      heading={
        card ? (
          <>
            {card.firstNames} {card.name} <span className="dossier-number">{card.number}</span>
          </>
        ) : (
          "Dossier"
        )
      }
      actions={
        card && (
          <span className="screen-only">
            <Button onClick={() => window.print()}>Imprimer</Button>
          </span>
        )
      }
    >
      {shut && !unknown ? (
        <Notice tone="done" title="Ce dossier ne vous est plus ouvert">
          <p>Ce que vous veniez d’y faire est enregistré.</p>
          <p>
            <Link to="/">Revenir à l’accueil</Link>
          </p>
        </Notice>
      ) : (
        <States query={query}>{(view) => <Content view={view} />}</States>
      )}
      {unknown && mayEver(me, "openDossier") && <OpenForColleague dossierId={dossierId} />}
    </Page>
  );
};
