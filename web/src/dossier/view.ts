import { queryOptions } from "@tanstack/react-query";
import type { ShownCard } from "../../../domain/access/rows.ts";
import type { LeafReference } from "../../../domain/decider.ts";
import type { Barriers, Theme } from "../../../domain/diagnosis/diagnosis.ts";
import type { States } from "../../../domain/dossier/states.ts";
import type { Awaited } from "../../../domain/dossier/view.ts";
import type { Contact } from "../../../domain/person/contact.ts";
import type { Identity } from "../../../domain/person/identity.ts";
import type { Situation } from "../../../domain/person/situation.ts";
import { call } from "../api/client.ts";

/** A state as the API shows it: words in place of leaves, null once they were deleted. */
type Spoken<Value> = Value extends LeafReference
  ? string | null
  : Value extends readonly (infer Member)[]
    ? readonly Spoken<Member>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Spoken<Value[Name]> }
      : Value;

type Seen<State> = { readonly id: string; readonly version: number } & Spoken<State>;

export type Residence = {
  readonly commune: string;
  readonly associatedCommune?: string;
  readonly from: string;
  readonly to?: string;
  readonly address?: { readonly street?: readonly string[]; readonly communeName?: string } | null;
};

export type SeenDocument = Omit<Seen<States["document"]>, "key" | "sha256" | "readers">;
/** A paper taken out, and the accounts that had opened it. */
export type WithdrawnDocument = Pick<
  Seen<States["document"]>,
  "id" | "kinds" | "depositedOn" | "withdrawal" | "readers"
>;
export type SeenAppointment = Seen<States["appointment"]>;
export type SeenControl = Omit<Seen<States["control"]>, "report" | "draft"> & {
  readonly report?: unknown;
  readonly draft?: unknown;
};
export type SeenContract = Seen<States["contract"]>;
export type SeenDiagnosis = Omit<Seen<States["diagnosis"]>, "barriers"> & {
  readonly barriers: Barriers;
};
type SeenAirlock = Omit<Seen<States["airlock"]>, "sessions"> & {
  readonly sessions: readonly (Omit<Spoken<States["airlock"]["sessions"][number]>, "needs"> & {
    readonly needs?: readonly Theme[] | null;
  })[];
};
export type SeenRequest = Omit<Seen<States["entry-request"]>, "claimed"> & {
  readonly claimed: readonly string[] | null;
};

/** A dossier as this account may see it; a section that its role does not read is absent. */
export type DossierView = {
  readonly id: string;
  readonly card: ShownCard;
  readonly actions: readonly string[];
  readonly awaited: readonly Awaited[];
  readonly person: {
    readonly id: string;
    readonly version: number;
    readonly identity?: Identity | null;
    readonly contact?: Contact | null;
    readonly situation?: Situation | null;
    readonly residences?: readonly Residence[];
    readonly protectedFor?: readonly string[];
    readonly openings?: readonly Spoken<States["person"]["openings"][number]>[];
  };
  readonly contact?: Seen<States["contact"]>;
  readonly airlock?: SeenAirlock;
  readonly referral?: Seen<States["referral"]>;
  readonly appointments?: readonly SeenAppointment[];
  readonly diagnosis?: SeenDiagnosis;
  readonly opinion?: Seen<States["opinion"]>;
  readonly entryRequest?: SeenRequest;
  readonly controls?: readonly SeenControl[];
  readonly documents?: readonly SeenDocument[];
  readonly withdrawnDocuments?: readonly WithdrawnDocument[];
  readonly parcours?: readonly Seen<States["parcours"]>[];
  readonly contract?: SeenContract & { readonly former: readonly SeenContract[] };
};

export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ["dossier", id],
    queryFn: ({ signal }) => call<DossierView>({ path: `/dossiers/${id}`, signal }),
    // Others work on it too: what is kept shows at once, and is read again each time it is opened.
    staleTime: 0,
  });

/** The control whose decision stands. */
export const standingControl = (view: DossierView): SeenControl | undefined =>
  view.controls
    ?.filter((control) => control.supersededBy === undefined && control.status !== "withdrawn")
    .at(-1);

/** The appointment to come. */
export const openAppointment = (view: DossierView): SeenAppointment | undefined =>
  view.appointments?.filter((one) => one.presence === undefined && !one.cancelled).at(-1);

export const openParcours = (view: DossierView) =>
  view.parcours?.find((one) => one.status === "open");
