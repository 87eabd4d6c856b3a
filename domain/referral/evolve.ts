import { begun, type Recorded } from "../decider.ts";
import type { ReferralEvent, ReferralState } from "./referral.ts";

export const evolveReferral = (
  state: ReferralState | undefined,
  event: Recorded<ReferralEvent>,
): ReferralState => {
  if (event.type === "referral-submitted")
    return {
      ...event.data,
      submittedBy: event.by,
      submittedAt: event.at,
      ...(event.leaves?.reason && { reason: event.leaves.reason }),
    };
  const referral = begun(state, event);
  switch (event.type) {
    case "counsellor-assigned":
      return { ...referral, counsellor: event.data.counsellor, antenne: event.data.antenne };
    case "referral-attached":
      return {
        ...referral,
        attachedTo: event.data.dossier,
        ...(event.data.stages && { attachedAt: event.data.stages }),
        closing: { code: "attached", at: event.at },
      };
    case "second-referral-noted":
      return { ...referral, seconds: [...(referral.seconds ?? []), event.data.dossier] };
    case "referral-closed":
      return { ...referral, closing: { code: event.data.code, at: event.at } };
    case "referral-reopened": {
      const { closing: _closing, ...open } = referral;
      return open;
    }
  }
};
