import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type * as z from "zod";
import { useCommand } from "../api/command.ts";
import { Form } from "../form/Form.tsx";
import type { Values } from "../form/useDomainForm.ts";
import { toast } from "../kit/Toast.tsx";
import { Current } from "./Current.tsx";
import { dossierQuery } from "./view.ts";

type Props<Output> = {
  dossierId: string;
  schema: z.ZodType<Output, unknown>;
  defaults?: Values;
  /** After `/dossiers/{id}`. */
  path: string;
  method?: "POST" | "PUT";
  /** The version of the state that the command changes, if it changes one. */
  version?: number;
  submit: string;
  look?: "primary" | "danger";
  /** What is said once it is done. */
  said: string;
  done: () => void;
  /** Keeps a draft under this name. */
  draft?: string;
  body?: (values: Output) => unknown;
  children?: ReactNode;
  aside?: ReactNode;
  unguarded?: boolean;
};

/** What was about to be sent, in plain text: enough to compare and to copy. */
const Mine = ({ values }: { values: unknown }) => (
  <ul>
    {Object.entries(values as Record<string, unknown>)
      .filter(([, value]) => typeof value === "string" || typeof value === "number")
      .map(([name, value]) => (
        <li key={name}>{String(value)}</li>
      ))}
  </ul>
);

/** A form that sends one command on a dossier: conflict shown on both sides, answer laid over the lists. */
export const CommandForm = <Output,>(props: Props<Output>) => {
  const { dossierId, version, done, said } = props;
  const command = useCommand();
  const navigate = useNavigate();
  const dossier = useQuery({ ...dossierQuery(dossierId), enabled: false });
  // What the form is based on: the version that stood when it opened, or that it made itself.
  const [base, setBase] = useState(version);
  const send = async (values: Output, seen: number | undefined) => {
    const executed = await command.mutateAsync({
      path: `/dossiers/${dossierId}${props.path}`,
      method: props.method,
      body: props.body ? props.body(values) : values,
      version: seen,
    });
    setBase(executed.version);
    toast(said);
    done();
  };
  return (
    <Form
      schema={props.schema}
      defaults={props.defaults}
      submit={props.submit}
      look={props.look}
      aside={props.aside}
      unguarded={props.unguarded}
      draft={props.draft === undefined ? undefined : { key: `${dossierId}.${props.draft}` }}
      send={async (values) => {
        try {
          await send(values, base);
        } catch (error) {
          void dossier.refetch();
          throw error;
        }
      }}
      conflict={{
        theirs: <Current dossierId={dossierId} />,
        mine: (values) => <Mine values={values} />,
        sendAnyway: (values) => send(values, undefined),
        giveUp: () => {
          done();
          void navigate({ to: "/dossiers/$dossierId", params: { dossierId } });
        },
      }}
    >
      {props.children}
    </Form>
  );
};
