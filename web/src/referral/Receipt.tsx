import { Link } from "@tanstack/react-router";
import { today } from "../api/clock.ts";
import type { Executed } from "../api/command.ts";
import { DuplicatesFound } from "../duplicate/DuplicatesFound.tsx";
import { Button, buttonClass } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../shell/Page.tsx";

type Props = { executed: Executed; partner: boolean; again: () => void };

/** Says that the orientation arrived, under which number, and what comes next. */
export const Receipt = ({ executed, partner, again }: Props) => (
  <Page title="Orientation envoyée" narrow>
    <Notice tone="done" title={`Dossier ${executed.card.number}`}>
      <p>
        {executed.card.firstNames} {executed.card.name}, orientation reçue le {longDate(today())}.
        Gardez ce numéro : il suffit pour en parler avec le PLIE.
      </p>
    </Notice>
    {!partner && <DuplicatesFound dossierId={executed.dossier} />}
    <section className="card">
      <h2>Et maintenant ?</h2>
      <p>
        L’antenne propose un rendez-vous à la personne par le moyen choisi. Vous serez prévenu par
        courriel au rendez-vous, à l’avis, à l’entrée et à la clôture.
      </p>
      <div className="button-row">
        {partner ? (
          <Link to="/orientations" className={buttonClass("primary")}>
            Voir mes orientations
          </Link>
        ) : (
          <Link
            to="/dossiers/$dossierId"
            params={{ dossierId: executed.dossier }}
            className={buttonClass("primary")}
          >
            Ouvrir le dossier
          </Link>
        )}
        <Button onClick={again}>Orienter une autre personne</Button>
        <Button onClick={() => window.print()}>Imprimer le reçu</Button>
      </div>
    </section>
  </Page>
);
