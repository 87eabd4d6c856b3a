/** One stage is one PLIE (design.md section 1). Stages differ by this data and by nothing else. */
export type Stage = {
  /** Prefix of the stacks' names: short, lower case. */
  readonly name: string;
  readonly region: string;
  /** The own domain of the client; without it CloudFront's name is used and there is no edge stack. */
  readonly domain?: string;
  /** Whether AWS WAF stands in front (5 $ a month and 1 $ a rule). */
  readonly webAcl: boolean;
  readonly mail: {
    /** Sender of every mail; the identity that SES verifies is its domain. */
    readonly from: string;
    /** False until SES has verified the domain: Cognito refuses an unverified sender, so e-mail codes wait for it. */
    readonly verified: boolean;
  };
  /** Who receives the alarms. */
  readonly alarmsTo: readonly string[];
};

export const stages: readonly Stage[] = [
  {
    name: "demo",
    region: "eu-west-3",
    webAcl: false,
    mail: { from: "jalon@plie-demo.example", verified: true },
    alarmsTo: ["exploitation@plie-demo.example"],
  },
];

/** @throws Error that lists the known stages when there is none of this name. */
export const stageNamed = (name: string): Stage => {
  const found = stages.find((stage) => stage.name === name);
  if (found) return found;
  throw new Error(`no stage "${name}": ${stages.map((stage) => stage.name).join(", ")}`);
};
