/** Stands in a bundle for a module that no function comes to: if one did, it would say so. */
throw new Error("this module is left out of the bundles (infra/bundle.ts)");
