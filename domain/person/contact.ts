import * as z from "zod";
import { type Channel, channels } from "../appointment/appointment.ts";
import { choice, french, strict } from "../fields.ts";

/** A phone number kept as +33612345678: French when it begins with 0, of any country when it begins with + or 00. */
export const phone = z
  .string({ error: french })
  .overwrite((text) =>
    text
      .replace(/\(0\)/g, "")
      .replace(/[\s.\-()/\u00a0]/gu, "")
      .replace(/^00/, "+")
      .replace(/^0(?=[1-9]\d{8}$)/, "+33"),
  )
  .regex(/^\+(?:33[1-9]\d{8}|(?!33)[1-9]\d{6,13})$/, {
    error: "Ce numéro de téléphone n’est pas valable. Écrivez par exemple 06 12 34 56 78.",
  })
  .meta({ examples: ["+33612345678"] });

export const email = z
  .string({ error: french })
  .overwrite((text) => text.trim())
  .max(254, { error: french })
  .regex(z.regexes.email, { error: "Cette adresse de courriel n’est pas valable." })
  .meta({ format: "email", examples: ["marie@exemple.fr"] });

/** How to reach a person. Neither phone nor e-mail is unique, and neither identifies anybody. */
export const contact = strict({
  phone: phone.optional(),
  email: email.optional(),
  channel: choice(Object.keys(channels) as [Channel, ...Channel[]]),
}).superRefine((given, context) => {
  const needsPhone = given.channel === "sms" || given.channel === "call";
  if (needsPhone && given.phone === undefined)
    context.addIssue({
      code: "custom",
      path: ["phone"],
      message: "Indiquez un numéro de téléphone pour ce moyen de contact.",
    });
  if (given.channel === "email" && given.email === undefined)
    context.addIssue({
      code: "custom",
      path: ["email"],
      message: "Indiquez une adresse de courriel pour ce moyen de contact.",
    });
});
export type Contact = z.infer<typeof contact>;
