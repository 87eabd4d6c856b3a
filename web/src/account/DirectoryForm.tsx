import type { ReactNode } from "react";
import type * as z from "zod";
import { useIntention } from "../api/intention.ts";
import { Form } from "../form/Form.tsx";
import type { Values } from "../form/useDomainForm.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeDirectory } from "./calls.ts";

type Props<Output> = {
  title: string;
  schema: z.ZodType<Output, unknown>;
  defaults?: Values;
  path: string | ((values: Output) => string);
  method: "POST" | "PUT";
  version?: number;
  body?: (values: Output) => unknown;
  said: string;
  close: () => void;
  children: ReactNode;
};

/** A record of the directory in a dialog. */
export const DirectoryForm = <Output,>(props: Props<Output>) => {
  const { keyOf, done } = useIntention();
  return (
    <Dialog title={props.title} open wide close={props.close}>
      <Form
        schema={props.schema}
        defaults={props.defaults}
        submit="Enregistrer"
        unguarded
        aside={<Button onClick={props.close}>Annuler</Button>}
        send={async (values) => {
          const path = typeof props.path === "string" ? props.path : props.path(values);
          const body = props.body ? props.body(values) : values;
          await changeDirectory(path, props.method, body, keyOf([path, body]), props.version);
          done();
          toast(props.said);
          props.close();
        }}
      >
        {props.children}
      </Form>
    </Dialog>
  );
};
