import { fileURLToPath } from "node:url";
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { type Api, apiPath } from "./api.ts";
import type { DataStack } from "./data-stack.ts";
import type { EdgeStack } from "./edge-stack.ts";
import { acknowledge } from "./parts/nag.ts";
import { securityHeaders } from "./parts/security-headers.ts";
import type { Stage } from "./stages.ts";

/** The one origin that people reach: the client's files, and the API under `/api/`. */
export class Site extends Construct {
  readonly distribution: Distribution;
  readonly client: Bucket;
  readonly url: string;

  constructor(
    scope: Construct,
    id: string,
    stage: Stage,
    data: DataStack,
    api: Api,
    edge?: EdgeStack,
  ) {
    super(scope, id);
    this.client = new Bucket(this, "Client", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const headers = securityHeaders(this, data);
    const gateway = new HttpOrigin(
      `${api.gateway.restApiId}.execute-api.${stage.region}.${Stack.of(this).urlSuffix}`,
      { customHeaders: { "x-api-key": api.originKey }, readTimeout: Duration.seconds(30) },
    );
    this.distribution = new Distribution(this, "Distribution", {
      comment: `Jalon ${stage.name}`,
      defaultRootObject: "index.html",
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(stage.domain && edge?.certificateArn
        ? {
            domainNames: [stage.domain],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(
              this,
              "Certificate",
              edge.certificateArn.text,
            ),
          }
        : {}),
      webAclId: edge?.webAclArn?.text,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.client),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_REQUEST, function: this.clientPath() },
        ],
      },
      additionalBehaviors: {
        [`/${apiPath}/*`]: {
          origin: gateway,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: headers,
        },
      },
    });
    this.url = `https://${stage.domain ?? this.distribution.distributionDomainName}`;
    acknowledge(this.client, {
      "AwsSolutions-S1":
        "Holds the published client, read by CloudFront alone: there is no access worth a log.",
    });
    acknowledge(this.distribution, {
      "AwsSolutions-CFR1":
        "People of a PLIE also work from a train abroad; the second factor guards the sign-in.",
      "AwsSolutions-CFR2":
        "A web ACL costs more than all the rest: a stage asks for it (`webAcl`).",
      "AwsSolutions-CFR3":
        "These logs hold addresses and paths with ids of dossiers; the gateway's log holds what may be kept.",
      "AwsSolutions-CFR4":
        "CloudFront's own name cannot ask for more than TLS 1.0; with an own domain it is TLS 1.2 (2021).",
    });
  }

  private clientPath(): EdgeFunction {
    return new EdgeFunction(this, "ClientPath", {
      runtime: FunctionRuntime.JS_2_0,
      comment: "An address without a file's ending is a page of the client",
      code: FunctionCode.fromFile({
        filePath: fileURLToPath(new URL("client-path.js", import.meta.url)),
      }),
    });
  }
}
