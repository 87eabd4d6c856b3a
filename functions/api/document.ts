import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { openLetter } from "../../domain/appointment/tell.ts";
import type { Decision } from "../../domain/decider.ts";
import { documentAnnouncement } from "../../domain/document/announcement.ts";
import {
  announceDocument as decideAnnouncement,
  assignDocument as decideAssignment,
  openDocument as decideOpening,
  certifyDocumentSeen as decideSeen,
  withdrawDocument as decideWithdrawal,
} from "../../domain/document/decide.ts";
import { assignment, documentWithdrawal, seenDocument } from "../../domain/document/input.ts";
import { quarantineKey } from "../../domain/document/quarantine.ts";
import type { Context } from "../../domain/dossier/context.ts";
import { type Dossier, find } from "../../domain/dossier/dossier.ts";
import { refusals as sessionRefusals } from "../../domain/entry-session/refusals.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { presignRead, presignUpload } from "../adapters/documents/presign.ts";
import { loadDossier } from "../adapters/table/load.ts";
import { keepMinutesReader, loadSession } from "../adapters/table/sessions.ts";
import { execute } from "../execute.ts";
import { noteReading } from "../note-reading.ts";
import { type File, fileOf, letterOf } from "./document/file.ts";
import { answered, command, executed, executedExample, named } from "./kit/command.ts";
import { type ApiRequest, operation } from "./kit/operation.ts";
import { commandRefusals } from "./kit/shared.ts";

/** What every command of this file that answers more than its state asks of `execute`. */
const executionOf = (request: ApiRequest, name: string) => ({
  operation: name,
  dossier: request.params.dossierId ?? "",
  key: request.key,
  input: { params: request.params, body: request.body },
  actor: request.actor,
  now: request.now,
});

const upload = z.object({
  method: z.literal("PUT"),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresInSeconds: z.int(),
});

export const announceDocument = operation({
  summary:
    "Annoncer un fichier, ou la version masquée d’une pièce, et recevoir l’adresse où l’envoyer dans les 5 minutes",
  body: documentAnnouncement,
  answer: () => executed.extend({ upload }),
  status: 201,
  refusals: [
    ...commandRefusals,
    "referral-closed",
    "document-kind-unknown",
    "dates-reversed",
    "date-in-future",
    "replaced-unknown",
    "document-not-ready",
  ],
  example: {
    kinds: ["identity-card"],
    name: "carte-identite.pdf",
    size: 184320,
    type: "application/pdf",
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    issuedOn: "2019-03-12",
    expiresOn: "2034-03-11",
  },
  shows: {
    ...executedExample("document"),
    upload: {
      method: "PUT",
      url: "https://demo-documents.s3.eu-west-3.amazonaws.com/quarantine/…",
      headers: { "content-type": "application/pdf" },
      expiresInSeconds: 300,
    },
  },
  run: async (request) => {
    const done = await execute({
      // Two rights: Statistics files no paper, but may put a clean version in the place of one.
      ...executionOf(request, request.body.replaces ? "replaceDocument" : "announceDocument"),
      decide: (dossier, context) => decideAnnouncement(dossier, request.body, context),
    });
    if (isRefusal(done)) return done;
    const key = quarantineKey(done.dossier, done.id);
    const { size, type, sha256 } = request.body;
    return { ...answered(done), upload: await presignUpload({ key, size, type, sha256 }) };
  },
});

type Opening = {
  readonly request: ApiRequest;
  readonly name: string;
  readonly fileIn: (dossier: Dossier) => File | undefined;
  readonly decide: (dossier: Dossier, context: Context) => Decision | Refusal;
};

/** Writes down who opens a file of the dossier, and gives a link of a minute to it. */
const opened = async ({ request, name, fileIn, decide }: Opening) => {
  const { actor, now } = request;
  let file: File | undefined;
  let actsFor: string | undefined;
  const done = await execute({
    ...executionOf(request, name),
    decide: (dossier, context) => {
      file = fileIn(dossier);
      actsFor = context.actsFor;
      return decide(dossier, context);
    },
  });
  if (isRefusal(done)) return done;
  // The same command sent again decides nothing: the file is read from the dossier.
  file ??= fileIn((await loadDossier(done.dossier)).dossier);
  if (file === undefined) throw new Error("a document that opens has no file");
  const whose = { by: actor.account, ...(actsFor && { for: actsFor }) };
  await noteReading(now, { dossier: done.dossier, ...whose, document: done.id });
  return {
    ...answered(done),
    url: await presignRead(file),
    fileName: file.fileName,
    expiresInSeconds: 60,
  };
};

const link = executed.extend({
  url: z.string(),
  fileName: z.string(),
  expiresInSeconds: z.int(),
});

export const openDocument = operation({
  summary: "Ouvrir un document vérifié, ou le contrat édité, par un lien d’une minute",
  body: strict({}),
  answer: () => link,
  refusals: [...commandRefusals, "document-unknown", "document-not-ready", "document-rejected"],
  shows: {
    ...executedExample("document"),
    url: "https://demo-documents.s3.eu-west-3.amazonaws.com/documents/…",
    fileName: "carte-identite.pdf",
    expiresInSeconds: 60,
  },
  run: (request) => {
    const id = request.params.documentId ?? "";
    return opened({
      request,
      name: "openDocument",
      fileIn: (dossier) => fileOf(dossier, id),
      decide: (dossier, context) => decideOpening(dossier, id, context),
    });
  },
});

