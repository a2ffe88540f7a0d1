const isKept = /^(?=.{1,253}$)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+[a-z]{2,63}$/;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A company's domain as accounts keep it: lower case, in the letters of the network (punycode), without `www`; also where
 * somebody gave an address of the website. Null for what is no domain.
 */
export const accountDomain = (text: string): string | null => {
  const [, host] = /^(?:https?:\/\/)?(?:www\.)?([^\s/?#@:]+)\.?(?:[/?#].*)?$/i.exec(text.trim()) ?? [];
  if (host === undefined) return null;
  // Most are as they are kept already; a long list is read far quicker without taking each for an address.
  if (isKept.test(host) && !host.includes('xn--')) return host;
  if (!URL.canParse(`http://${host}`)) return null;
  const domain = new URL(`http://${host}`).hostname.replace(/^www\./, '').replace(/\.$/, '');
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  const fits = labels.length > 1 && domain.length <= 253 && labels.every((one) => label.test(one));
  // A name of the network never ends in a number: that is an address.
  return fits && !/^\d+$/.test(top) ? domain : null;
};
