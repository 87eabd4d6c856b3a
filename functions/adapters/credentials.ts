/**
 * Stands in for `@aws-sdk/credential-provider-node` in every bundle (esbuild alias, design.md section 11): Lambda hands
 * the role's credentials over in the environment, so the chain of files, SSO and metadata servers is 130 kB of load
 * for nothing.
 */
type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
};

/**
 * A provider that reads the environment, with the signature of the SDK's own `defaultProvider`.
 *
 * @throws Error when the runtime gave no credentials: nothing can be called without them.
 */
export const defaultProvider = () => async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error("no credentials in the environment");
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
};
