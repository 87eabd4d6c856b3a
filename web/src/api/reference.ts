import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Role } from "../../../domain/access/actor.ts";
import type { Antenne, Organisation } from "../../../domain/directory/directory.ts";
import type { Permanence } from "../../../domain/directory/permanence.ts";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";
import type { Reason, ReasonFamily } from "../../../domain/setting/reasons.ts";
import type { SettingsInForce, SettingValues } from "../../../domain/setting/setting.ts";
import { call } from "./client.ts";

/** A colleague as everybody may see one. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly antennes: readonly string[];
  readonly organisation?: string;
  readonly permanences?: readonly Permanence[];
  readonly closedOn?: string;
};

export type DirectoryView = {
  readonly accounts: readonly Colleague[];
  readonly antennes: readonly Antenne[];
  readonly organisations: readonly Organisation[];
};

export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: ({ signal }) => call<DirectoryView>({ path: "/directory", signal }),
  staleTime: 10 * 60_000,
});

/** The names behind ids; an id that nobody knows stays as it is. */
export const useNames = () => {
  const { data } = useQuery(directoryQuery);
  const name = (list: readonly { id: string; name: string }[] | undefined, id?: string) =>
    list?.find((one) => one.id === id)?.name;
  const account = (id?: string) =>
    id === undefined
      ? ""
      : id.startsWith("system:")
        ? "La plateforme"
        : (name(data?.accounts, id) ?? "un agent");
  return {
    directory: data,
    account,
    /** Who did something, and in whose name. */
    doer: (done: { readonly by: string; readonly for?: string }) =>
      done.for ? `${account(done.by)} pour ${account(done.for)}` : account(done.by),
    antenne: (id?: string) => name(data?.antennes, id) ?? id ?? "",
    organisation: (id?: string) => name(data?.organisations, id) ?? id ?? "",
  };
};

/** A setting as the screens show it: the value in force, whether the PLIE confirmed it, what follows. */
export type SettingView = {
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  readonly source?: string;
  readonly value: unknown;
  readonly confirmed: boolean;
  /** How often it was changed: what a change is based on. */
  readonly version: number;
  /** Who changed or confirmed it last, and on which day. */
  readonly changed?: { readonly by: string; readonly on: string };
  readonly next?: {
    readonly from: string;
    readonly value: unknown;
    readonly by: string;
    readonly on: string;
  };
};

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => call<{ items: readonly SettingView[] }>({ path: "/settings", signal }),
  staleTime: 10 * 60_000,
});

type Reasons = Readonly<Record<ReasonFamily, readonly Reason[]>>;

/** Reasons and document kinds in force, in the words of the screens. */
export const useSettings = () => {
  const { data } = useQuery(settingsQuery);
  const value = (name: string) => data?.items.find((item) => item.name === name)?.value;
  const reasons = value("reasons") as Reasons | undefined;
  const kinds = (value("documentKinds") ?? []) as readonly DocumentKind[];
  return {
    ready: data !== undefined,
    /** The values in force, as the domain's own rules read them; none until they came. */
    inForce: data && {
      values: Object.fromEntries(
        data.items.map((item) => [item.name, item.value]),
      ) as SettingValues,
      toBeConfirmed: data.items
        .filter((item) => !item.confirmed)
        .map((item) => item.name) as SettingsInForce["toBeConfirmed"],
    },
    reasons: (family: ReasonFamily) =>
      (reasons?.[family] ?? [])
        .filter((reason) => !reason.retired)
        .map((reason) => ({ value: reason.code, label: reason.label })),
    reason: (family: ReasonFamily, code?: string) =>
      reasons?.[family]?.find((reason) => reason.code === code)?.label ?? code ?? "",
    kinds: kinds.filter((kind) => !kind.retired),
    kind: (code: string) => kinds.find((kind) => kind.code === code)?.label ?? code,
  };
};
