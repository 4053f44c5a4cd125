// The desk works without this file. It only fills the form of a missed or misread claim with what is selected.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const body = document.querySelector(".body");
  if (!body) return;
  for (const form of document.querySelectorAll(".panel form.fields")) {
    for (const field of form.querySelectorAll("[name=content], [name=source], [name=cue]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Take what is selected in the text";
      // The selection goes when a field is pressed, so it is kept while the button is pressed down.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => {
        const chosen = document.getSelection();
        if (chosen && chosen.rangeCount && body.contains(chosen.anchorNode)) field.value = chosen.toString().trim();
      });
      field.after(button);
    }
  }
});
