/** Primary subtags of the languages there are to choose: what browsers are set to. */
export const languageCodes: readonly string[] = (
  'af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ' +
  'ku ky lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt rm ro ru rw sd si sk sl so sq sr sv sw ta te tg th tk ' +
  'tr tt ug uk ur uz vi wo xh yi yo zh zu'
).split(' ');
