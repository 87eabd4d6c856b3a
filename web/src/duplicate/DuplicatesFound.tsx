import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { duplicatesQuery } from "./calls.ts";

const Found = ({ view }: { view: DossierView }) => {
  const query = useQuery(duplicatesQuery(view));
  const found = query.data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Notice tone="wait" title="Cette personne est peut-être déjà connue">
      <p>
        {count(found.length, "dossier semble", "dossiers semblent")} concerner la même personne.{" "}
        <Link to="/dossiers/$dossierId/doublons" params={{ dossierId: view.id }}>
          Comparer
        </Link>
      </p>
    </Notice>
  );
};

/** Warns staff of possible duplicates of a dossier; partners never see this. */
export const DuplicatesFound = ({ dossierId }: { dossierId: string }) => {
  const me = useMe();
  const { data } = useQuery({
    ...dossierQuery(dossierId),
    enabled: mayEver(me, "findDuplicates") && mayEver(me, "readDossier"),
  });
  return data ? <Found view={data} /> : null;
};
