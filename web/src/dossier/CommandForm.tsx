import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type * as z from "zod";
import { useCommand } from "../api/command.ts";
import { Form } from "../form/Form.tsx";
import type { Values } from "../form/useDomainForm.ts";
import { toast } from "../kit/Toast.tsx";
import { Current } from "./Current.tsx";
import { type DossierView, dossierQuery } from "./view.ts";

type Props<Output> = {
  dossierId: string;
  schema: z.ZodType<Output, unknown>;
  /** What the form starts from; without it, what `of` reads. */
  defaults?: Values;
  /** What stands in the dossier, as values of this form: a conflict shows it beside what was typed. */
  of?: (view: DossierView) => Values;
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
};

/** A form that sends one command on a dossier: conflict shown on both sides, answer laid over the lists. */
export const CommandForm = <Output,>(props: Props<Output>) => {
  const { dossierId, version, done, said, of } = props;
  const command = useCommand();
  const navigate = useNavigate();
  const { data: view } = useQuery({ ...dossierQuery(dossierId), enabled: false });
  const [defaults] = useState(() => props.defaults ?? (of && view && of(view)));
  // What the form is based on: the version that stood when it opened, or that it made itself.
  const [base, setBase] = useState(version);
  return (
    <Form
      schema={props.schema}
      defaults={defaults}
      submit={props.submit}
      look={props.look}
      aside={props.aside}
      draft={props.draft === undefined ? undefined : { key: `${dossierId}.${props.draft}` }}
      send={async (values, anyway) => {
        const executed = await command.mutateAsync({
          path: `/dossiers/${dossierId}${props.path}`,
          method: props.method,
          body: props.body ? props.body(values) : values,
          version: anyway ? undefined : base,
        });
        setBase(executed.version);
        toast(said);
        done();
      }}
      conflict={{
        standing: of && view && of(view),
        theirs: <Current dossierId={dossierId} />,
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
