import type { ReactNode } from "react";
import type * as z from "zod";
import { CommandForm } from "../dossier/CommandForm.tsx";
import type { DossierView } from "../dossier/view.ts";
import type { Values } from "../form/useDomainForm.ts";
import { Cancel, Dialog } from "../kit/Dialog.tsx";

/** What every action's dialog gets. */
export type ActionProps = { view: DossierView; close: () => void };

type Props<Output> = ActionProps & {
  title: string;
  lead?: ReactNode;
  schema: z.ZodType<Output, unknown>;
  defaults?: Values;
  of?: (view: DossierView) => Values;
  path: string;
  method?: "POST" | "PUT";
  version?: number;
  submit: string;
  look?: "primary" | "danger";
  said: string;
  body?: (values: Output) => unknown;
  children?: ReactNode;
  draft?: string;
  wide?: boolean;
};

/** A short action on a dossier: a dialog, its form, one command. What was typed can stay as a draft. */
export const CommandDialog = <Output,>(props: Props<Output>) => {
  const { view, close, title, lead, wide, ...form } = props;
  return (
    <Dialog title={title} open close={close} wide={wide}>
      {lead && <p className="soft">{lead}</p>}
      <CommandForm
        {...form}
        dossierId={view.id}
        done={close}
        draft={props.draft ?? props.path}
        aside={<Cancel />}
      />
    </Dialog>
  );
};
