import { queryOptions, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { civilDateOf } from "../../../domain/date.ts";
import { call } from "../api/client.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { ProgressLine } from "../kit/ProgressLine.tsx";
import { States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import type { ReferralView } from "./calls.ts";
import { partnerStage } from "./ReferralsPage.tsx";
import { progressOf, toneOf } from "./stages.ts";
import { TakeBack } from "./TakeBack.tsx";

/** One orientation as its page reads it. */
export type ReferralRead = ReferralView & {
  readonly version: number;
  readonly mayWithdraw: boolean;
};

const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ["referral", id],
    queryFn: ({ signal }) => call<ReferralRead>({ path: `/referrals/${id}`, signal }),
  });

/** One orientation of my organisation. */
export const ReferralPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/orientations/$dossierId" });
  const query = useQuery(referralQuery(dossierId));
  const view = query.data;
  const [takingBack, takeBack] = useState(false);
  return (
    <Page
      title="Orientation"
      heading={view ? `${view.firstNames} ${view.name}` : "Orientation"}
      back={{ to: "/orientations", label: "Mes orientations" }}
    >
      <States query={query}>
        {(found) => (
          <section className="card">
            <ProgressLine steps={progressOf(found.stage)} />
            <dl className="facts">
              <dt>Dossier</dt>
              <dd>{found.number}</dd>
              <dt>Orientée le</dt>
              <dd>{longDate(civilDateOf(found.submittedAt))}</dd>
              <dt>Où en est-on</dt>
              <dd>
                <Badge tone={toneOf(found.stage)}>{partnerStage(found)}</Badge>
              </dd>
            </dl>
            <p className="soft">
              Pour toute question, appelez l’antenne en donnant le numéro du dossier.
            </p>
            {found.mayWithdraw && (
              <div className="button-row screen-only">
                <Button look="quiet" onClick={() => takeBack(true)}>
                  Retirer cette orientation
                </Button>
              </div>
            )}
            {takingBack && <TakeBack referral={found} close={() => takeBack(false)} />}
          </section>
        )}
      </States>
    </Page>
  );
};
