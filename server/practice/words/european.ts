import type { SmallTalk } from './small-talk.ts';

export const german: SmallTalk = {
  topics: [
    {
      question: 'Lassen sich die Roboter an SAP EWM anbinden, und wie lange dauert das?',
      next: ['Wer macht bei uns im Haus die Abbildung der Lagerplätze?', 'Und wenn wir die Wellen später ändern?'],
    },
    {
      question: 'Was kostet ein Pilot mit acht Robotern, und kommen wir danach wieder heraus?',
      next: ['Wie lange läuft so ein Pilot?', 'Was brauchen Sie vorher von uns?'],
    },
    {
      question: 'Unser Betriebsrat fragt, ob die Roboter filmen. Was darf ich antworten?',
      next: ['Gibt es das schriftlich?', 'Haben Sie eine Muster-Betriebsvereinbarung?'],
    },
  ],
  hello: ['Guten Tag, danke für die schnelle Antwort.', 'Hallo!'],
  email: ['Gern: {email}', '{email}'],
  noEmail: ['Bleiben wir erst einmal hier im Chat, bitte.'],
  name: ['{name}', 'Mein Name ist {name}'],
  noName: ['Ich schaue mich erst einmal für meinen Chef um.'],
  figures: ['Etwa 8.000 Auftragszeilen am Tag, zwei Schichten.', 'Rund 5.500 m² und 14.000 Artikel.'],
  unsure: ['Da müsste ich unseren Lagerleiter fragen.', 'Das weiß ich nicht auswendig. Was ist denn üblich?'],
  call: ['Ja, rufen Sie mich gern an.', 'Gern, telefonieren geht schneller.'],
  noCall: ['Ich sitze im Großraumbüro, können wir schreiben?'],
  pickTime: ['Gute Idee, ich suche mir einen Termin aus.'],
  noTime: ['Das muss ich erst mit den Kollegen abstimmen.'],
  booked: ['Erledigt, ich habe einen Termin gewählt.'],
  yes: ['Ja, genau.', 'Richtig.'],
  there: ['Sind Sie noch da?'],
  thanks: ['Das hilft mir sehr, danke.', 'Verstanden, vielen Dank.'],
  bye: ['Vielen Dank und einen schönen Tag!', 'Danke, ich melde mich.'],
  giveUp: ['Ich komme ein andermal wieder.'],
};

export const spanish: SmallTalk = {
  topics: [
    {
      question: '¿Cuánto costaría alquilar robots solo para la campaña de Navidad?',
      next: ['¿Con cuánta antelación hay que pedirlos?', '¿Y la instalación va aparte?'],
    },
    {
      question: '¿Tienen algún almacén en España que se pueda visitar?',
      next: ['¿Cuánto dura la visita?', '¿Pueden venir también dos compañeros de operaciones?'],
    },
    {
      question: 'Movemos unas 6.000 líneas al día. ¿Cuántos robots necesitaríamos?',
      next: ['¿Y en los días punta?', '¿El mantenimiento está incluido?'],
    },
  ],
  hello: ['Hola, gracias por contestar.', '¡Hola!'],
  email: ['Claro: {email}', '{email}'],
  noEmail: ['Prefiero seguir por aquí de momento.'],
  name: ['{name}', 'Soy {name}'],
  noName: ['De momento solo estoy mirando.'],
  figures: ['Unas 6.000 líneas al día en dos turnos.', 'Unos 4.000 m² y 11.000 referencias.'],
  unsure: ['Tendría que preguntarlo en operaciones.', 'No lo sé de memoria. ¿Qué es lo habitual?'],
  call: ['Sí, llámeme, es más rápido.'],
  noCall: ['Ahora mismo no puedo hablar, ¿seguimos por escrito?'],
  pickTime: ['Buena idea, elijo una hora.'],
  noTime: ['Primero lo comento con el equipo.'],
  booked: ['Listo, ya he elegido hora.'],
  yes: ['Sí, exacto.', 'Sí.'],
  there: ['¿Sigue ahí?'],
  thanks: ['Me ayuda mucho, gracias.', 'Muy claro, gracias.'],
  bye: ['Gracias por su tiempo, ¡hasta luego!'],
  giveUp: ['Vuelvo en otro momento.'],
};

