/**
 * Reads what `cdk synth` wrote: the stacks of cdk.out, every value resolved as CloudFormation would. What it does not
 * know stops the start, so that nothing is served otherwise than it would be deployed.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Addresses, localized } from "./addresses.ts";
import { account, attribute, partition, reference, region } from "./identity.ts";
import { at, isRecord, type Json, list, record, text } from "./json.ts";

/** One resource of a stack, its properties resolved. */
export type Resource = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Json;
};

/** All stacks of the assembly together. */
export type Assembly = {
  readonly stacks: readonly string[];
  readonly resources: readonly Resource[];
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  /** The cdk.out that was read. */
  readonly directory: string;
  /** The value of an output of any stack; undefined when none has this name. */
  readonly output: (name: string) => string | undefined;
  /** The folder or file of an asset, by the object key that the template gives it. */
  readonly asset: (objectKey: string) => string;
  /** What Ref and GetAtt of this resource give. */
  readonly ref: (resource: Resource) => string;
  readonly attribute: (resource: Resource, name: string) => string;
};

/** A template that cannot be served, in one line. */
export class Unserved extends Error {}

type Raw = { readonly stack: string; readonly id: string; readonly type: string; body: Json };

/**
 * Loads the stacks of one stage from `directory` (a cdk.out).
 * @param addresses where the local engines stand in for AWS addresses
 * @param stage its name; the first one when it is left out
 * @param secret gives the value of a Secrets Manager secret from its logical id and generation rules
 * @throws Unserved when the assembly is missing or uses an intrinsic that is not resolved here
 */
