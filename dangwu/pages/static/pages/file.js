// Shows a file field in Chinese whatever the browser speaks: a button and the name of the file.
// Without scripts the browser's own field is there.
document.querySelectorAll('input[type="file"].form-control').forEach(function (input) {
  var box = document.createElement("span");
  var button = document.createElement("label");
  var name = document.createElement("span");
  box.className = "d-file";
  button.className = "btn";
  button.htmlFor = input.id;
  button.textContent = "选择文件";
  name.className = "d-quiet";
  name.setAttribute("aria-live", "polite");
  function show() {
    var names = Array.prototype.map.call(input.files, function (one) { return one.name; });
    name.textContent = names.join("、") || "还没有选择文件";
  }
  input.classList.add("visually-hidden");
  input.parentNode.insertBefore(box, input);
  box.append(input, button, name);
  input.addEventListener("change", show);
  show();
});
