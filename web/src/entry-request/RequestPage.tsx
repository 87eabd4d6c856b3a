import "./request.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useFormState } from "react-hook-form";
import * as z from "zod";
import { prefillOf } from "../../../domain/entry-request/prefill.ts";
import { type Facts, preparation } from "../../../domain/entry-request/request.ts";
import { educationLevels } from "../../../domain/person/situation.ts";
import { type SingleCriterion, singleCriteria } from "../../../domain/protocol/criterion.ts";
import { describeRequirement } from "../../../domain/protocol/requirement.ts";
import { today } from "../api/clock.ts";
import { useCommand } from "../api/command.ts";
import { useSettings } from "../api/reference.ts";
import { Documents } from "../document/Documents.tsx";
import { Allowed } from "../dossier/Allowed.tsx";
import { CommandForm } from "../dossier/CommandForm.tsx";
import { Refused } from "../dossier/Refused.tsx";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { DateField } from "../form/DateField.tsx";
import { CheckboxesField, choicesOf, SelectField, TextArea } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { inForce, type ProtocolView, protocolsQuery } from "../protocol/calls.ts";
import { Page } from "../shell/Page.tsx";
import { Preview } from "./Preview.tsx";

/** Boxes answer false when none is ticked. */
const answered = z.preprocess((given) => {
  const { claimed, ...rest } = given as Record<string, unknown>;
  return { ...rest, claimed: claimed || [] };
}, preparation);

/** The criteria that somebody may put forward; age and residence speak for themselves. */
const claimableOf = (versions: readonly ProtocolView[]): readonly SingleCriterion[] =>
  singleCriteria(inForce(versions, today())?.criteria ?? []).filter(
    ({ test }) =>
      test.kind !== "residence" && !(test.kind === "minimum-age" && test.age === undefined),
  );

/** What the request says so far; before its first saving, what the declared situation already says. */
const defaultsOf = (
  { entryRequest, person }: DossierView,
  criteria: readonly SingleCriterion[],
) => {
  if (entryRequest === undefined || entryRequest.status === "withdrawn")
    return prefillOf(person.situation ?? {}, criteria, today());
  const { claimed, motivation } = entryRequest;
  return {
    ...(entryRequest.facts as Facts | null),
    claimed: [...(claimed ?? [])],
    motivation: motivation ?? undefined,
  };
};

/** Sends the request as it was kept; what is typed since must be kept first. */
const Submit = ({ view, done }: { view: DossierView; done: () => void }) => {
  const command = useCommand();
  const { isDirty } = useFormState();
  if (!view.actions.includes("submitEntryRequest")) return null;
  const send = () =>
    command.mutate(
      {
        path: `/dossiers/${view.id}/entry-request/submission`,
        version: view.entryRequest?.version,
      },
      {
        onSuccess: () => {
          toast("Demande d’entrée envoyée au responsable.");
          done();
        },
      },
    );
  return (
    <>
      <Button
        pending={command.isPending}
        aria-disabled={isDirty}
        onClick={() => !isDirty && send()}
      >
        Envoyer la demande d’entrée
      </Button>
      {isDirty && <span className="soft small">Enregistrez d’abord ce que vous avez changé.</span>}
      <Refused error={command.error} dossierId={view.id} />
    </>
  );
};

type Props = { view: DossierView; versions: readonly ProtocolView[] };

const Content = ({ view, versions }: Props) => {
  const { kind } = useSettings();
  const claimable = claimableOf(versions);
  const navigate = useNavigate();
  const request = view.entryRequest;
  return (
    <div className="request">
      <CommandForm
        dossierId={view.id}
        schema={answered}
        of={(now) => defaultsOf(now, claimable)}
        path="/entry-request"
        method="PUT"
        version={request?.version ?? 0}
        submit="Enregistrer la demande"
        said="Demande enregistrée ; elle n’est pas encore envoyée."
        draft="request"
        done={() => undefined}
        aside={
          <Submit
            view={view}
            done={() =>
              void navigate({ to: "/dossiers/$dossierId", params: { dossierId: view.id } })
            }
          />
        }
      >
        <CheckboxesField
          name="claimed"
          label="Critères mis en avant"
          hint="Au moins un est nécessaire. L’âge et la commune sont déjà connus."
          choices={claimable.map(({ code, label, proof }) => ({
            value: code,
            label,
            hint: describeRequirement(proof, kind),
          }))}
        />
        <div className="field-row">
          <DateField name="withoutWorkSince" label="Sans travail depuis le" optional />
          <SelectField
            name="educationLevel"
            label="Niveau d’études"
            choices={choicesOf(educationLevels)}
            numeric
            optional
          />
        </div>
        <TextArea
          name="motivation"
          label="Pourquoi cette entrée"
          hint="Le projet, ce que le PLIE peut apporter. Ni santé, ni infractions."
          rows={6}
        />
        <Preview dossierId={view.id} card={view.card} />
      </CommandForm>
      <div className="request-side">
        <Documents view={view} />
      </div>
    </div>
  );
};

/** The entry request: criteria, motivation, documents, preview, sending. */
export const RequestPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId/demande" });
  const query = useQuery(dossierQuery(dossierId));
  const protocols = useQuery(protocolsQuery);
  return (
    <Page
      title="Demande d’entrée"
      lead={query.data && `${query.data.card.firstNames} ${query.data.card.name}`}
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
    >
      <States query={protocols}>
        {(versions) => (
          <Allowed
            query={query}
            operations={["prepareEntryRequest", "submitEntryRequest"]}
            what="La demande d’entrée ne peut pas être préparée"
          >
            {(view) => <Content view={view} versions={versions} />}
          </Allowed>
        )}
      </States>
    </Page>
  );
};
