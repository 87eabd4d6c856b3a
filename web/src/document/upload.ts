import { settle } from "../api/command.ts";
import { asProblem, noAnswer, Problem } from "../api/problem.ts";
import { announce, type Upload } from "./calls.ts";
import { checksum, safeName, typeOf } from "./file.ts";

export type Progress = (share: number) => void;

/** Puts a file at a signed address, telling how far it is; XMLHttpRequest, because fetch does not tell. */
const put = (upload: Upload, file: Blob, progress: Progress, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers))
      if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress(event.loaded / Math.max(1, event.total));
    request.onload = () =>
      // 412: it had arrived already, only the answer was lost.
      request.status < 300 || request.status === 412
        ? resolve()
        : reject(
            new Problem(
              request.status,
              "upload-refused",
              "Le fichier a été refusé à l’arrivée : recommencez l’envoi.",
            ),
          );
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });

export type Sending = {
  readonly dossierId: string;
  readonly file: File;
  readonly kinds: readonly string[];
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  /** The document of which the file is the clean version. */
  readonly replaces?: string;
};

/**
 * Announces a file (kind, size, type, checksum) and sends it where the answer says. Trying again with the same key is
 * the same announcement, with a new address: the dossier gets one document. Gives its id.
 */
export const send = async (
  { dossierId, file, kinds, issuedOn, expiresOn, replaces }: Sending,
  key: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<string> => {
  const type = typeOf(file);
  if (type === undefined) throw asProblem(new Error("type"));
  const announced = await announce(
    dossierId,
    {
      kinds: [...kinds],
      name: safeName(file.name),
      size: file.size,
      type,
      sha256: await checksum(file),
      ...(issuedOn && { issuedOn }),
      ...(expiresOn && { expiresOn }),
      ...(replaces && { replaces }),
    },
    key,
  );
  signal.throwIfAborted();
  await put(announced.upload, file, progress, signal);
  await settle(announced);
  return announced.id;
};