export function loadAssembly(
  directory: string,
  addresses: Addresses,
  secret: (id: string, properties: Json) => string,
  stage?: string,
): Assembly {
  const manifest = join(directory, "manifest.json");
  if (!existsSync(manifest)) throw new Unserved(`no synthesized app in ${directory}`);
  const artifacts = Object.entries(record(at(readJson(manifest), "artifacts")));
  const stacks = artifacts.filter(([, body]) => at(body, "type") === "aws:cloudformation:stack");
  const chosen = stage ?? stacks[0]?.[0].replace(/-\w+$/, "");
  const own = stacks.filter(([name]) => name.replace(/-\w+$/, "") === chosen);
  if (own.length === 0) throw new Unserved(`no stage « ${chosen} » in ${directory}`);
  const templates = own.map(([name, body]) => ({
    name: text(at(body, "properties", "stackName"), name),
    template: record(readJson(join(directory, text(at(body, "properties", "templateFile"))))),
  }));
  const raws = templates.flatMap(({ name, template }) =>
    Object.entries(record(template.Resources)).map(
      ([id, body]): Raw => ({ stack: name, id, type: text(at(body, "Type")), body: record(body) }),
    ),
  );
  const byId = new Map(raws.map((raw) => [`${raw.stack}/${raw.id}`, raw]));
  const exported = new Map(
    templates.flatMap(({ name, template }) =>
      Object.values(record(template.Outputs))
        .filter((output) => at(output, "Export", "Name") !== undefined)
        .map((output): [string, () => unknown] => [
          text(resolve(name, at(output, "Export", "Name"))),
          () => resolve(name, at(output, "Value")),
        ]),
    ),
  );

  const outputs = new Map(
    templates.flatMap(({ name, template }) =>
      Object.entries(record(template.Outputs)).map(([output, body]): [string, () => unknown] => [
        `${name}.${output}`,
        () => resolve(name, at(body, "Value")),
      ]),
    ),
  );

  function find(stack: string, id: string): Raw {
    const raw = byId.get(`${stack}/${id}`);
    if (!raw) throw new Unserved(`${stack}: « ${id} » is referred to but not declared`);
    return raw;
  }
  function named(raw: Raw): Parameters<typeof reference>[0] {
    const properties = record(raw.body.Properties);
    return {
      type: raw.type,
      id: raw.id,
      stack: raw.stack,
      property: (name) => resolve(raw.stack, properties[name]),
    };
  }
  function resolve(stack: string, value: unknown): unknown {
    if (typeof value === "string") return value;
    if (Array.isArray(value))
      return value.map((each) => resolve(stack, each)).filter((each) => each !== undefined);
    if (!isRecord(value)) return value;
    const [name, argument] = Object.entries(value)[0] ?? [];
    if (name === undefined) return value;
    if (Object.keys(value).length === 1 && (name === "Ref" || name.startsWith("Fn::")))
      return intrinsic(stack, name, argument);
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, resolve(stack, each)])
        .filter(([, each]) => each !== undefined),
    );
  }
  function intrinsic(stack: string, name: string, argument: unknown): unknown {
    switch (name) {
      case "Ref":
        return pseudo(stack, text(argument)) ?? ref(stack, text(argument));
      case "Fn::GetAtt": {
        const [id, ...path] = typeof argument === "string" ? argument.split(".") : list(argument);
        return attribute(named(find(stack, text(id))), path.join("."), addresses);
      }
      case "Fn::Join": {
        const [separator, parts] = list(argument);
        const joined = list(resolve(stack, parts)).map((each) => text(each));
        return joined.join(text(separator));
      }
      case "Fn::Sub": {
        const [source, variables] = list(argument);
        return text(source).replaceAll(/\$\{(!?)([^}]+)\}/g, (whole, literal, variable: string) => {
          if (literal) return whole.replace("!", "");
          const own = at(variables, variable);
          if (own !== undefined) return text(resolve(stack, own));
          return text(
            variable.includes(".") && !variable.startsWith("AWS::")
              ? intrinsic(stack, "Fn::GetAtt", variable)
              : intrinsic(stack, "Ref", variable),
          );
        });
      }
      case "Fn::Select": {
        const [index, choices] = list(argument);
        return list(resolve(stack, choices))[Number(index)];
      }
      case "Fn::Split": {
        const [separator, source] = list(argument);
        return text(resolve(stack, source)).split(text(separator));
      }
      case "Fn::GetStackOutput": {
        const name = `${text(at(argument, "StackName"))}.${text(at(argument, "OutputName"))}`;
        const output = outputs.get(name);
        if (!output) throw new Unserved(`${stack}: no stack has the output « ${name} »`);
        return output();
      }
      case "Fn::ImportValue": {
        const exportName = text(resolve(stack, argument));
        const value = exported.get(exportName);
        if (!value) throw new Unserved(`${stack}: no stack exports « ${exportName} »`);
        return value();
      }
      default:
        throw new Unserved(`${stack}: the intrinsic « ${name} » is not served locally`);
    }
  }
  function ref(stack: string, id: string): string {
    return reference(named(find(stack, id)), addresses);
  }
  /** Dynamic references (`{{resolve:secretsmanager:…}}`) and AWS addresses that stand for a local one. */
  function finished(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(finished);
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, finished(each)]));
    if (typeof value !== "string") return value;
    return localized(value, addresses).replaceAll(
      /\{\{resolve:([^:]+):(.*?)\}\}/g,
      (whole, service: string, key: string) => {
        if (service !== "secretsmanager")
          throw new Unserved(`the dynamic reference « ${whole} » is not served locally`);
        const [arn = "", field = ""] = key.split(/:SecretString:?/);
        const raw = raws.find(
          (each) =>
            each.type === "AWS::SecretsManager::Secret" &&
            [ref(each.stack, each.id), at(each.body, "Properties", "Name")].includes(arn),
        );
        if (!raw) throw new Unserved(`the secret « ${arn} » is not declared`);
        const value = secret(raw.id, record(resolve(raw.stack, raw.body.Properties)));
        const fieldName = field.split(":")[0];
        return fieldName ? text(at(JSON.parse(value), fieldName)) : value;
      },
    );
  }

  const resources = raws.map(
    (raw): Resource => ({
      stack: raw.stack,
      id: raw.id,
      type: raw.type,
      properties: record(finished(resolve(raw.stack, raw.body.Properties))),
    }),
  );
  const assets = new Map(
    artifacts
      .filter(([, body]) => at(body, "type") === "cdk:asset-manifest")
      .flatMap(([, body]) =>
        Object.values(
          record(at(readJson(join(directory, text(at(body, "properties", "file")))), "files")),
        ),
      )
      .flatMap((file) =>
        Object.values(record(at(file, "destinations"))).map((destination): [string, string] => [
          text(at(destination, "objectKey")),
          join(directory, text(at(file, "source", "path"))),
        ]),
      ),
  );
  return {
    stacks: templates.map(({ name }) => name),
    resources,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
    directory,
    output: (name) => {
      const found = [...outputs].find(([key]) => key.endsWith(`.${name}`))?.[1];
      return found === undefined ? undefined : text(finished(found()));
    },
    asset: (objectKey) => {
      const path = assets.get(objectKey);
      if (!path) throw new Unserved(`the asset « ${objectKey} » is not in ${directory}`);
      return path;
    },
    ref: (resource) => localized(ref(resource.stack, resource.id), addresses),
    attribute: (resource, name) =>
      localized(attribute(named(find(resource.stack, resource.id)), name, addresses), addresses),
  };
}

function pseudo(stack: string, name: string): unknown {
  switch (name) {
    case "AWS::Region":
      return region;
    case "AWS::AccountId":
      return account;
    case "AWS::Partition":
      return partition;
    case "AWS::URLSuffix":
      return "amazonaws.com";
    case "AWS::StackName":
      return stack;
    case "AWS::StackId":
      return `arn:${partition}:cloudformation:${region}:${account}:stack/${stack}/local`;
    case "AWS::NoValue":
      return undefined;
    default:
      if (name.startsWith("AWS::"))
        throw new Unserved(`${stack}: the pseudo parameter « ${name} » is not served locally`);
      return undefined;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
