import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ProtocolDraft } from "../../../domain/protocol/draft.ts";
import { asProblem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { count, figure } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { type DryRunResult, tryVersion } from "./calls.ts";

type Found = NonNullable<DryRunResult["dossiers"]>[number];

const outcome = ({ before, after }: Found) =>
  before === after ? "" : after ? "remplirait tous les critères" : "ne les remplirait plus tous";

const Dossiers = ({ dossiers }: { dossiers: readonly Found[] }) => (
  <details>
    <summary>
      {dossiers.length === 1 ? "Voir le dossier" : `Voir les ${figure(dossiers.length)} dossiers`}
    </summary>
    <ul>
      {dossiers.map((found) => (
        <li key={found.card.dossier}>
          <Link to="/dossiers/$dossierId" params={{ dossierId: found.card.dossier }}>
            {found.card.firstNames} {found.card.name}
          </Link>{" "}
          <span className="soft">
            {[found.criteria.map(({ label }) => label).join(", "), outcome(found)]
              .filter(Boolean)
              .join(" ; ")}
          </span>
        </li>
      ))}
    </ul>
  </details>
);

const Result = ({ result }: { result: DryRunResult }) => {
  const { examined, changed, gained, lost, criteria, complete, dossiers } = result;
  if (examined === 0)
    return (
      <Notice>
        <p>Aucun dossier ouvert entre l’avis et l’entrée : il n’y a rien à essayer.</p>
      </Notice>
    );
  return (
    <Notice
      tone={lost > 0 ? "wait" : changed > 0 ? "note" : "done"}
      title={`${changed === 0 ? "Aucun dossier ne changerait" : count(changed, "dossier changerait", "dossiers changeraient")}, sur ${figure(examined)}`}
    >
      {(gained > 0 || lost > 0) && (
        <ul>
          {lost > 0 && (
            <li>{count(lost, "ne remplirait plus", "ne rempliraient plus")} tous les critères</li>
          )}
          {gained > 0 && (
            <li>{count(gained, "les remplirait", "les rempliraient")} tous désormais</li>
          )}
        </ul>
      )}
      {criteria.length > 0 && (
        <p className="small">
          Critères en cause :{" "}
          {criteria.map((one) => `${one.label} (${figure(one.dossiers)})`).join(", ")}.
        </p>
      )}
      {!complete && (
        <p className="small">
          Il y en a davantage : seuls ceux qui attendent depuis le plus longtemps ont été essayés.
        </p>
      )}
      {dossiers && dossiers.length > 0 && <Dossiers dossiers={dossiers} />}
    </Notice>
  );
};

type Props = {
  /** What to try; undefined when it is not fit to be tried yet. */
  draft: () => Promise<ProtocolDraft | undefined>;
};

/** Tries a version on the open dossiers, as if it had been in force when each was requested. Nothing is kept. */
export const DryRun = ({ draft }: Props) => {
  const run = useMutation({
    mutationFn: async () => {
      const found = await draft();
      return found && tryVersion(found);
    },
  });
  return (
    <div className="dry-run">
      <div className="button-row">
        <Button pending={run.isPending} onClick={() => run.mutate()}>
          Essayer sur les dossiers ouverts
        </Button>
        <span className="soft small">Rien n’est décidé ni gardé.</span>
      </div>
      <div role="status">{run.data && <Result result={run.data} />}</div>
      {run.error && (
        <Notice tone="stop" urgent>
          <p>{asProblem(run.error).message}</p>
        </Notice>
      )}
    </div>
  );
};
