import type { Stage } from "../../../domain/dossier/stage.ts";
import type { Submission } from "../../../domain/referral/submission.ts";
import { call } from "../api/client.ts";
import type { Executed } from "../api/command.ts";
import { queries } from "../api/queries.ts";
import { listQuery } from "../api/rows.ts";

/** What a partner sees of an orientation: the stage and a shareable label, nothing else. */
export type ReferralView = {
  readonly dossier: string;
  readonly number: string;
  readonly name: string;
  readonly firstNames: string;
  readonly stage: Stage;
  readonly outcome?: string;
  readonly submittedAt: string;
};

export const referralsQuery = () =>
  listQuery<ReferralView>("/referrals", { limit: 200 }, ["referrals"]);

/** Sends an orientation. `key` is that of the intention: sending twice makes one. */
export const submitReferral = async (submission: Submission, key: string): Promise<Executed> => {
  const done = await call<Executed>({ method: "POST", path: "/referrals", body: submission, key });
  void queries.invalidateQueries({ queryKey: ["list"] });
  return done;
};
