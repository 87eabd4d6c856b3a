/** The routes of the REST API as the template declares them. */
import type { Assembly, Resource } from "../assembly.ts";
import { at, number, text, texts } from "../json.ts";

export type Route = {
  readonly method: string;
  /** The path with its parameters in braces. */
  readonly path: string;
  readonly resourceId: string;
  readonly functionArn: string;
  readonly timeout: number;
  /** ARNs of the user pools that may let people in; empty when the route is open. */
  readonly pools: readonly string[];
  readonly scopes: readonly string[];
  readonly needsKey: boolean;
};

/** Every method of `api` that a function answers. */
export function routesOf(assembly: Assembly, api: Resource): readonly Route[] {
  const resources = new Map(
    assembly.ofType("AWS::ApiGateway::Resource").map((each) => [assembly.ref(each), each]),
  );
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    if (!resource) return "";
    return `${pathOf(text(resource.properties.ParentId))}/${text(resource.properties.PathPart)}`;
  };
  const authorizers = new Map(
    assembly
      .ofType("AWS::ApiGateway::Authorizer")
      .map((each) => [assembly.ref(each), texts(each.properties.ProviderARNs)]),
  );
  return assembly
    .ofType("AWS::ApiGateway::Method")
    .filter(({ properties }) => properties.RestApiId === assembly.ref(api))
    .filter(({ properties }) => at(properties, "Integration", "Type") === "AWS_PROXY")
    .map(({ properties }) => ({
      method: text(properties.HttpMethod),
      path: pathOf(text(properties.ResourceId)) || "/",
      resourceId: text(properties.ResourceId),
      functionArn:
        /functions\/(.+)\/invocations$/.exec(text(at(properties, "Integration", "Uri")))?.[1] ?? "",
      timeout: number(at(properties, "Integration", "TimeoutInMillis"), 29_000),
      pools:
        properties.AuthorizationType === "COGNITO_USER_POOLS"
          ? (authorizers.get(text(properties.AuthorizerId)) ?? ["?"])
          : [],
      scopes: texts(properties.AuthorizationScopes),
      needsKey: properties.ApiKeyRequired === true,
    }));
}

/** A route found for a path, with the values of its parameters. */
export type Match = {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
};

/** The route that answers: literal segments win over parameters, parameters over `{proxy+}`. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Match | undefined {
  const wanted = path.split("/").slice(1);
  const matches = routes
    .filter((route) => route.method === method || route.method === "ANY")
    .flatMap((route) => {
      const segments = route.path === "/" ? [""] : route.path.split("/").slice(1);
      const greedy = segments.at(-1)?.endsWith("+}") ?? false;
      if (greedy ? wanted.length < segments.length : wanted.length !== segments.length) return [];
      const parameters: Record<string, string> = {};
      let rank = "";
      for (const [place, segment] of segments.entries()) {
        const name = /^\{(\w+)(\+?)\}$/.exec(segment);
        const value = decodeURIComponent(
          (name?.[2] ? wanted.slice(place).join("/") : wanted[place]) ?? "",
        );
        if (!name && segment !== wanted[place]) return [];
        if (name && value === "") return [];
        if (name?.[1]) parameters[name[1]] = value;
        rank += name ? (name[2] ? "2" : "1") : "0";
      }
      return [{ route, parameters, rank }];
    });
  return matches.toSorted((one, other) => one.rank.localeCompare(other.rank))[0];
}
