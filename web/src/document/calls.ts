import type { DocumentAnnouncement } from "../../../domain/document/announcement.ts";
import { call } from "../api/client.ts";
import { type Executed, settle } from "../api/command.ts";

/** Where to send a file, once, and with which signed headers. */
export type Upload = {
  readonly method: "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresInSeconds: number;
};

export const announce = (
  dossierId: string,
  announcement: DocumentAnnouncement,
  key: string,
): Promise<Executed & { upload: Upload }> =>
  call({ method: "POST", path: `/dossiers/${dossierId}/documents`, body: announcement, key });

/** A link of a minute, and the name under which what it opens is saved. */
export type Opened = { readonly url: string; readonly fileName: string };

/** Withdraws a paper filed by mistake; answers who had opened it. */
export const withdraw = async (
  dossierId: string,
  documentId: string,
  body: { code: string; moveTo?: string; words?: string },
  key: string,
): Promise<readonly string[]> => {
  const done = await call<Executed & { readers: readonly string[] }>({
    method: "POST",
    path: `/dossiers/${dossierId}/documents/${documentId}/withdrawal`,
    body,
    key,
  });
  await settle(done);
  return done.readers;
};
