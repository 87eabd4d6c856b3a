import { type ReactNode, useState } from "react";
import type * as z from "zod";
import { useIntention } from "../api/intention.ts";
import type { Said } from "../form/Compared.tsx";
import { Form } from "../form/Form.tsx";
import type { Values } from "../form/useDomainForm.ts";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeDirectory } from "./calls.ts";

type Props<Output> = {
  title: string;
  schema: z.ZodType<Output, unknown>;
  defaults?: Values;
  path: string | ((values: Output) => string);
  method: "POST" | "PUT";
  /** What is sent, when it is not all that was typed. */
  body?: (values: Output) => unknown;
  /** The version that stands now; the form is based on the one that stood when it opened. */
  version?: number;
  /** Both sides, when somebody else changed the record meanwhile. */
  compare?: { readonly theirs: Said; readonly mine: (values: Output) => Said };
  submit?: string;
  wide?: boolean;
  said: string;
  /** Another button of the foot. */
  aside?: ReactNode;
  close: () => void;
  children: ReactNode;
};

/** A record of the directory in a dialog. */
export const DirectoryForm = <Output,>(props: Props<Output>) => {
  const { compare } = props;
  const { keyOf, done } = useIntention();
  const [seen] = useState(props.version);
  const save = async (values: Output, version: number | undefined) => {
    const path = typeof props.path === "string" ? props.path : props.path(values);
    const body = props.body ? props.body(values) : values;
    await changeDirectory({
      path,
      method: props.method,
      body,
      key: keyOf([path, body, version]),
      version,
    });
    done();
    toast(props.said);
    props.close();
  };
  return (
    <Dialog title={props.title} open wide={props.wide} close={props.close}>
      <Form
        schema={props.schema}
        defaults={props.defaults}
        submit={props.submit ?? "Enregistrer"}
        aside={
          <>
            {props.aside}
            <Cancel />
          </>
        }
        send={(values, anyway) => save(values, anyway ? props.version : seen)}
        conflict={compare && { compare, giveUp: props.close }}
      >
        {props.children}
      </Form>
    </Dialog>
  );
};
