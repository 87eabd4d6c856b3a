import "./document.css";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { documentStatuses } from "../../../domain/document/document.ts";
import { verdictSentence } from "../../../domain/document/verification.ts";
import { useSettings } from "../api/reference.ts";
import { type DossierView, dossierQuery, type SeenDocument } from "../dossier/view.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { fileSize, longDate } from "../kit/french.ts";
import { mayEver, useMe } from "../session/me.ts";
import { SeenDialog } from "./SeenDialog.tsx";
import { UploadZone } from "./UploadZone.tsx";

const Preview = lazy(() => import("./PreviewDialog.tsx"));
const AssignDialog = lazy(() => import("./AssignDialog.tsx"));
const WithdrawDialog = lazy(() => import("./WithdrawDialog.tsx"));

const tones: Partial<Record<SeenDocument["status"], Tone>> = {
  usable: "done",
  seen: "done",
  rejected: "stop",
  "never-sent": "stop",
};

type Opened = { readonly what: "preview" | "assign" | "withdraw"; readonly document: SeenDocument };

const Details = ({ document }: { document: SeenDocument }) => (
  <p className="soft small">
    {[
      document.name,
      document.size > 0 && fileSize(document.size),
      document.issuedOn && `datée du ${longDate(document.issuedOn)}`,
      document.expiresOn && `valable jusqu’au ${longDate(document.expiresOn)}`,
      document.lastCharacters && `n° se terminant par ${document.lastCharacters}`,
    ]
      .filter(Boolean)
      .join(" · ")}
  </p>
);

/** While a verification is under way, the dossier is asked again until its verdict comes. */
const useVerdicts = (view: DossierView) => {
  const waiting = view.documents?.some((one) => ["announced", "quarantined"].includes(one.status));
  useQuery({ ...dossierQuery(view.id), refetchInterval: waiting ? 2_000 : false });
};

/** The papers of a dossier: deposit, verdict, kinds, preview, withdrawal. */
export const Documents = ({ view }: { view: DossierView }) => {
  const [opened, setOpened] = useState<Opened>();
  const [seeing, setSeeing] = useState(false);
  const { kind } = useSettings();
  useVerdicts(view);
  const me = useMe();
  const readable = mayEver(me, "openDocument");
  const may = (operation: string) => view.actions.includes(operation);
  const close = () => setOpened(undefined);
  const documents = (view.documents ?? []).filter((one) => one.status !== "withdrawn");
  return (
    <section className="card" id="documents">
      <div className="section-head">
        <h2>Documents</h2>
        {may("certifyDocumentSeen") && (
          <span className="screen-only">
            <Button small onClick={() => setSeeing(true)}>
              Certifier une pièce vue
            </Button>
          </span>
        )}
      </div>
      {documents.length === 0 && <p className="soft">Aucune pièce pour l’instant.</p>}
      <ul className="documents">
        {documents.map((document) => (
          <li key={document.id} className="document-row">
            <div>
              <strong>{document.kinds.map(kind).join(", ")}</strong>
              <Details document={document} />
              {document.status === "rejected" && (
                <p className="small">
                  {verdictSentence(
                    document.verdicts.content === "clean"
                      ? "unverifiable"
                      : (document.verdicts.content ?? ""),
                  )}
                </p>
              )}
            </div>
            <Badge tone={tones[document.status] ?? "wait"}>
              {documentStatuses[document.status]}
            </Badge>
            <div className="button-row screen-only">
              {document.status === "usable" && readable && (
                <Button small onClick={() => setOpened({ what: "preview", document })}>
                  Voir<span className="unseen"> : {document.kinds.map(kind).join(", ")}</span>
                </Button>
              )}
              {may("assignDocument") && ["usable", "quarantined"].includes(document.status) && (
                <Button small look="quiet" onClick={() => setOpened({ what: "assign", document })}>
                  Changer la nature
                </Button>
              )}
              {may("withdrawDocument") && (
                <Button
                  small
                  look="quiet"
                  onClick={() => setOpened({ what: "withdraw", document })}
                >
                  Retirer
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {may("announceDocument") && <UploadZone dossierId={view.id} />}
      {seeing && <SeenDialog view={view} close={() => setSeeing(false)} />}
      <Suspense>
        {opened?.what === "preview" && (
          <Preview
            dossierId={view.id}
            documentId={opened.document.id}
            type={opened.document.type}
            title={opened.document.kinds.map(kind).join(", ")}
            close={close}
          />
        )}
        {opened?.what === "assign" && (
          <AssignDialog view={view} document={opened.document} close={close} />
        )}
        {opened?.what === "withdraw" && (
          <WithdrawDialog view={view} document={opened.document} close={close} />
        )}
      </Suspense>
    </section>
  );
};
