/** Plain words, without accents, easy to read and to type, of nobody's name. */
export const firstWords: readonly string[] = (
  'abeille abricot acacia agate aiguille ajonc algue alouette amande amphore ancre anis antenne arbre archet ardoise argile ' +
  'armoire arrosoir asperge atelier atlas aubergine avion avoine avril azur badge bagage bague baie balade balance balcon ' +
  'baleine ballon bambou banane banc barque basilic bassin bateau baume bazar berceau berge beurre bidon bille biscuit bison ' +
  'bobine bocal bois bonnet bordure bosquet botte bouchon bougie boulon bouquet boussole bouton brebis brique brise brosse ' +
  'bruine buisson bulle bureau buvard cabane cabas cacao cadran caillou calepin calme camion canal canapé canard canoe cape ' +
  'caramel carnet carotte carton cascade castor cerise chaise chalet chameau chandelle chanson charbon chardon charrue chemin ' +
  'chemise chouette cigale cigogne citron clavier clocher cloison coffre colibri colline colombe compas comptoir confiture ' +
  'copeau corail corbeille cordage corniche coton coupole couvert crayon crique cristal cuivre cumin cyclone cygne dahlia damier ' +
  'dauphin dentelle digue dolmen domino drapeau dune ecluse ecorce ecran ecureuil embruns encre enclume epice epingle equerre ' +
  'erable escalier etable etoile etui fable facade facteur falaise fanal farine faucon fenouil ferme fermoir feuille ficelle ' +
  'figue filet flanelle fleuve flocon flute foin fontaine foret fougere foulard four fraise framboise fresque frigate fromage ' +
  'fuseau galerie galet gants garage gazelle gazon genet genou girafe girofle givre glacier glycine gomme gondole goudron gouttes ' +
  'granit grange gravier grelot grenier griotte guirlande guitare hamac hameau hangar haricot hauteur herbier herisson hibou ' +
  'horizon horloge houle huile ile image jardin jasmin jaune jetée jonquille jumelle kayak kiosque laine laitue lampe lanterne ' +
  'lavande legume levier lezard lierre lilas limon lingot lisiere losange loupe lucarne lune lustre lutrin luzerne machine madrier ' +
  'magasin maison mandarine mangue manteau marbre mare marmite marron marteau matelas melon menthe merle mesure meuble miel mimosa ' +
  'miroir moineau montagne moquette mosaique moteur mouette moulin mousse muguet murmure musique myrtille nacelle nageur nappe ' +
  'navire nectar neige nid noisette nougat nuage oasis ocean ocre oignon olive ombre orage orange orchestre orge ormeau osier ourson ' +
  'outil paille palette palmier panier papier papillon parasol passerelle pastel patin pavillon pavot peigne pelouse pendule ' +
  'perche perle persil phare piano pigeon pinceau pivoine placard plage plateau plume poire poivre pollen pomme ponton porche potager ' +
  'poterie poutre prairie praline prune pupitre quartz quille racine radeau radis rafale raisin rameau ramier rateau ravin recif ' +
  'refuge regate reglisse relais renard reseau rideau rivage riviere rocher romarin ronce roseau rouage ruban ruche ruisseau sable ' +
  'sabot safran salade sapin sardine savane savon scarabee sentier serrure silex sillon sirop soja soleil sonnette sorbet souris ' +
  'spirale statue store sucre table tabouret talus tambour tamis tapis tartine tente terrasse theatre thym tilleul timbre tisane ' +
  'toiture tomate tonneau torrent tortue toupie tournesol tracteur trefle treille tremplin tribune tricot tuile tulipe tunnel ' +
  'vague valise vallon vanille vapeur velours verger vernis verveine village violon virage vitrail voilier volcan volet wagon zeste'
)
  .split(' ')
  .filter((word) => /^[a-z]+$/.test(word))
