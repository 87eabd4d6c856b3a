/** Where each AWS service stands on this machine. */
export type Addresses = {
  /** What people open: stands for the CloudFront distribution. */
  readonly origin: string;
  /** The regional address of the REST API. */
  readonly api: string;
  readonly dynamodb: string;
  readonly sqs: string;
  readonly s3: string;
  readonly ses: string;
  /** The admin interface of the user pool. */
  readonly cognito: string;
  /** Issuer and sign-in pages of the user pool. */
  readonly oidc: string;
};

/**
 * Replaces the addresses that AWS would give (in settings, content policies, files of the client) by the local ones.
 * Same template, other place: the only thing that differs from a deployment.
 */
export function localized(value: string, addresses: Addresses): string {
  if (!/amazonaws\.com|cloudfront\.net|amazoncognito\.com/.test(value)) return value;
  return value
    .replaceAll(/https:\/\/[\w.-]+\.s3\.(?:[\w-]+\.)?amazonaws\.com/g, addresses.s3)
    .replaceAll(/https:\/\/s3\.[\w-]+\.amazonaws\.com/g, addresses.s3)
    .replaceAll(/https:\/\/[\w*-]+\.cloudfront\.net/g, addresses.origin)
    .replaceAll(/https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(?:\/[\w-]+)?/g, addresses.oidc)
    .replaceAll(/https:\/\/[\w.-]+\.auth\.[\w-]+\.amazoncognito\.com/g, addresses.oidc);
}
