/** On iPhones a browser takes notifications once the game is on the home screen: the sentence that says so. */

/** @param {HTMLElement} line */
export function mount(line) {
  line.hidden = 'PushManager' in window || !/iphone|ipad|ipod/i.test(navigator.userAgent)
}
