import "./style/base.css";
import "./style/tokens.css";
import "./style/letters.css";
import "./style/print.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries.ts";
import { Toasts } from "./kit/Toast.tsx";
import { router } from "./router.tsx";
import { rememberLists } from "./shell/lists.ts";
import { refuseStrayFiles } from "./shell/stray.ts";
import { setTheme, theme } from "./shell/theme.ts";

setTheme(theme());
rememberLists(router);
refuseStrayFiles();

const place = document.getElementById("application");
if (place === null) throw new Error("index.html has lost its place");
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
    <Toasts />
  </QueryClientProvider>,
);
