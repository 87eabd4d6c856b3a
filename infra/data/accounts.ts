import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  type CfnUserPool,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  ResourceServerScope,
  UserPool,
  UserPoolEmail,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import { Grant } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { JalonFunction } from "../parts/function.ts";
import { acknowledge } from "../parts/nag.ts";
import { Shared } from "../parts/shared.ts";
import type { Stage } from "../stages.ts";
import type { MailIdentity } from "./mail-identity.ts";
import { pin } from "./pin.ts";
import type { DossierTable } from "./table.ts";

// What creating, changing and closing an account asks of Cognito (functions/adapters/users.ts); never a password.
const administration = [
  "AdminCreateUser",
  "AdminDeleteUser",
  "AdminDisableUser",
  "AdminGetUser",
  "AdminUserGlobalSignOut",
].map((action) => `cognito-idp:${action}`);

/** The mail of a code, in the words of the people who read it. */
const codeMail = {
  emailAuthenticationSubject: "Votre code de connexion à Jalon",
  emailAuthenticationMessage:
    "Bonjour,<br>votre code de connexion à Jalon : <strong>{####}</strong><br>Il sert une fois, pendant trois minutes. Si vous n’avez pas demandé à vous connecter, ignorez ce message.",
};

/**
 * Who may sign in: address and password, and a second factor for all: an application, or a code by mail
 * (docs/decisions/code-by-mail-after-the-password.md). The trigger that writes roles into the access
 * token belongs to the pool, so it lives beside it (docs/decisions/pre-token-with-the-pool.md).
 */
export class AccountPool extends Construct {
  readonly id: Shared;
  readonly arn: Shared;
  readonly issuer: Shared;
  readonly triggerName: Shared;
  /** Scope that every access token of ours bears. */
  readonly scope = "jalon/api";
  readonly signInOrigin: Shared;

  constructor(scope: Construct, id: string, stage: Stage, table: DossierTable, mail: MailIdentity) {
    super(scope, id);
    const { verified } = stage.mail;
    const trigger = new JalonFunction(this, "PreToken", {
      entry: "pre-token",
      description: "Writes roles, antennes and deputies of the moment into the access token",
      timeout: 5,
    });
    table.grantRead(trigger, ["DIRECTORY"]);

    const pool = pin(
      new UserPool(this, "Pool", {
        selfSignUpEnabled: false,
        signInAliases: { email: true },
        signInCaseSensitive: false,
        standardAttributes: { email: { required: true, mutable: true } },
        autoVerify: { email: true },
        keepOriginal: { email: true },
        mfa: Mfa.REQUIRED,
        mfaSecondFactor: { sms: false, otp: true, email: verified },
        passwordPolicy: {
          minLength: 12,
          requireLowercase: true,
          requireUppercase: true,
          requireDigits: true,
          requireSymbols: true,
          tempPasswordValidity: Duration.days(3),
        },
        // One address can't both recover and be the second factor: an administrator resets.
        accountRecovery: AccountRecovery.NONE,
        // Claims in access tokens and codes by e-mail begin with this plan.
        featurePlan: FeaturePlan.ESSENTIALS,
        email: verified
          ? UserPoolEmail.withSES({
              fromEmail: mail.from,
              fromName: "Jalon",
              sesRegion: stage.region,
              sesVerifiedDomain: mail.domain,
              configurationSetName: mail.configuration.configurationSetName,
            })
          : UserPoolEmail.withCognito(),
        userInvitation: {
          emailSubject: "Votre accès à Jalon",
          emailBody:
            "Bonjour,<br>votre accès à Jalon est ouvert. Identifiant : {username}<br>Mot de passe provisoire (3 jours) : {####}",
        },
        deletionProtection: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      "UserPool",
    );
    if (verified) Object.assign(pool.node.defaultChild as CfnUserPool, codeMail);
    acknowledge(pool, {
      "AwsSolutions-COG8":
        "Threat protection costs more than the rest of a small PLIE's bill; the second factor is required of all instead.",
    });
    pool.node.addDependency(mail.identity);
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger, LambdaVersion.V2_0);
    pin(pool.node.findChild("PreTokenGenerationConfigCognito"), "PreTokenPermission");
    pin(trigger, "PreToken");
    pin(trigger.logGroup, "PreTokenLog");
    pin(trigger.ownRole, "PreTokenRole");
    pin(trigger.ownRole.node.findChild("DefaultPolicy"), "PreTokenPolicy");

    const api = new ResourceServerScope({ scopeName: "api", scopeDescription: "Jalon" });
    pin(
      pool.addResourceServer("ResourceServer", { identifier: "jalon", scopes: [api] }),
      "ResourceServer",
    );
    const domain = pin(
      pool.addDomain("Domain", {
        cognitoDomain: { domainPrefix: `jalon-${stage.name}-${Stack.of(this).account}` },
        managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
      }),
      "SignInDomain",
    );
    this.id = new Shared(this, "UserPoolId", pool.userPoolId);
    this.arn = new Shared(this, "UserPoolArn", pool.userPoolArn);
    this.issuer = new Shared(this, "UserPoolIssuer", pool.userPoolProviderUrl);
    this.signInOrigin = new Shared(this, "SignInOrigin", domain.baseUrl());
    this.triggerName = new Shared(this, "PreTokenName", trigger.functionName);
  }

  /** Lets a function open, change and close accounts, and tells it the pool. */
  grantAdministration(fn: JalonFunction): void {
    Grant.addToPrincipal({
      grantee: fn,
      actions: administration,
      resourceArns: [this.arn.text],
    });
    fn.addEnvironment("USER_POOL_ID", this.id.text);
  }
}
