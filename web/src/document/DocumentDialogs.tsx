import { lazy, Suspense } from "react";
import { useSettings } from "../api/reference.ts";
import type { DossierView, SeenDocument } from "../dossier/view.ts";

const Preview = lazy(() => import("./PreviewDialog.tsx"));
const AssignDialog = lazy(() => import("./AssignDialog.tsx"));
const WithdrawDialog = lazy(() => import("./WithdrawDialog.tsx"));
const BlackoutDialog = lazy(() => import("./BlackoutDialog.tsx"));

/** Which dialog is open, on which document; kept by the page, because the document may leave its list meanwhile. */
export type Opened = {
  readonly what: "preview" | "assign" | "withdraw" | "blackout";
  readonly document: SeenDocument;
};

type Props = { view: DossierView; opened: Opened | undefined; close: () => void };

/** The dialogs on one document. */
export const DocumentDialogs = ({ view, opened, close }: Props) => {
  const { kind } = useSettings();
  if (opened === undefined) return null;
  const props = { view, document: opened.document, close };
  return (
    <Suspense>
      {opened.what === "preview" && (
        <Preview
          dossierId={view.id}
          documentId={opened.document.id}
          type={opened.document.type}
          title={opened.document.kinds.map(kind).join(", ")}
          close={close}
        />
      )}
      {opened.what === "assign" && <AssignDialog {...props} />}
      {opened.what === "withdraw" && <WithdrawDialog {...props} />}
      {opened.what === "blackout" && <BlackoutDialog {...props} />}
    </Suspense>
  );
};
