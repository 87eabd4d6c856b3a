import { Duration } from "aws-cdk-lib";
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import type { DataStack } from "../data-stack.ts";

/**
 * The two constant styles that React Aria adds to the page: how a pressed button and a page under a dialog take touch.
 * test/infra/site.test.ts works them out again from the library.
 */
const ariaStyles = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** What the client may load and reach: itself, the documents by signed address, the sign-in. Nothing inline. */
const contentSecurityPolicy = (data: DataStack): string => {
  const documents = data.documents.origin;
  const issuer = `https://cognito-idp.${data.region}.${data.urlSuffix}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${ariaStyles.join(" ")}`,
    "font-src 'self'",
    `img-src 'self' blob: data: ${documents}`,
    `connect-src 'self' ${documents} ${issuer} ${data.accounts.signInOrigin}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
};

const refused = ["camera", "geolocation", "microphone", "payment", "usb"];

/** The headers of every answer, the client's and the API's. */
export const securityHeaders = (scope: Construct, data: DataStack): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, "Headers", {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(data), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: "permissions-policy",
          value: refused.map((name) => `${name}=()`).join(", "),
          override: true,
        },
      ],
    },
  });
