import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import {
  CfnManagedLoginBranding,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";

/** The client as the user pool knows it: public, by code and PKCE, tokens of ten minutes, renewal rotated. */
export class SignIn extends Construct {
  constructor(scope: Construct, id: string, data: DataStack, url: string) {
    super(scope, id);
    const { id: userPoolId, issuer, scope: apiScope } = data.accounts;
    const client = new UserPoolClient(this, "Client", {
      userPool: UserPool.fromUserPoolId(this, "Pool", userPoolId.text),
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.custom(apiScope)],
        callbackUrls: [`${url}/retour`],
        logoutUrls: [`${url}/connexion`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.minutes(10),
      idTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.hours(12),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: userPoolId.text,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    // What the client reads at `/client.json`: written beside its files when they are published.
    new CfnOutput(Stack.of(this), "ClientJson", {
      value: Stack.of(this).toJsonString({
        issuer: issuer.text,
        clientId: client.userPoolClientId,
        scope: `openid ${apiScope}`,
      }),
    });
  }
}
