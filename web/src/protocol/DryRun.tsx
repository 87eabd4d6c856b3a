import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Card } from "../../../domain/dossier/card.ts";
import { call, newKey } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { mayEver, useMe } from "../session/me.ts";

/** What a version to come would change on the open dossiers. */
type Result = {
  readonly examined: number;
  readonly changed: readonly { readonly card: Card; readonly criteria: readonly string[] }[];
};

/** Tries a version on the open dossiers; nothing is kept. */
export const DryRun = ({ from }: { from: string }) => {
  const me = useMe();
  const run = useMutation({
    mutationFn: () =>
      call<Result>({ method: "POST", path: `/protocols/${from}/dry-run`, body: {}, key: newKey() }),
  });
  return (
    <div className="versions">
      <div>
        <Button pending={run.isPending} onClick={() => run.mutate()}>
          Essayer sur les dossiers ouverts
        </Button>
      </div>
      {run.error && (
        <Notice tone="stop" urgent>
          <p>{asProblem(run.error).message}</p>
        </Notice>
      )}
      {run.data && (
        <Notice
          tone={run.data.changed.length > 0 ? "wait" : "done"}
          title={`${count(run.data.changed.length, "dossier changerait", "dossiers changeraient")} sur ${run.data.examined}`}
        >
          {mayEver(me, "readDossier") && (
            <ul>
              {run.data.changed.map(({ card, criteria }) => (
                <li key={card.dossier}>
                  <Link to="/dossiers/$dossierId" params={{ dossierId: card.dossier }}>
                    {card.firstNames} {card.name}
                  </Link>{" "}
                  ({criteria.length} critères)
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  );
};
