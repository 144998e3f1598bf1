// Prints the memo, or saves it as PDF where the reader's system offers that.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
