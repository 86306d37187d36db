/** The element with this id, which the page has. */
export const byId = (id) => document.getElementById(id);

/**
 * A new element that shows text: whatever the text holds, it stays text.
 *
 * @param {string} name of the element
 * @param {unknown} text
 * @param {string} [className]
 */
export function textElement(name, text, className = '') {
  const element = document.createElement(name);
  element.textContent = String(text);
  element.className = className;
  return element;
}
