import { tracingChannel } from "node:diagnostics_channel";

/**
 * Told of each exchange with a service, from its signature to the last byte of its answer, and of each address that is
 * signed: what is in between is the SDK's and Node's work, not our own (docs/decisions/own-time-is-counted-apart.md).
 */
export const exchanges = tracingChannel("jalon:exchange");
