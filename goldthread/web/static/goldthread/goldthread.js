// Everything works without this file; it only makes things quicker.
import * as govuk from "../vendor/govuk-frontend/govuk-frontend.min.js";
import * as moj from "../vendor/moj-frontend/moj-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
govuk.initAll();
moj.initAll();

// The account menu closes on Escape and when the focus or a click goes elsewhere.
for (const menu of document.querySelectorAll("details.gt-menu")) {
  const close = () => menu.removeAttribute("open");
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      close();
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) close();
  });
}

// On a small screen the filters would push the list out of sight: fold them until asked for.
if (window.matchMedia("(max-width: 48em)").matches) {
  for (const filter of document.querySelectorAll("details.gt-filter")) {
    if (!filter.querySelector(".govuk-error-message")) filter.removeAttribute("open");
  }
}

// A region that does not overflow need not be a stop for the keyboard; when a window is made
// narrower, or the page larger, it becomes one again.
const overflowing = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else if (target !== document.activeElement) target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".gt-scroll[tabindex]")) overflowing.observe(region);
