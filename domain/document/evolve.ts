import { civilDateOf } from "../date.ts";
import { begun, type Recorded } from "../decider.ts";
import type { DocumentEvent, DocumentState } from "./document.ts";

/** Verdict codes that let a document open; anything else rejects it. */
const clean = { content: "clean", malware: "NO_THREATS_FOUND" } as const;

/** Both verdicts, in any order, decide; one bad verdict is enough to reject. */
const judged = (document: DocumentState): DocumentState => {
  const { content, malware } = document.verdicts;
  const bad =
    (content !== undefined && content !== clean.content) ||
    (malware !== undefined && malware !== clean.malware);
  if (bad) return { ...document, status: "rejected" };
  return { ...document, status: content && malware ? "usable" : "quarantined" };
};

export const evolveDocument = (
  state: DocumentState | undefined,
  event: Recorded<DocumentEvent>,
): DocumentState => {
  if (event.type === "document-announced")
    return {
      ...event.data,
      status: "announced",
      announcedAt: event.at,
      by: event.by,
      verdicts: {},
      readers: [],
    };
  if (event.type === "document-seen")
    return {
      ...event.data,
      status: "seen",
      type: "",
      size: 0,
      sha256: "",
      key: "",
      depositedOn: civilDateOf(event.at),
      announcedAt: event.at,
      by: event.by,
      verdicts: {},
      readers: [],
    };
  const document = begun(state, event);
  const uploaded = {
    uploadedAt: document.uploadedAt ?? event.at,
    depositedOn: document.depositedOn ?? civilDateOf(event.at),
  };
  switch (event.type) {
    case "content-verified":
      return judged({
        ...document,
        ...uploaded,
        ...(event.data.key && { key: event.data.key }),
        versionId: event.data.versionId,
        verdicts: { ...document.verdicts, content: event.data.verdict },
      });
    case "malware-scanned":
      return judged({
        ...document,
        ...uploaded,
        verdicts: { ...document.verdicts, malware: event.data.verdict },
      });
    case "document-assigned":
      return { ...document, ...event.data };
    case "document-read":
      return document.readers.includes(event.data.account)
        ? document
        : { ...document, readers: [...document.readers, event.data.account] };
    case "document-withdrawn":
      return { ...document, status: "withdrawn" };
  }
};
