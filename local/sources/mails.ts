/** What becomes of mails, as SES would tell it where the template asks: nothing leaves this machine. */
import type { Assembly } from "../assembly.ts";
import { account, region } from "../identity.ts";
import { at, text, texts } from "../json.ts";
import type { Bus } from "./bus.ts";

/** A mail that SES took. */
export type Sent = {
  readonly id: string;
  /** The domain or address, as the template declares it, that it was sent from. */
  readonly identity: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
};

/** SES's own mailbox simulator: what comes back from these addresses (SES Developer Guide). */
const simulated = [
  { start: "bounce", event: "bounce", type: "Email Bounced" },
  { start: "complaint", event: "complaint", type: "Email Complaint Received" },
] as const;

/** Says on the bus that a mail was sent; and that it came back, when its reader is one of SES's mailbox simulator. */
export function mailEvents(assembly: Assembly, bus: Bus): (sent: Sent) => Promise<void> {
  const setOf = (identity: string) => {
    const declared = assembly
      .ofType("AWS::SES::EmailIdentity")
      .find((each) => assembly.ref(each) === identity);
    return text(at(declared?.properties, "ConfigurationSetAttributes", "ConfigurationSetName"));
  };
  const toldOf = (set: string) =>
    assembly
      .ofType("AWS::SES::ConfigurationSetEventDestination")
      .filter(({ properties }) => text(properties.ConfigurationSetName) === set)
      .map(({ properties }) => properties.EventDestination)
      .filter((each) => at(each, "Enabled") !== false && at(each, "EventBridgeDestination"))
      .flatMap((each) => texts(at(each, "MatchingEventTypes")));

  return async ({ id, identity, from, to, tags }) => {
    const set = setOf(identity);
    const told = toldOf(set);
    const tell = async (event: string, type: string) => {
      if (!told.includes(event)) return;
      const mail = {
        messageId: id,
        source: from,
        sendingAccountId: account,
        destination: to,
        tags: { ...tags, "ses:configuration-set": [set] },
      };
      await bus.publish({
        source: "aws.ses",
        type,
        resource: `arn:aws:ses:${region}:${account}:configuration-set/${set}`,
        detail: { eventType: type.split(" ")[1], mail },
      });
    };
    await tell("send", "Email Sent");
    for (const { start, event, type } of simulated) {
      const returns = new RegExp(`^${start}([+].*)?@simulator[.]amazonses[.]com$`);
      if (to.some((address) => returns.test(address))) await tell(event, type);
    }
  };
}
