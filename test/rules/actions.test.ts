import { expect, it } from "vitest";
import { operationsOfDossiers } from "../../domain/dossier/actions.ts";
import { actions } from "../../web/src/action/registry.ts";

/** Operations that a dossier's page offers elsewhere than among its buttons, each with where. */
const elsewhere: Readonly<Record<string, string>> = {
  previewCriteria: "the page of the entry request shows it while it is prepared",
  submitEntryRequest: "the page of the entry request ends on it",
  releaseControl: "the workbench gives a control back",
  decideControl: "the workbench ends on it",
  confirmTwoPeople: "the page of the duplicates offers it beside the attachment",
  openAppointmentLetter: "the card of the appointments has its button",
  announceDocument: "the card of the documents has its zone of deposit",
  replaceDocument: "the workbench blacks out",
  certifyDocumentSeen: "the card of the documents has its button",
  assignDocument: "each row of the documents has its button",
  withdrawDocument: "each row of the documents has its button",
};

it("every operation that a dossier may offer has its button, or its place elsewhere", () => {
  const named = new Set([...actions.map(({ operation }) => operation), ...Object.keys(elsewhere)]);
  expect(operationsOfDossiers.filter((operation) => !named.has(operation))).toEqual([]);
  expect([...named].filter((operation) => !operationsOfDossiers.includes(operation))).toEqual([]);
});
