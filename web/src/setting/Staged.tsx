import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import * as z from "zod";
import { addDays } from "../../../domain/date.ts";
import { civilDate, strict } from "../../../domain/fields.ts";
import { today } from "../api/clock.ts";
import { type SettingView, settingsQuery } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckField } from "../form/fields.tsx";
import { Guard } from "../form/Guard.tsx";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Confirm } from "./Confirm.tsx";
import { useSettingChange } from "./change.tsx";
import { HistoryButton } from "./History.tsx";
import { Confirmed } from "./settings.tsx";
import { fromWords } from "./value.ts";

/** A list being changed: what it would be, and how to change it; without `change` it is only read. */
export type Editing<Value> = {
  readonly value: Value;
  readonly change?: (value: Value) => void;
};

const schema = strict({ from: civilDate, confirmed: z.boolean().default(false) });

type SaveProps = { setting: SettingView; value: unknown; forget: () => void };

/** From which day the changes hold: one record for all of them. */
const Save = ({ setting, value, forget }: SaveProps) => {
  const { send, conflict } = useSettingChange(setting, forget);
  return (
    <section className="card staged" aria-label="Changements à enregistrer">
      <h2>Vos changements ne sont pas encore enregistrés</h2>
      <Form
        schema={schema}
        defaults={{ from: setting.next?.from ?? addDays(today(), 1), confirmed: false }}
        submit="Enregistrer les changements"
        unguarded
        aside={<Button onClick={forget}>Abandonner les changements</Button>}
        send={(when, anyway) => send({ ...when, value }, anyway)}
        conflict={{
          ...conflict,
          compare: {
            theirs: conflict.compare.theirs,
            mine: (when) => conflict.compare.mine({ ...when, value }),
          },
        }}
      >
        <DateField name="from" label="À partir du" hint="Un jour à venir." />
        <CheckField name="confirmed" label="Le PLIE a confirmé cette liste" optional />
      </Form>
      <Guard active={() => true} />
    </section>
  );
};

const Standing = ({ setting, staged }: { setting: SettingView; staged: boolean }) => {
  const me = useMe();
  return (
    <>
      <div className="button-row">
        <Confirmed setting={setting} />
        {!setting.confirmed && !staged && mayEver(me, "changeSetting") && (
          <Confirm setting={setting} small />
        )}
        {mayEver(me, "readSettingHistory") && <HistoryButton setting={setting} />}
      </div>
      {setting.next && (
        <Notice tone="note">
          <p>
            Des changements sont prévus {fromWords(setting.next.from)} : c’est cette liste à venir
            que vous voyez.
          </p>
        </Notice>
      )}
    </>
  );
};

const Part = <Value,>({
  setting,
  children,
}: {
  setting: SettingView;
  children: (editing: Editing<Value>) => ReactNode;
}) => {
  const me = useMe();
  const [changed, change] = useState<{ readonly value: Value }>();
  const value = changed ? changed.value : ((setting.next?.value ?? setting.value) as Value);
  const mayChange = mayEver(me, "changeSetting");
  return (
    <>
      <Standing setting={setting} staged={changed !== undefined} />
      {children({
        value,
        ...(mayChange && { change: (next: Value) => change({ value: next }) }),
      })}
      {changed && <Save setting={setting} value={value} forget={() => change(undefined)} />}
    </>
  );
};

type Props<Value> = { name: string; children: (editing: Editing<Value>) => ReactNode };

/**
 * A setting that is a list. Changes gather on the page and are sent together, from one day to come; until then a click
 * elsewhere asks first.
 */
export const Staged = <Value,>({ name, children }: Props<Value>) => {
  const query = useQuery(settingsQuery);
  return (
    <States query={query}>
      {({ items }) => {
        const setting = items.find((item) => item.name === name);
        return setting && <Part<Value> setting={setting}>{children}</Part>;
      }}
    </States>
  );
};

/** A list with one item changed, or added at its end. */
export const withItem = <Item extends { readonly code: string }>(
  list: readonly Item[],
  item: Item,
): Item[] =>
  list.some(({ code }) => code === item.code)
    ? list.map((one) => (one.code === item.code ? item : one))
    : [...list, item];
