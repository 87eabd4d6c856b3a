import { lazy, Suspense } from "react";
import { useSettings } from "../api/reference.ts";
import type { DossierView } from "../dossier/view.ts";
import { longDate } from "../kit/french.ts";
import { EmptyState, LoadingState } from "../kit/States.tsx";
import type { Item } from "./review.ts";

const Viewer = lazy(async () => ({ default: (await import("../document/Viewer.tsx")).Viewer }));

/** The document of the current item, or what is known of it. */
export const Sight = ({ view, item }: { view: DossierView; item: Item | undefined }) => {
  const { kind } = useSettings();
  if (item?.document === undefined)
    return (
      <EmptyState title={item ? kind(item.kind) : "Aucune pièce"}>
        <p>Cette pièce n’est pas au dossier.</p>
      </EmptyState>
    );
  if (item.document.status === "seen")
    return (
      <EmptyState title={kind(item.kind)}>
        <p>
          Pièce vue et certifiée, sans copie.
          {item.document.expiresOn && ` Valable jusqu’au ${longDate(item.document.expiresOn)}.`}
        </p>
      </EmptyState>
    );
  return (
    <Suspense fallback={<LoadingState label="Ouverture du document" />}>
      <Viewer
        key={item.document.id}
        dossierId={view.id}
        documentId={item.document.id}
        type={item.document.type}
        label={kind(item.kind)}
      />
    </Suspense>
  );
};
