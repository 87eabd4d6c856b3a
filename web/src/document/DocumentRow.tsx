import { documentStatuses } from "../../../domain/document/document.ts";
import { useSettings } from "../api/reference.ts";
import type { SeenDocument } from "../dossier/view.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { fileSize, longDate } from "../kit/french.ts";
import { mayEver, useMe } from "../session/me.ts";
import type { Opened } from "./DocumentDialogs.tsx";
import { rejectionOf } from "./shown.ts";

const tones: Partial<Record<SeenDocument["status"], Tone>> = {
  usable: "done",
  seen: "done",
  rejected: "stop",
};

const Details = ({ document }: { document: SeenDocument }) => (
  <p className="soft small">
    {[
      document.replaces && "version masquée",
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

/** What a document is and how it stands, with why it was rejected. */
export const DocumentFacts = ({ document }: { document: SeenDocument }) => {
  const { kind } = useSettings();
  return (
    <>
      <div>
        <strong>{document.kinds.map(kind).join(", ")}</strong>
        <Details document={document} />
        {document.status === "rejected" && <p className="small">{rejectionOf(document)}</p>}
      </div>
      <Badge tone={tones[document.status] ?? "wait"}>{documentStatuses[document.status]}</Badge>
    </>
  );
};

type Props = {
  document: SeenDocument;
  /** What the actor may do on this dossier now. */
  actions: readonly string[];
  open: (opened: Opened) => void;
};

/** One paper of a dossier, and what may be done with it. */
export const DocumentRow = ({ document, actions, open }: Props) => {
  const { kind } = useSettings();
  const me = useMe();
  const may = (operation: string) => actions.includes(operation);
  const usable = document.status === "usable";
  return (
    <li className="document-row">
      <DocumentFacts document={document} />
      <div className="button-row screen-only">
        {usable && mayEver(me, "openDocument") && (
          <Button small onClick={() => open({ what: "preview", document })}>
            Voir<span className="unseen"> : {document.kinds.map(kind).join(", ")}</span>
          </Button>
        )}
        {may("assignDocument") && ["usable", "quarantined"].includes(document.status) && (
          <Button small look="quiet" onClick={() => open({ what: "assign", document })}>
            Changer la nature
          </Button>
        )}
        {usable && may("replaceDocument") && (
          <Button small look="quiet" onClick={() => open({ what: "blackout", document })}>
            Masquer une zone
          </Button>
        )}
        {may("withdrawDocument") && (
          <Button small look="quiet" onClick={() => open({ what: "withdraw", document })}>
            Retirer
          </Button>
        )}
      </div>
    </li>
  );
};