export const openAppointmentLetter = operation({
  summary: "Ouvrir la lettre qui annonce un rendez-vous, pour l’imprimer, par un lien d’une minute",
  body: strict({}),
  answer: () => link,
  refusals: [
    ...commandRefusals,
    "no-referral",
    "referral-closed",
    "appointment-unknown",
    "letter-not-ready",
  ],
  shows: {
    ...executedExample("appointment"),
    url: "https://demo-documents.s3.eu-west-3.amazonaws.com/prints/…",
    fileName: "rendez-vous-06A8-9D2Q.pdf",
    expiresInSeconds: 60,
  },
  run: (request) => {
    const id = request.params.appointmentId ?? "";
    return opened({
      request,
      name: "openAppointmentLetter",
      fileIn: (dossier) => letterOf(dossier, id),
      decide: (dossier, context) => openLetter(dossier, id, context),
    });
  },
});

export const assignDocument = command({
  operation: "assignDocument",
  summary: "Dire de quelles natures est un document, et ses dates",
  body: assignment,
  refusals: [
    "document-unknown",
    "document-kind-unknown",
    "document-not-assignable",
    "document-reviewed",
    "dates-reversed",
    "date-in-future",
    "changed-meanwhile",
  ],
  example: { kinds: ["identity-card", "host-identity"], expiresOn: "2031-05-02" },
  concerns: named("document", "documentId"),
  changes: "document",
  decide: decideAssignment,
});

export const certifyDocumentSeen = command({
  operation: "certifyDocumentSeen",
  summary: "Certifier une pièce vue, sans en garder de copie",
  body: seenDocument,
  refusals: [
    "referral-closed",
    "document-kind-unknown",
    "kind-needs-copy",
    "expiry-needed",
    "dates-reversed",
    "date-in-future",
  ],
  example: { kinds: ["identity-card"], lastCharacters: "7K42", expiresOn: "2031-05-02" },
  changes: "document",
  decide: decideSeen,
});

export const withdrawDocument = operation({
  summary: "Retirer un document déposé par erreur : il disparaît aussitôt, son fichier suit",
  body: documentWithdrawal,
  answer: () =>
    executed.extend({
      readers: z.array(z.string()).describe("Comptes qui avaient ouvert le document"),
    }),
  refusals: [
    ...commandRefusals,
    "document-unknown",
    "reason-unknown",
    "same-dossier",
    "document-not-ready",
    "referral-closed",
    "changed-meanwhile",
  ],
  example: { code: "wrong-person" },
  shows: { ...executedExample("document"), readers: ["acc-yann-bollengier"] },
  run: async (request) => {
    const id = request.params.documentId ?? "";
    const { moveTo } = request.body;
    let before: Dossier | undefined;
    const done = await execute({
      ...executionOf(request, "withdrawDocument"),
      ...(moveTo && { beside: moveTo }),
      ...(request.seen !== undefined && { seen: request.seen }),
      concerns: (dossier) => find(dossier, "document", id),
      decide: (dossier, context, { beside: target }) => {
        before = dossier;
        return decideWithdrawal(dossier, id, request.body, context, target);
      },
    });
    if (isRefusal(done)) return done;
    before ??= (await loadDossier(done.dossier)).dossier;
    return { ...answered(done), readers: find(before, "document", id)?.state.readers ?? [] };
  },
});

/** How often an opening is written down again when somebody else opened the minutes at the same instant. */
const attempts = 5;

export const openEntrySessionMinutes = operation({
  summary: "Ouvrir le procès-verbal d’une séance d’entrées, par un lien d’une minute",
  body: strict({}),
  answer: () => z.object({ url: z.string(), fileName: z.string(), expiresInSeconds: z.int() }),
  refusals: ["not-allowed", "entry-session-unknown", "minutes-not-ready", "changed-meanwhile"],
  shows: {
    url: "https://demo-documents.s3.eu-west-3.amazonaws.com/prints/…",
    fileName: "proces-verbal-2026-11-24.pdf",
    expiresInSeconds: 60,
  },
  run: async ({ actor, now, params }) => {
    const permission = may(actor, "openEntrySessionMinutes", now);
    if (isRefusal(permission)) return permission;
    for (let made = 0; made < attempts; made += 1) {
      const session = (await loadSession(params.sessionId ?? ""))?.session;
      if (session === undefined) return sessionRefusals.unknown();
      if (session.minutes === undefined) return sessionRefusals.minutesNotReady();
      if ((await keepMinutesReader(session, actor.account, now)) === "moved") continue;
      const url = await presignRead({ ...session.minutes, type: "application/pdf" });
      return { url, fileName: `proces-verbal-${session.date}.pdf`, expiresInSeconds: 60 };
    }
    return sessionRefusals.readMeanwhile();
  },
});
