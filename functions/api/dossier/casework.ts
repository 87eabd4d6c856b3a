import * as z from "zod";
import { airlockOutcomes, sessionModes } from "../../../domain/airlock/airlock.ts";
import { channels, presences } from "../../../domain/appointment/appointment.ts";
import { tellingChannels, tellingOutcomes } from "../../../domain/appointment/telling.ts";
import { modalities, themes } from "../../../domain/diagnosis/diagnosis.ts";
import { opinions } from "../../../domain/opinion/opinion.ts";
import { noticeMeans, waysIn } from "../../../domain/referral/referral.ts";
import { seen, spoken } from "./seen.ts";

const codesOf = <Code extends string>(labels: Readonly<Record<Code, unknown>>) =>
  z.enum(Object.keys(labels) as [Code, ...Code[]]);
const text = z.string();

/** A try to tell the person; `moment` is 0 for the appointment as given, then one more for each move and the cancelling. */
const telling = () =>
  z.object({
    channel: codesOf(tellingChannels),
    outcome: codesOf(tellingOutcomes),
    moment: z.int(),
    by: text,
    at: text,
  });

/** From the first contact to the opinion. */
export const casework = () => ({
  contact: seen({ action: text, metOn: text, antenne: text, by: text }).optional(),
  airlock: seen({
    startedOn: text,
    counsellor: text,
    sessions: z.array(
      z.looseObject({
        date: text,
        mode: codesOf(sessionModes),
        needs: spoken(z.array(codesOf(themes))).optional(),
        content: spoken(text).optional(),
      }),
    ),
    outcome: z
      .looseObject({ kind: codesOf(airlockOutcomes), on: text, words: spoken(text).optional() })
      .optional(),
  }).optional(),
  referral: seen({
    wayIn: codesOf(waysIn),
    organisation: text.optional(),
    submittedBy: text,
    submittedAt: text,
    antenne: text,
    notice: z.object({ version: text, means: codesOf(noticeMeans) }),
    reason: spoken(text).optional(),
    counsellor: text.optional(),
    attachedTo: text.optional(),
    attachedAt: z.object({ own: text, other: text }).optional(),
    seconds: z.array(text).optional(),
    closing: z.object({ code: text, at: text }).optional(),
  }).optional(),
  appointments: z
    .array(
      seen({
        date: text,
        time: text,
        antenne: text,
        place: spoken(text),
        counsellor: text,
        channel: codesOf(channels),
        moved: z.int(),
        why: spoken(text).optional(),
        presence: codesOf(presences).optional(),
        cancelled: z.literal(true).optional(),
        slot: text.optional(),
        standsSince: text.optional(),
        tellings: z.array(telling()).optional(),
        letter: z.object({ moment: z.int() }).optional(),
      }),
    )
    .optional(),
  diagnosis: seen({
    interviews: z.array(
      z.looseObject({
        date: text,
        start: text,
        end: text,
        modality: codesOf(modalities),
        counsellor: text,
        content: spoken(text).optional(),
        lateReason: spoken(text).optional(),
      }),
    ),
    barriers: spoken(z.partialRecord(codesOf(themes), z.int())).optional(),
  }).optional(),
  opinion: seen({
    kind: codesOf(opinions),
    code: text.optional(),
    reasons: spoken(text),
    by: text,
    at: text,
    redirection: z
      .looseObject({
        target: spoken(z.object({ body: text, contact: text.optional() })),
        checkOn: text,
        received: z.boolean().optional(),
      })
      .optional(),
    seenBy: text.optional(),
  }).optional(),
});
