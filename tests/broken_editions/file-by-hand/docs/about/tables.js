document.title = "changed";
