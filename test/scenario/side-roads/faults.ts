import { expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import type { Scene } from "../scene.ts";
import { checked, controlled, done, later, read, today } from "../steps.ts";

type Reason = { code: string; label: string; shareable: string; retired: boolean };
type Settings = { items: { name: string; value: Record<string, Reason[]> }[] };

/** The reasons for which a document is not accepted are the PLIE's own list. */
export const faults = (scene: Scene): void => {
  it("a reason that the PLIE adds is offered from its day on and told in its words; one that it retires is refused", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Zegers");
    const { items } = done(await cast.administrator.get("/settings")) as unknown as Settings;
    const all = items.find(({ name }) => name === "reasons")?.value ?? {};
    const document = [
      ...(all.document ?? []).map((one) => ({ ...one, retired: one.code === "unreadable" })),
      {
        code: "unsigned",
        label: "Pièce non signée",
        shareable: "Dossier en cours",
        retired: false,
      },
    ];
    const papers = (await read(cast.statistics, dossier)).documents as {
      id: string;
      kinds: string[];
    }[];
    const kind = "rsa-certificate";
    const paper = papers.find(({ kinds }) => kinds.includes(kind))?.id;
    const answer = async (fault: string) => {
      const reviews = [{ document: paper, kind, accepted: false, fault }];
      const outcome = "documents-missing";
      return cast.statistics.post(`/dossiers/${dossier}/control/decision`, { outcome, reviews });
    };
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    expect(await answer("unsigned")).toMatchObject({
      status: 422,
      body: { code: "reason-unknown" },
    });
    const value = { ...all, document };
    done(await cast.administrator.put("/settings/reasons", { value, from: addDays(today(), 1) }));
    later(house, { days: 1 });
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    await house.eventually(
      async () => expect((await answer("unreadable")).body.code).toBe("reason-unknown"),
      70_000,
    );
    done(await answer("unsigned"));
    done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
    const { report } = await checked(house, cast.statistics, dossier);
    expect(JSON.stringify(report)).toContain("Pièce déposée non acceptée : pièce non signée.");
  });
};
