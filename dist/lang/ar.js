document.currentScript.cct({});
