/** Every text the main process shows, in English. */
export const en = {
  'app.name': 'Foyer',
  'link.question': 'Open this link from a visitor?',
  'link.open': 'Open link',
  'link.cancel': 'Cancel',
  'connect.question': 'Connect this console to {router}?',
  'connect.detail':
    'A link asked for it. Continue only if you know this address: your messages and visitors will go through it.',
  'connect.continue': 'Connect',
  'connect.cancel': 'Cancel',
  'menu.file': 'File',
  'menu.view': 'View',
  'menu.actualSize': 'Actual size',
  'menu.zoomIn': 'Zoom in',
  'menu.zoomOut': 'Zoom out',
  'notice.offer': 'A visitor wants to talk',
  'notice.message': 'A visitor wrote to you',
  'notice.missed': 'A visitor was not reached',
  'notice.pounce': 'News from a visitor you wrote to',
  'notice.call': 'A call for you',
  'notice.alert': 'Your team needs you',
  'badge.waiting': '{count} waiting for you',
} as const;
