/** Every function that is deployed: its name and its entry file. The bundle of `<name>` is `.build/functions/<name>`. */
export const entries = {
  reception: "functions/api/reception.ts",
  casework: "functions/api/casework.ts",
  entry: "functions/api/entry.ts",
  documents: "functions/api/documents.ts",
  figures: "functions/api/figures.ts",
  settings: "functions/api/settings.ts",
  accounts: "functions/api/accounts.ts",
  "eligibility-check": "functions/queue/eligibility-check.ts",
  "document-uploaded": "functions/queue/document-uploaded.ts",
  mail: "functions/queue/mail.ts",
  batch: "functions/queue/batch.ts",
  print: "functions/queue/print.ts",
  reading: "functions/queue/reading.ts",
  relay: "functions/stream/relay.ts",
  project: "functions/stream/project.ts",
  attainment: "functions/schedule/attainment.ts",
  sweeper: "functions/schedule/sweeper.ts",
  "pre-token": "functions/trigger/pre-token.ts",
} as const;

export type EntryName = keyof typeof entries;
