import type { CivilDate } from "../../domain/date.ts";
import type { Step } from "./given.ts";

type Dates = { readonly issuedOn?: CivilDate; readonly expiresOn?: CivilDate };

/** A document deposited and verified, at an instant. */
export const paper = (
  id: string,
  kinds: readonly string[],
  dates: Dates = {},
  at = "2026-11-10T08:00:00.000Z",
): Step => ({
  kind: "document",
  id,
  at,
  events: [
    {
      type: "document-announced",
      data: {
        kinds,
        type: "application/pdf",
        size: 1000,
        sha256: "0".repeat(64),
        key: `quarantine/d/${id}`,
        ...dates,
      },
      words: { name: `${id}.pdf` },
    },
    { type: "content-verified", data: { verdict: "clean", versionId: "v1" } },
    { type: "malware-scanned", data: { verdict: "NO_THREATS_FOUND", versionId: "v1" } },
    { type: "document-filed", data: { key: `documents/d/${id}`, versionId: "v2" } },
  ],
});

/** What Sofia of story.ts needs to enter: identity, address, RSA. */
export const papers: readonly Step[] = [
  paper("card", ["identity-card"], { issuedOn: "2020-05-04", expiresOn: "2030-05-03" }),
  paper("bill", ["address-proof"], { issuedOn: "2026-10-20" }),
  paper("rsa", ["rsa-certificate"], { issuedOn: "2026-11-01" }),
];

export const accepted = (document: string, kind: string) => ({ document, kind, accepted: true });
export const allAccepted = [
  accepted("card", "identity-card"),
  accepted("bill", "address-proof"),
  accepted("rsa", "rsa-certificate"),
];
