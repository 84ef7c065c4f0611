// Before anything is drawn: the page is not laid out once without scripts and then anew with them.
"use strict";
document.documentElement.classList.add("js");
