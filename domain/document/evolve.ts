import { civilDateOf } from "../date.ts";
import { begun, leafOf, type Recorded } from "../decider.ts";
import type { DocumentEvent, DocumentState } from "./document.ts";
import { malwareVerdict } from "./verification.ts";

/** Both verdicts, in any order, decide; one bad verdict is enough to reject. */
const judged = (document: DocumentState): DocumentState => {
  if (document.status === "withdrawn") return document;
  const { content, malware } = document.verdicts;
  const isBad =
    (content !== undefined && content !== "clean") ||
    (malware !== undefined && malwareVerdict(malware) !== "clean");
  if (isBad) return { ...document, status: "rejected" };
  return { ...document, status: content && malware ? "usable" : "quarantined" };
};

const begin = (
  event: Recorded<DocumentEvent>,
): Pick<DocumentState, "announcedAt" | "by" | "verdicts" | "readers"> => ({
  announcedAt: event.at,
  by: event.by,
  verdicts: {},
  readers: [],
});

const uploaded = (document: DocumentState, event: Recorded<DocumentEvent>): DocumentState => ({
  ...document,
  uploadedAt: document.uploadedAt ?? event.at,
  depositedOn: document.depositedOn ?? civilDateOf(event.at),
});

const withoutDates = ({ issuedOn: _issued, expiresOn: _expires, ...rest }: DocumentState) => rest;

export const evolveDocument = (
  state: DocumentState | undefined,
  event: Recorded<DocumentEvent>,
): DocumentState => {
  if (event.type === "document-announced")
    return { ...event.data, ...begin(event), status: "announced", name: leafOf(event, "name") };
  if (event.type === "document-seen")
    return {
      ...event.data,
      ...begin(event),
      status: "seen",
      type: "",
      size: 0,
      sha256: "",
      key: "",
      depositedOn: civilDateOf(event.at),
      lastCharacters: leafOf(event, "lastCharacters"),
    };
  const document = begun(state, event);
  switch (event.type) {
    case "content-verified":
      return judged({
        ...uploaded(document, event),
        versionId: event.data.versionId,
        verdicts: { ...document.verdicts, content: event.data.verdict },
      });
    case "malware-scanned":
      return judged({
        ...uploaded(document, event),
        versionId: event.data.versionId,
        verdicts: { ...document.verdicts, malware: event.data.verdict },
      });
    case "document-filed":
      return { ...document, ...event.data };
    case "document-never-sent":
      return { ...document, status: "never-sent" };
    case "document-assigned":
      return { ...withoutDates(document), ...event.data };
    case "document-read":
      return document.readers.includes(event.data.account)
        ? document
        : { ...document, readers: [...document.readers, event.data.account] };
    case "document-withdrawn":
      return {
        ...document,
        status: "withdrawn",
        withdrawal: { ...event.data, at: event.at, destroyed: false },
      };
    case "document-destroyed":
      return document.withdrawal === undefined
        ? document
        : { ...document, withdrawal: { ...document.withdrawal, destroyed: true } };
  }
};
