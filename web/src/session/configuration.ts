import * as oauth from "oauth4webapi";

/** What the origin says about sign-in (`/client.json`), with the issuer's own description. */
export type Configuration = {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly clientId: string;
  readonly scope: string;
  readonly insecure: boolean;
};

type ClientFile = { issuer: string; clientId: string; scope: string };

const load = async (): Promise<Configuration> => {
  const response = await fetch("/client.json", { cache: "no-store" });
  if (!response.ok) throw new Error("client.json");
  const file = (await response.json()) as ClientFile;
  // A machine whose clock is a day wrong would refuse every token: judge them by the server's clock.
  const served = Date.parse(response.headers.get("date") ?? "");
  const skew = Number.isNaN(served) ? 0 : Math.round((served - Date.now()) / 1000);
  const issuer = new URL(file.issuer);
  const insecure = issuer.protocol === "http:";
  const answer = await oauth.discoveryRequest(issuer, {
    [oauth.allowInsecureRequests]: insecure,
  });
  return {
    server: await oauth.processDiscoveryResponse(issuer, answer),
    client: { client_id: file.clientId, [oauth.clockSkew]: skew, [oauth.clockTolerance]: 60 },
    clientId: file.clientId,
    scope: file.scope,
    insecure,
  };
};

let kept: Promise<Configuration> | undefined;

/** The configuration, fetched once; a failed attempt is not kept. */
export const configuration = (): Promise<Configuration> => {
  kept ??= load().catch((error: unknown) => {
    kept = undefined;
    throw error;
  });
  return kept;
};
