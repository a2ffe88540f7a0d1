/** Keeps the page from scrolling along under the thumb while the messenger fills it, and gives back what it found. */
export function lockScroll(page: Window): (locked: boolean) => void {
  const { style } = page.document.documentElement;
  let before: { value: string; priority: string; x: number; y: number } | null = null;
  return (locked) => {
    if (locked && !before) {
      const [value, priority] = [style.getPropertyValue('overflow'), style.getPropertyPriority('overflow')];
      before = { value, priority, x: page.scrollX, y: page.scrollY };
      // Important, because a page's own rule may be.
      style.setProperty('overflow', 'hidden', 'important');
    } else if (!locked && before) {
      const { value, priority, x, y } = before;
      before = null;
      style.setProperty('overflow', value, priority);
      // A phone moves the page when its keyboard comes up.
      if (page.scrollX !== x || page.scrollY !== y) page.scrollTo({ left: x, top: y, behavior: 'instant' });
    }
  };
}