export const french: SmallTalk = {
  topics: [
    {
      question: 'Vos robots supportent-ils un entrepôt à +2 °C ?',
      next: ['Et l’autonomie, elle baisse de combien ?', 'Faut-il une salle de charge séparée ?'],
    },
    {
      question: 'Que comprend exactement le prix mensuel ?',
      next: ['Y a-t-il une durée minimale ?', 'Et les frais d’installation ?'],
    },
    {
      question: 'Combien de temps entre la signature et la première commande préparée ?',
      next: ['Qui s’occupe de la liaison avec notre WMS ?', 'Peut-on commencer par une seule allée ?'],
    },
  ],
  hello: ['Bonjour, merci de votre réponse.', 'Bonjour !'],
  email: ['Bien sûr : {email}', '{email}'],
  noEmail: ['Restons sur le chat pour l’instant, si vous voulez bien.'],
  name: ['{name}', 'Je suis {name}'],
  noName: ['Je me renseigne seulement pour l’instant.'],
  figures: ['Environ 7 000 lignes par jour, deux équipes.', 'À peu près 5 000 m² et 12 000 références.'],
  unsure: ['Je dois demander à notre responsable logistique.', 'Je ne sais pas par cœur. Quel est l’usage ?'],
  call: ['Oui, appelez-moi, ce sera plus simple.'],
  noCall: ['Je suis en open space, on peut continuer par écrit ?'],
  pickTime: ['Bonne idée, je choisis un créneau.'],
  noTime: ['Il faut d’abord que j’en parle à mes collègues.'],
  booked: ['C’est fait, j’ai pris un créneau.'],
  yes: ['Oui, tout à fait.', 'Oui.'],
  there: ['Vous êtes toujours là ?'],
  thanks: ['Cela m’aide bien, merci.', 'Très clair, merci.'],
  bye: ['Merci pour votre temps, bonne journée !'],
  giveUp: ['Je repasserai plus tard.'],
};

export const portuguese: SmallTalk = {
  topics: [
    {
      question: 'Têm algum armazém em Portugal que se possa visitar?',
      next: ['Quanto tempo demora a visita?', 'Podem ir também dois colegas das operações?'],
    },
    {
      question: 'O preço por robô inclui a manutenção e as baterias?',
      next: ['Há um prazo mínimo?', 'E a instalação, é à parte?'],
    },
    {
      question: 'Fazemos umas 12.000 linhas por dia. Quantos robôs seriam?',
      next: ['E no pico, quando é o dobro?', 'Quanto tempo até ao primeiro pedido?'],
    },
  ],
  hello: ['Olá, obrigado pela resposta rápida.', 'Boa tarde!'],
  email: ['Claro: {email}', '{email}'],
  noEmail: ['Prefiro ficar pelo chat, por agora.'],
  name: ['{name}', 'Sou {name}'],
  noName: ['Estou só a ver, por enquanto.'],
  figures: ['Cerca de 12.000 linhas por dia, em dois turnos.', 'Uns 6.000 m² e 9.000 artigos.'],
  unsure: ['Teria de perguntar às operações.', 'Não sei de cor. Qual é o habitual?'],
  call: ['Sim, pode ligar, é mais rápido.'],
  noCall: ['Agora não posso falar, continuamos por escrito?'],
  pickTime: ['Boa ideia, vou escolher uma hora.'],
  noTime: ['Primeiro tenho de falar com a equipa.'],
  booked: ['Já está, escolhi uma hora.'],
  yes: ['Sim, exatamente.', 'Sim.'],
  there: ['Ainda está aí?'],
  thanks: ['Ajuda muito, obrigado.', 'Muito claro, obrigado.'],
  bye: ['Obrigado pelo seu tempo, até breve!'],
  giveUp: ['Volto noutra altura.'],
};
