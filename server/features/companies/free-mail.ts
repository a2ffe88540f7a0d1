/** Where anybody gets an address: such a domain tells no company. National variants are listed where they are common. */
const freeMail = new Set(
  `126.com 139.com 163.com aim.com alice.it aliyun.com aol.com aol.de arcor.de att.net bellsouth.net bigpond.com bluewin.ch
  bol.com.br btinternet.com centrum.cz charter.net comcast.net cox.net daum.net docomo.ne.jp duck.com earthlink.net email.com
  email.cz eircom.net ezweb.ne.jp fastmail.com fastmail.fm foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de
  gmx.net googlemail.com hanmail.net hey.com home.nl hotmail.be hotmail.co.jp hotmail.co.uk hotmail.com hotmail.com.br hotmail.de
  hotmail.es hotmail.fr hotmail.it hotmail.nl hushmail.com icloud.com ig.com.br inbox.com inbox.lv inbox.ru interia.pl juno.com
  kpnmail.nl laposte.net libero.it list.ru live.ca live.cn live.co.uk live.com live.com.au live.com.mx live.com.pt live.de live.fr
  live.it live.nl live.se mac.com mail.com mail.de mail.ee mail.ru mailbox.org me.com msn.com naver.com neuf.fr nifty.com o2.co.uk
  o2.pl onet.pl online.de optonline.net orange.fr outlook.be outlook.co.th outlook.com outlook.com.br outlook.de outlook.es
  outlook.fr outlook.in outlook.it outlook.jp outlook.pt pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com
  rambler.ru rediffmail.com rocketmail.com rogers.com runbox.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.cn sina.com
  sky.com sohu.com startmail.com sympatico.ca t-online.de talktalk.net telenet.be telia.com telus.net tin.it tiscali.it
  tuta.com tuta.io tutanota.com ukr.net uol.com.br verizon.net videotron.ca virgilio.it virginmedia.com wanadoo.fr web.de
  wp.pl xs4all.nl ya.ru yahoo.ca yahoo.co.id yahoo.co.in yahoo.co.jp yahoo.co.kr yahoo.co.uk yahoo.com yahoo.com.ar yahoo.com.au
  yahoo.com.br yahoo.com.cn yahoo.com.hk yahoo.com.mx yahoo.com.sg yahoo.com.tw yahoo.com.vn yahoo.de yahoo.es yahoo.fr yahoo.in
  yahoo.it yahoo.se yandex.com yandex.ru yeah.net ymail.com zoho.com zohomail.com`.split(/\s+/),
);

/** The domain of an e-mail address that a company may own, or null. */
export const companyDomain = (email: string): string | null => {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain === '' || freeMail.has(domain) ? null : domain;
};

/** True for a domain whose addresses tell no company. */
export const isFreeMail = (domain: string): boolean => freeMail.has(domain.toLowerCase());
